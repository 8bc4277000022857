# Needs Python 3.11 or later and make, nothing else: all further tools come locked into .venv.

PYTHON ?= python3
PORT ?= 5000
WORKERS ?= 2
export INTL_CRM_DATA ?= var/demo

VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/done
DIST := intl_crm/static/dist
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --prefix web

web_sources := $(wildcard web/*.mjs) $(shell find web/src -type f 2>/dev/null)
catalogues := $(patsubst translations/%.po,intl_crm/translations/%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))

.DEFAULT_GOAL := setup
.DELETE_ON_ERROR:
.PHONY: setup run test test-long bench lint lock screenshots wheel clean

setup: $(DONE)/program $(DIST)/manifest.json $(catalogues)

run: setup
	@mkdir -p "$(INTL_CRM_DATA)"
	@$(BIN)/intl-crm demo --base-url http://127.0.0.1:$(PORT)
	@$(BIN)/intl-crm run --port $(PORT)

test: lint
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m "not long"

test-long: setup
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m long

# What large prints cost in seconds and memory; no test, as that is another thing on each machine.
bench: setup
	@$(BIN)/python -m tests.bench

lint: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

# The machine's own package sources stay out of the lock: it must be the same wherever it is made.
COMPILE := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null $(BIN)/pip-compile --quiet \
	--generate-hashes --strip-extras --allow-unsafe --annotation-style=line --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options $(LOCK_OPTIONS)

# LOCK_OPTIONS=--upgrade takes the newest releases that pyproject.toml allows.
lock: $(DONE)/packages
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(NPM) install --ignore-scripts --package-lock-only
	$(BIN)/python -m tests.project.licences > docs/licences.md

# The tests take them each time; only here they are kept.
screenshots: setup
	@KEEP_SCREENSHOTS=1 $(BIN)/pytest -q tests/browser/test_screenshots.py tests/reports/test_page_pictures.py

# Without isolation the build takes the locked tools and asks no registry.
wheel: setup
	$(BIN)/pyproject-build --wheel --no-isolation

clean:
	rm -rf $(VENV) web/node_modules $(DIST) intl_crm/translations build dist
	find intl_crm tests -name __pycache__ -prune -exec rm -rf {} +

# A file under .venv/done says that a step is finished; make repeats it when what it came from is newer.

$(DONE)/packages: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or later is needed; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@mkdir -p $(DONE) && touch $@

$(DONE)/program: pyproject.toml $(DONE)/packages
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

web/node_modules/.package-lock.json: web/package.json web/package-lock.json $(DONE)/packages
	$(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(DIST)/manifest.json: web/node_modules/.package-lock.json $(web_sources)
	$(NPM) run --silent build
	@touch $@

intl_crm/translations/%.mo: translations/%.po $(DONE)/packages
	@mkdir -p $(@D)
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
