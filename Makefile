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
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## All that a change must pass

# The measures read saved pages and ask other engines the same: they have a place of their own.
$(VENV)/quality/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)/quality
	$(VENV)/quality/bin/python -m pip install --quiet --constraint requirements.lock \
	    --editable ".[all,fast]" tantivy Faker
	touch $@

quality:  ## Measure every part on corpora: make quality CORPORA=<folder> [QUALITY="--part names"]
	@test -n "$(CORPORA)" || { echo 'usage: make quality CORPORA=<folder of corpora>'\
	    '[QUALITY="--part names,claims --full"]'; exit 2; }
	@$(MAKE) --no-print-directory $(VENV)/quality/.ready
	$(VENV)/quality/bin/python tests/quality/run.py "$(CORPORA)" $(QUALITY)

bench: $(VENV)/.ready  ## How fast it starts and answers: make bench CORPUS=<articles.jsonl>
	$(BIN)/python tests/benchmarks/bench_startup.py
	@test -n "$(CORPUS)" || { echo 'usage: make bench CORPUS=<articles.jsonl>'\
	    '(JSON Lines with title and text), for the engine too'; exit 2; }
	$(BIN)/python tests/benchmarks/bench_engine.py "$(CORPUS)"

format: $(VENV)/.ready
	$(BIN)/ruff check --fix src tests
	$(BIN)/ruff format src tests

clean:
	rm -rf $(VENV) build dist data/index/[!.]*
