# The verbs of run.py, for habit: `make test ARGS="-k fold"` is `python3 run.py test -k fold`.
PYTHON ?= python3

.PHONY: help setup demo test check fix bench types lock
help setup demo test check fix bench types lock:
	@$(PYTHON) run.py $@ $(ARGS)
