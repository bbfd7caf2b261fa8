# Everything a newcomer or CI needs. `make demo` and `make test` work from a clean clone.
PYTHON  ?= python3
CORPORA ?= ../shared/corpora
BIN     := .venv/bin

.PHONY: demo test lint types benchmark fingerprint train-attribution docs clean

demo: .venv/installed
	@$(BIN)/counterclaim demo

test: .venv/installed-dev
	@$(BIN)/python -m pytest

lint: .venv/installed-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

types: .venv/installed-dev
	@$(BIN)/mypy

benchmark: .venv/installed-benchmark
	@$(BIN)/python -m benchmarks.scoreboard --corpora "$(CORPORA)"

# What the rules make of the demo, recorded beside their version; CONTRIBUTING.md says when.
fingerprint: .venv/installed-dev
	@$(BIN)/python -m tests.demo_expected.fingerprint

# Repeats the weights of the attribution tagger from scratch: an hour on two cores.
train-attribution: .venv/installed-training
	@OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m training.attribution --corpora "$(CORPORA)" --install

docs: .venv/installed
	@$(BIN)/python -m counterclaim.export.schema > docs/claim.schema.json
	@$(BIN)/python -m counterclaim.cli.reference > docs/commands.md

clean:
	rm -rf .venv build dist

.venv/python:
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(0 if sys.version_info >= (3, 11) else "counterclaim needs Python 3.11 or newer; \"$(PYTHON)\" is " + v + ". Try: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@$(PYTHON) -m venv .venv && touch $@

.venv/installed: .venv/python pyproject.toml
	@echo "Installing counterclaim into .venv (first time: a minute or so) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . && touch $@

.venv/installed-dev: .venv/python pyproject.toml
	@echo "Installing counterclaim and its development extras into .venv ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' && touch $@ .venv/installed

.venv/installed-benchmark: .venv/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,benchmark]' && touch $@ .venv/installed

.venv/installed-training: .venv/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,training]' && touch $@ .venv/installed-dev .venv/installed
