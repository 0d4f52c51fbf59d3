# Every target sets up what it needs by itself; a second time that costs nothing.
#   make run      everything on this machine, Ctrl-C stops it
#   make test     all tests: those that judge by the clock alone, the rest on all cores; SEED=7 draws other lots
#   make check    format, lint, types, imports, the lessons of the course
#   make faults   the long fault suite: FAULTS="--seed 7 --rows NAME" repeats a row
#   make bench    how fast it is beside its peers: ROWS= picks rows, OUT= names the file of figures
#   make doctor   what is set up right and what is not
#   make lock     new lock files after a change of pyproject.toml
# PYTHON=python3.13 make test   the same with another Python, in an environment of its own

PYTHON ?= python3
ifeq ($(PYTHON),python3)
VENV := .venv
else
VENV := .venv-$(notdir $(PYTHON))
endif
BIN := $(VENV)/bin

# An environment is as good as the lock it was made from and the Python it was made with.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
SEAL = $(VENV)/.$(1)-$(VERSION)-$(shell cksum < $(2) | tr ' ' '-')
RUN := $(call SEAL,run,requirements.lock)
DEV := $(call SEAL,dev,requirements-dev.lock)

.PHONY: run test check faults bench doctor lock
.DELETE_ON_ERROR:

run: $(RUN)
	@$(BIN)/python main.py up

doctor: $(RUN)
	@$(BIN)/python main.py doctor

test: $(DEV)
	@$(BIN)/python -m pytest tests/cluster
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --ignore tests/cluster

check: $(DEV)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m core.lessons.lint --complete

faults: $(DEV)
	@$(BIN)/python -m tests.cluster.faults $(FAULTS)

bench: $(DEV)
	@$(BIN)/python -m tests.bench $(ROWS)

lock: $(DEV)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh .ci/lock

$(RUN):
	@sh .ci/install $(PYTHON) $(VENV) requirements.lock
	@touch $@

$(DEV):
	@sh .ci/install $(PYTHON) $(VENV) requirements-dev.lock
	@touch $@ $(RUN)
