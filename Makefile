# Rubrique's commands. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench schema messages screenshots requirements explorer

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
EXPLORER := site/cms/api/explorer
EXPLORER_BUILT := site/cms/api/static/explorer/graphiql.js
TEST_POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres
export TEST_POSTGRES_URL

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/base.stamp explorer ## create .venv and install the pinned requirements

demo: setup ## serve the demo publication on PORT (8000); honours DATABASE_URL and REDIS_URL
	@$(BIN)/python manage.py demo

test: .venv/dev.stamp explorer ## run every test on SQLite, and again on PostgreSQL where one answers
	DATABASE_URL= $(BIN)/pytest -n auto --dist loadgroup
	@if $(BIN)/python -c 'import os, psycopg; psycopg.connect(os.environ["TEST_POSTGRES_URL"], connect_timeout=3)' \
		2>/dev/null; then echo "Again, on PostgreSQL:"; DATABASE_URL="$$TEST_POSTGRES_URL" $(BIN)/pytest -n auto --dist loadgroup -m "not needs_node and not needs_browser and not once"; fi

check: .venv/dev.stamp ## lint, types, import contract, migrations, schema, catalogues, deployment settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py graphql_sdl --check
	$(BIN)/python manage.py settings_doc --check
	$(BIN)/python manage.py sync_openapi --check
	$(BIN)/pytest -q tests/test_catalogues.py
	SECRET_KEY="$$(head -c 48 /dev/urandom | base64)" $(BIN)/python manage.py check --deploy \
		--fail-level WARNING --settings cms.settings.production

bench: .venv/dev.stamp ## measure the API beside other systems (needs wrk); options in ARGS, ARGS=--help lists them
	@$(BIN)/python -m bench $(ARGS)

schema: setup ## write the GraphQL schema to site/cms/api/schema.graphql
	$(BIN)/python manage.py graphql_sdl

messages: .venv/dev.stamp ## collect the texts to translate and compile the catalogues (needs gettext)
	for app in site/cms/* site/cms/newsroom/* home blog laureates; do if [ -d $$app/locale ]; then (cd $$app && \
		$(CURDIR)/$(BIN)/django-admin makemessages --locale fr --no-obsolete --no-wrap --add-location file && \
		$(CURDIR)/$(BIN)/django-admin compilemessages --locale fr) || exit 1; fi; done

screenshots: .venv/dev.stamp ## take the pictures of docs/editing.md again (needs Chromium and Node.js)
	KEEP_SCREENSHOTS=1 $(BIN)/pytest -q tests/browser/editing

requirements: ## pin requirements/*.txt again from requirements/*.in (needs uv)
	for name in base dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements" \
		requirements/$$name.in --output-file requirements/$$name.txt || exit 1; done

# Builds GraphiQL, again once one of its sources has changed. Without Node.js or network the CMS shows a plain explorer page of its own.
explorer:
	@if [ -f $(EXPLORER_BUILT) ] && [ -z "$$(find $(EXPLORER) -name node_modules -prune -o -type f -newer $(EXPLORER_BUILT) -print)" ]; then :; \
	elif ! command -v npm >/dev/null; then echo "Node.js is not here: the plain GraphQL explorer will be shown."; \
	elif (cd $(EXPLORER) && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries 1 && npm run build) \
		>/dev/null 2>&1; then :; \
	else echo "GraphiQL could not be built: the plain GraphQL explorer will be shown."; fi

.venv/base.stamp: requirements/base.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Rubrique needs Python 3.11 or later." if sys.version_info < (3, 11) else 0)'
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@echo "Installing the pinned requirements (a minute or two the first time) …"
	@$(PIP) install --require-hashes --requirement requirements/base.txt
	@$(PIP) install --no-build-isolation --no-deps --no-index --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/base.stamp
	@echo "Installing the pinned requirements of the tests …"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
