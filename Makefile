# Everything a newcomer or CI needs. `make demo` and `make test` work from a clean clone.
PYTHON  ?= python3
CORPORA ?= ../shared/corpora
BIN     := .venv/bin
INSTALL  = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test lint types benchmark fingerprint train-attribution docs constraints clean

demo: .venv/installed
	@$(BIN)/counterclaim demo

test: .venv/installed-dev
	@$(BIN)/python -m pytest -n 2 --dist loadfile

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
	@$(BIN)/python -m counterclaim.ledger.checker > docs/check_ledger.py

# The newest versions, of which `make test` must then show that they work together.
constraints:
	@echo "Installing the newest of everything into a folder that is thrown away (minutes) ..." >&2
	@$(PYTHON) tools/renew_constraints.py > constraints.new && mv constraints.new constraints.txt || { rm -f constraints.new; exit 1; }
	@echo "constraints.txt is renewed. Now: make test, and read what git diff says." >&2

clean:
	rm -rf .venv build dist

.venv/python:
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(0 if sys.version_info >= (3, 11) else "counterclaim needs Python 3.11 or newer; \"$(PYTHON)\" is " + v + ". Try: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@$(PYTHON) -m venv .venv && touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	@echo "Installing counterclaim into .venv (first time: a minute or so) ..." >&2
	@$(INSTALL) -e . && touch $@

.venv/installed-dev: .venv/python pyproject.toml constraints.txt
	@echo "Installing counterclaim and its development extras into .venv ..." >&2
	@$(INSTALL) -e '.[dev]' && touch $@ .venv/installed

.venv/installed-benchmark: .venv/python pyproject.toml constraints.txt
	@$(INSTALL) -e '.[dev,benchmark]' && touch $@ .venv/installed

.venv/installed-training: .venv/python pyproject.toml constraints.txt
	@$(INSTALL) -e '.[dev,training]' && touch $@ .venv/installed-dev .venv/installed
