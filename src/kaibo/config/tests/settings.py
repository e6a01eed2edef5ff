"""Settings under which tests run: the product's own, in a data folder that is thrown away.

Adds the sample domain by which the kit is proved, and a database file (not memory), because
promises about threads and processes can only be tested on a file.
"""

import atexit
import os
import shutil
import tempfile

# A worker process started by a test is told to share its parent's folder.
os.environ["KAIBO_DATA"] = os.environ.get("KAIBO_TEST_DATA") or tempfile.mkdtemp(prefix="kaibo-")
if "KAIBO_TEST_DATA" not in os.environ:
    atexit.register(shutil.rmtree, os.environ["KAIBO_DATA"], ignore_errors=True)

from kaibo.config.settings import *  # noqa: F403
from kaibo.config.settings import DATA_DIR, DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "kaibo.kit.tests.sample"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
# Cheap to compute: tests prove who may enter, not how long a hash takes.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
