# Alles wat dit project doet, begint hier. `make help` legt uit.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
# A file stays with one worker, which makes its fixtures once; tests/conftest.py puts the slow files first.
VERDEELD := -n auto --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := installeren
.PHONY: help installeren ontwikkel rapport snel test groot lint typen dekking notebooks documentatie docs bench kill9 lock schoon

help: ## Toon deze uitleg
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

installeren: $(VENV)/.gebruik ## Zet alles klaar in .venv (daarna: .venv/bin/kkfz --help)

ontwikkel: $(VENV)/.ontwikkel ## Zet ook de ontwikkelgereedschappen klaar

rapport: installeren ## Maak het voorbeeldverslag (Nourzorg 2024) en toon waar het staat
	$(BIN)/kkfz rapport nourzorg 2024

snel: ontwikkel ## Draai wat snel is en het meeste zegt (binnen een minuut)
	$(PYTEST) $(VERDEELD) -m "not traag and not groot" $(TESTOPTIES)

test: ontwikkel ## Draai alle tests, ook die van de notebooks
	$(PYTEST) $(VERDEELD) -m "not groot" $(TESTOPTIES)
	$(BIN)/kkfz rapport voorbeeldzorg 2025 --zonder-verslag
	$(PYTEST) $(VERDEELD) --nbval --nbval-sanitize-with tests/nbval.cfg notebooks/0[1-9]*.ipynb

groot: ontwikkel ## Draai de grote reeksen, waarvan make test er enkele doet (elke nacht)
	$(PYTEST) $(VERDEELD) -m groot $(TESTOPTIES)

lint: ontwikkel ## Controleer stijl en opmaak
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

typen: ontwikkel ## Controleer de typen
	$(BIN)/mypy

dekking: ontwikkel ## Toon welke regels de tests raken
	$(PYTEST) $(VERDEELD) --cov=kkfzlib --cov-report=term:skip-covered --cov-report=html

notebooks: ontwikkel ## Ververs de bewaarde uitvoer van de notebooks (voorbeeldzorg)
	$(BIN)/python -m kkfzlib.uitvoeren.verversen

documentatie: ontwikkel ## Maak de documentatie opnieuw die uit de code komt
	$(BIN)/python -m kkfzlib.schema.woordenboek
	$(BIN)/python -m kkfzlib.controle.regellijst
	$(BIN)/python -m tests.kengetallen.definities
	$(BIN)/python docs/beelden/architectuur.py
	$(BIN)/python docs/beelden/kamers.py
	$(BIN)/python docs/beelden/maak.py

docs: installeren ## Bouw de documentatie als site in docs/_site/ (zonder Quarto)
	$(BIN)/python -m docs.site.bouw

bench: ontwikkel ## Meet de snelheid; schrijft docs/prestaties.md
	$(BIN)/python -m bench

kill9: ontwikkel ## Breek 200 runs af op een willekeurig moment en controleer de toestand
	$(BIN)/python -m bench.kill9

# Not stripped for development: with hashes pip wants `coverage[toml]` pinned as pytest-cov asks for it.
lock: ontwikkel ## Leg de versies van alle pakketten opnieuw vast
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --extra dev --extra cluster -c requirements.lock -o requirements-dev.lock pyproject.toml

schoon: ## Gooi weg wat een run heeft gemaakt
	rm -rf output inhoud figuren vergelijking _variables.yml .quarto .pytest_cache .mypy_cache .ruff_cache htmlcov .coverage
	find data/processed -mindepth 1 -maxdepth 1 -type d -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 of nieuwer is nodig; gevonden: " + sys.version.split()[0] + ". Kies een andere met: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.gebruik: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ontwikkel: requirements-dev.lock $(VENV)/.gebruik
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.gebruik
