# Xinyi (新宜). `make help` lists what there is. Needs Python 3.11+ and make; uses uv where it is installed.
# Each stamp in .venv says "these extras are in, for this pyproject.toml", so a second call starts at once.

PYTHON ?= python3
VENV   ?= .venv
ARGS   ?=
# Two at once halve the time; each has a mongod of its own.
WORKERS ?= 2
SEED   := $(or $(SEED),$(shell date +%s))

export PYTHON VENV
PY     := $(VENV)/bin/python
SETUP  := sh tools/setup.sh
INPUTS := pyproject.toml constraints.txt tools/setup.sh
CODE   := bot channels web handlers services storage domain tests tools benchmarks

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo test e2e pictures lint format bench lock wheel clean
MAKEFLAGS += --no-print-directory

help: ## this list
	@awk -F':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# One rule for all stamps: .venv/.ready-run, .venv/.ready-test, …
$(VENV)/.ready-run: $(INPUTS)
	@$(SETUP)
	@touch $@
$(VENV)/.ready-test: $(INPUTS)
	@$(SETUP) test
	@touch $@
$(VENV)/.ready-lint: $(INPUTS)
	@$(SETUP) test lint
	@touch $@
$(VENV)/.ready-e2e: $(INPUTS)
	@$(SETUP) test e2e
	@touch $@
$(VENV)/.ready-bench: $(INPUTS)
	@$(SETUP) test bench
	@touch $@

run: $(VENV)/.ready-run ## start the server on http://127.0.0.1:8080 with the sample street and the phone simulator
	@exec $(PY) -m bot serve $(ARGS)

demo: $(VENV)/.ready-run ## fill the store with a believable month
	@exec $(PY) -m bot demo $(ARGS)

test: $(VENV)/.ready-test ## all tests but the browser's; ARGS="tests/domain -x" picks
	@$(PY) tools/mongod.py
	@$(PY) -m pytest -m 'not slow' -n $(WORKERS) --dist worksteal -p randomly --randomly-seed=$(SEED) $(ARGS) || \
	{ code=$$?; echo "xinyi: the same order again: make test SEED=$(SEED)" >&2; exit $$code; }

e2e: $(VENV)/.ready-e2e ## browser tests (needs Debian's chromium and fonts-noto-cjk)
	@sh tools/chromium.sh
	@exec $(PY) -m pytest tests/e2e -m 'not pictures' $(ARGS)

pictures: $(VENV)/.ready-e2e ## takes the documentation's pictures anew
	@sh tools/chromium.sh
	@exec $(PY) -m pytest tests/e2e -m pictures $(ARGS)

lint: $(VENV)/.ready-lint ## style, types and the rules of the house
	@$(VENV)/bin/ruff check $(wildcard $(CODE))
	@$(VENV)/bin/ruff format --check $(wildcard $(CODE))
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo

format: $(VENV)/.ready-lint ## put the code into the house's form
	@$(VENV)/bin/ruff check --fix --exit-zero $(wildcard $(CODE))
	@$(VENV)/bin/ruff format $(wildcard $(CODE))

bench: $(VENV)/.ready-bench ## measure against the budgets and print the table
	@exec $(PY) -m benchmarks $(ARGS)

lock: ## write constraints.txt anew (needs uv)
	@command -v uv >/dev/null || { echo "xinyi: 'make lock' needs uv (pip install uv)." >&2; exit 1; }
	@{ echo "# Versions known to pass together; written by 'make lock'. Held by make and the Dockerfile, for every Python from 3.11 on."; \
	   uv pip compile --quiet --universal --python-version 3.11 --all-extras --upgrade --no-header --no-annotate pyproject.toml; } > constraints.new
	@mv constraints.new constraints.txt

wheel: $(VENV)/.ready-run ## build dist/*.whl
	@$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what make made (not var/, where the data is)
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
