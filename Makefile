# Everything works on a fresh machine: the targets make `.venv` and install the locked requirements themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BROKEN := $(if $(shell deploy/venv.sh whole),,$(VENV)/whole)
FILE ?=
REPORT ?=
# Of these the environment may have its own, meant for others.
given = $(if $(findstring command,$(origin $(1))),$($(1)))

.DEFAULT_GOAL := help
.PHONY: help run doctor demo install-service remove-service test check format translations bench faults operations attacks audit sbom soak screenshots lock clean

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 22

run: $(VENV)/.run ## the bot, from .env or the environment
	@chmod -f go-rwx .env || true
	@exec $(BIN)/python -m bot run

doctor: $(VENV)/.run ## check settings, token, store, network and clock; say how to mend what is wrong
	@$(BIN)/python -m bot doctor

demo: $(VENV)/.run ## the whole bot in a browser, no account; PORT=, LANGUAGE=de, BROWSER=no; FILE=path sends one file
	@exec $(BIN)/python -m sandbox.demo $(if $(FILE),"$(FILE)") $(if $(call given,PORT),--port "$(PORT)") \
		$(if $(call given,LANGUAGE),--language "$(LANGUAGE)") $(if $(filter no 0 off,$(call given,BROWSER)),--no-browser)

install-service: $(VENV)/.run ## systemd keeps the bot running: after logout, at boot, after a crash; again: the update
	@deploy/service.sh install

remove-service: ## end that; settings and data stay
	@deploy/service.sh remove

test: $(VENV)/.dev ## everything that must hold; REPORT=path replays a probe's report to the conversations
	@$(if $(REPORT),REPORT="$(abspath $(REPORT))") $(BIN)/python -m pytest -m "not long" -n 6 --dist worksteal $(if $(REPORT),tests/conversations)

check: $(VENV)/.dev ## ruff and mypy --strict
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary

format: $(VENV)/.dev ## lay the code out
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

translations: $(VENV)/.run ## how complete each language is, and what is wrong with it; LANGUAGE=de: that one
	@$(BIN)/python -m bot.texts $(call given,LANGUAGE)

bench: $(VENV)/.dev ## the benchmarks, as ratios measured in one run
	@$(BIN)/python -m tests.bench

faults: $(VENV)/.dev ## the long forms: faults, growth, the crawl in every language
	@$(BIN)/python -m pytest -m long -s tests/faults tests/scale tests/conversations

operations: $(VENV)/.dev ## broken set-ups, started for real (REDIS_7 names such a server), and two days of 2,000 groups
	@$(BIN)/python -m tests.operations.old_servers
	@$(BIN)/python -m pytest -n 4 --dist worksteal -m "long or not long" tests/operations --ignore tests/operations/test_days.py
	@$(BIN)/python -m pytest -s -m long tests/operations/test_days.py

attacks: $(VENV)/.dev ## what somebody may try who wants what is not theirs, one story a row
	@$(BIN)/python -m pytest -n 4 --dist worksteal tests/attacks

audit: $(VENV)/.dev ## known vulnerabilities of the locked packages, where that can be found out
	@deploy/audit.sh

sbom: $(VENV)/.run ## for a release: the bill of materials, dist/sbom.cdx.json
	@$(BIN)/python deploy/sbom.py

soak: $(VENV)/.dev ## SOAK_MINUTES (30) of traffic with kills, floods and errors
	@$(BIN)/python -m tests.faults.soak

screenshots: $(VENV)/.dev ## take the README's pictures of the demo anew
	@$(BIN)/python -m tests.browser.screenshots

lock: $(VENV)/.dev ## lock the requirements anew, with hashes and without index addresses
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## remove what was installed and cached, never data
	rm -rf $(VENV) $(VENV)-?????? .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Whatever is wrong with .venv mends itself: it is made anew, and with it what was installed there.
.PHONY: $(VENV)/whole
$(VENV)/whole:
	@deploy/venv.sh make "$(PYTHON)"

$(VENV)/.run: requirements.txt $(BROKEN)
	@test -e $(VENV)/.dev || echo "Installing what the bot needs into $(VENV) (once)"
	@deploy/venv.sh install requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(BROKEN)
	@echo "Installing what the tests need into $(VENV) (once)"
	@deploy/venv.sh install requirements-dev.txt
	@touch $@ $(VENV)/.run
