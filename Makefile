.DEFAULT_GOAL := run
.PHONY: run test eval bench check
PYTHON ?= python3
BIN := .venv/bin

run: .venv/.installed ; @$(BIN)/coach serve
test: .venv/.installed .venv/.browser ; @$(BIN)/pytest
eval: .venv/.installed ; @$(BIN)/coach eval
bench: .venv/.installed ; @$(BIN)/python -m bench.run
check: .venv/.installed ; @$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# Byte code is compiled once: without it every start takes twice as long, and some settings
# of pip and Python leave it out. Files that are not meant for this Python may fail to compile.
.venv/.installed: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "The coach needs Python 3.11 or newer, and there is no $(PYTHON)."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The coach needs Python 3.11 or newer; $(PYTHON) is %d.%d. Name another: make run PYTHON=python3.12" % sys.version_info[:2])'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv: a few minutes, and only once."
	@$(BIN)/pip install -qq -c constraints.txt -e ".[dev]"
	@$(BIN)/python -m compileall -q -j 0 .venv/lib coach >/dev/null 2>&1 || true
	@touch $@

.venv/.browser: .venv/.installed tests/install_browser.py
	@$(BIN)/python tests/install_browser.py
	@touch $@
