# Needs Python 3.11+, make and a package index; everything else is made here.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint check quality bench format clean

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	$(BIN)/python -m compileall -q src
	touch $@

demo: $(VENV)/.ready  ## Set up, index the articles in seeds/ and search them
	$(BIN)/ukcorpus ingest seeds/
	$(BIN)/ukcorpus search "Kharkiv"
	$(BIN)/ukcorpus facets lang person

test: $(VENV)/.ready  ## Set up and pass the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.ready  ## Lint, types, layers
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## All that a change must pass

format: $(VENV)/.ready
	$(BIN)/ruff check --fix src tests
	$(BIN)/ruff format src tests

clean:
	rm -rf $(VENV) build dist data/index/[!.]*
