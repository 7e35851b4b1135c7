# The tasks of those who work on gkplan; `just` alone lists them.
# `just` comes with `pip install -e '.[dev]'`.

_list:
    @just --list --unsorted

# Before each commit, under a minute: style, types, layers, the quick tests
quick:
    ruff check
    ruff format --check
    mypy
    lint-imports --no-cache > /dev/null || lint-imports --no-cache
    pytest -n auto -m "not slow" --hypothesis-profile quick

# Before a request: everything, as the gate runs it, in this environment
check:
    ruff check
    ruff format --check
    mypy
    lint-imports
    gkplan validate plans --format concise
    pytest --hypothesis-profile gate

# Rewrite golden outputs, schemas and catalogs; review the diff as behaviour
golden:
    pytest -n auto --update-golden tests/cli tests/store tests/whole

# Build the site of the plans in this repository and say where it is
site:
    gkplan site out/site plans

# Draw the API page from docstrings into docs/api.md
api:
    python docs/api.py

# The gate from a clean checkout, on a machine where nothing was installed by hand
gate:
    .ci/run
