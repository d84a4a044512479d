# Everything one does with this project, on a machine with only Python 3.11 or newer, git and make.

PYTHON ?= $(firstword $(foreach python,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(python) -c 'import sys, ensurepip; sys.version_info >= (3, 11) and print("$(python)")' 2>/dev/null)))
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
OCTOKIT_PACKAGES := @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1 \
	@octokit/webhooks-schemas@7.6.1 @octokit/webhooks-examples@7.6.1 commonmark-spec@0.31.2 axe-core@4.14.1
OCTOKIT_READY := .cache/octokit/ready-23.0.2-15.26.1-7.6.1-0.31.2-4.14.1
LOCK := uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --upgrade
# Of this wheel only Mermaid's script is used, never the program around it.
UNUSED := $(addprefix --no-emit-package ,novasvg quickjs-ng termaid)
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test pictures check format docs dist fuzz bench faults nightly lock clean octokit

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

demo: .venv/ready ## play an incident from the form to the digest; EXIT=1 never waits for a key
	@$(BIN)/incident-actions demo $(if $(EXIT),--exit)

test: .venv/ready octokit ## all tests; ARGS="-k resolve" picks some
	@if [ -e $(OCTOKIT_READY) ]; then export OCTOKIT="$(CURDIR)/.cache/octokit/node_modules"; fi; \
	$(BIN)/python -m tests.chromium; exec $(BIN)/pytest -n auto $(ARGS)

pictures: .venv/ready ## docs/pictures, made by playing the demo in a real Chromium
	@$(BIN)/python -m docs.pictures docs/pictures

check: .venv/ready ## style, types, workflows, forms
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/zizmor --quiet --offline --persona auditor --no-progress action.yml .github/workflows
	@$(BIN)/actionlint .github/workflows/*.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms \
		.github/ISSUE_TEMPLATE/incident.yml .github/ISSUE_TEMPLATE/customer-report.yml

format: .venv/ready ## let ruff lay out the code and mend what it can
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

docs: .venv/ready ## the generated parts of README.md and docs/
	@$(BIN)/python docs/generate.py

dist: .venv/ready ## dist/action, the folder that a release carries
	@$(BIN)/python -m release.build dist/action

fuzz: .venv/ready ## the property tests, with many more examples
	@$(BIN)/pytest -n auto -m hypothesis --hypothesis-profile=fuzz $(ARGS)

bench: .venv/ready dist ## figures and ratios for docs and releases
	@for script in benchmarks/*.py; do echo "== $$script"; \
		$(BIN)/python -m benchmarks.$$(basename $$script .py) || exit 1; done

faults: .venv/ready ## every fault at every request, and pairs of them; takes minutes
	@$(BIN)/pytest -n auto -m nightly $(ARGS)

nightly: check test faults fuzz bench ## everything above, for the clock

lock: ## renew the lock files (needs uv)
	@$(LOCK) pyproject.toml --extra notify --extra slack --output-file locks/runtime.txt
	@$(LOCK) pyproject.toml --extra notify --extra slack --extra sandbox --extra diagrams --group dev $(UNUSED) \
		--constraints locks/runtime.txt --output-file locks/dev.txt
	@! grep -n '://' locks/*.txt

clean: ## remove everything that was made here
	@rm -rf .venv .cache dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/locked: locks/dev.txt
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or newer, with venv, is needed and was not found; try make PYTHON=/path/to/python" >&2; \
		exit 1; fi
	@echo "Setting up .venv from locks/dev.txt (half a minute, only when the lock changes) ..." >&2
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install --no-compile --no-deps --require-hashes -r locks/dev.txt
	@touch $@

# The build backend comes from the lock, so nothing is fetched without a hash.
.venv/ready: .venv/locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

octokit: ; @$(if $(wildcard $(OCTOKIT_READY)),:,$(MAKE) --no-print-directory $(OCTOKIT_READY))

# GitHub's published descriptions, for the conformance tests; never copied into the repository.
# Node keeps its own list of certificates; behind a company's proxy only the system's list will do.
$(OCTOKIT_READY): export NODE_EXTRA_CA_CERTS ?= $(wildcard /etc/ssl/certs/ca-certificates.crt)
$(OCTOKIT_READY):
	@if ! command -v node >/dev/null || ! command -v npm >/dev/null; then problem="No Node here"; else \
		echo "Fetching GitHub's published descriptions into .cache/octokit ..." >&2; \
		mkdir -p .cache/octokit && npm install --silent --no-save --ignore-scripts --no-package-lock \
			--no-audit --no-fund --fetch-retries 1 --prefix .cache/octokit $(OCTOKIT_PACKAGES) \
			&& touch $@ && exit 0; problem="npm could not fetch $(OCTOKIT_PACKAGES)"; fi; \
	echo "$$problem: the conformance tests (pytest -m conformance) cannot run." >&2; \
	if [ "$$CI" = true ]; then echo "CI needs them: stopping." >&2; exit 1; fi; \
	echo "All other tests do." >&2
