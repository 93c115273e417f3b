# The commands of this checkout. `make run` and `make test` do all the set-up themselves.

SHELL := /bin/bash
PY := .venv/bin/python
ARGS ?=
# what is asked for by name begins at once; everything goes over as many processes as there are cores
PROCESSES = $(if $(ARGS),,-n auto --maxprocesses 4 --dist loadfile)
SEED ?= 2026
RUNS ?= 1000

.PHONY: run demo test chaos check format bench screens dictionaries package package-windows-check lock clean

run:  ## open the window; without a screen, play the main job in the terminal
	@bash packaging/setup.sh run
	@if [[ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]]; then \
	    exec $(PY) -m calendario $(ARGS); \
	else \
	    echo "Aquí no hay pantalla donde abrir la ventana: se muestra el trabajo principal en este terminal (make demo)."; \
	    exec $(PY) -m calendario demo $(ARGS); \
	fi

demo:  ## the main job, headless, in a temporary profile
	@bash packaging/setup.sh demo
	@$(PY) -m calendario demo $(ARGS)

test:  ## every test; one: make test ARGS="tests/domain/test_slot.py -k midnight"
	@bash packaging/setup.sh test
	@if [[ -f tests/servers/setup.sh ]]; then bash tests/servers/setup.sh; fi
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(PROCESSES) $(ARGS)

chaos:  ## kill a working publisher RUNS times (1000: eight minutes); the same SEED is the same workload
	@bash packaging/setup.sh test
	@bash tests/servers/setup.sh
	@$(PY) -m tests.chaos.run --seed $(SEED) --runs $(RUNS) $(ARGS)

check:  ## format, lint, types, architecture, translations
	@bash packaging/setup.sh run
	$(PY) -m ruff format --check
	$(PY) -m ruff check
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache --no-logo
	@if [[ -f packaging/translations.py ]]; then set -x; $(PY) packaging/translations.py --check; fi

format:  ## put the code in the one layout and mend what can be mended safely
	@bash packaging/setup.sh run
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench:  ## figures: start to first painted window, beside an empty QMainWindow, and others
	@bash packaging/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/benchmarks -s -p no:randomly -o faulthandler_timeout=0 -o python_files='bench_*.py' -o python_functions='bench_*' $(ARGS)

screens:  ## every screen, light and dark, as PNG in build/screens
	@bash packaging/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PY) tests/screens.py build/screens $(ARGS)

dictionaries:  ## resources/dictionaries from its sources (npm and the network; a minute)
	@bash packaging/setup.sh demo
	@bash packaging/dictionaries/make.sh $(ARGS)

package:  ## what people install, in dist/
	@bash packaging/setup.sh package
	bash packaging/build.sh $(ARGS)

package-windows-check:  ## compile the Windows installer's script with a dummy payload (needs wine with wine32)
	@bash packaging/windows/check.sh

lock:  ## write requirements.lock from pyproject.toml; newer versions: make lock ARGS=--upgrade
	@bash packaging/setup.sh demo
	.venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --group dev \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS) \
	    --output-file requirements.lock pyproject.toml

clean:  ## everything that can be made again, the virtual environment too
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
