"""Stands for a refolder that has very much to read: it says so once and goes on until it is ended."""

import sys
import threading

sys.stdout.write("1\n")
sys.stdout.flush()
threading.Event().wait()
