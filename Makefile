# Everything runs in .venv, which each target sets up first: a no-op once it is there and pyproject.toml is unchanged.
PYTHON ?= python3# the one that makes .venv: 3.11 or newer
TORCH = auto# auto, cpu or cuda
ARGS =# handed on to the program, to pytest or to the bench
TESTERS = 2# processes that share the tests; each needs up to 2 GiB
CORPORA = ../shared/corpora# parallel text to train the shipped models on
MACHINE = $(shell nproc 2>/dev/null || echo some) cores, no accelerator# what they are trained on, as their cards tell

BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PICTURES := docs/pictures
PICTURE := $(BIN)/python main.py --picture
EXPERIMENTS := bottleneck suitcase gradient_reach surgery self_attention positions cost_race
SENTENCE := 'The small red house by the river is very old.'

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all lint bench benchmark everyday reversal grammar suitcase gradients positions translations pictures \
  sheet docs package clean

help:
	@echo 'make run       open the window           make lint      check style, types and import rules'
	@echo 'make test      run the quick tests       make bench     measure the speed of the models'
	@echo 'make test-all  run the slow ones too     make clean     remove what checks and builds leave behind'
	@echo 'make setup     only set up .venv         make pictures  take those of the README anew'
	@echo 'make docs      the site, in build/docs   make sheet     each page in each look, in build/pictures'
	@echo 'make package   a folder that runs without Python, see docs/packaging.md'
	@echo 'make translations            gather what the window says, to be put into Korean'
	@echo 'make run TORCH=cuda   with the CUDA build of torch'

setup:
	@command -v $(PYTHON) >/dev/null || { echo 'Lockstep needs Python 3.11 or newer: install it, or name it as in `make run PYTHON=python3.12`.' >&2; exit 1; }
	@$(PYTHON) tools/setup_environment.py --torch $(TORCH)

run: setup
	@$(BIN)/python main.py $(ARGS)

test: setup
	$(OFFSCREEN) $(BIN)/python -m pytest -n $(TESTERS) --dist loadfile -m 'not slow' $(ARGS)

test-all: setup
	$(OFFSCREEN) $(BIN)/python -m pytest -n $(TESTERS) --dist loadfile $(ARGS)

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup
	@$(BIN)/python -m engine bench --json $(ARGS)

# The published benchmark, trained and scored anew: Multi30k, German to English. The same command goes on after a stop.
benchmark: setup
	@$(BIN)/python -m bench.multi30k $(CORPORA) $(ARGS)

# Times an epoch: sentences of every day, and, as long ones are rare among them, what newspapers and parliaments say.
SETS := everyday.train.tsv.xz*3 multi30k.train.tsv.xz news.train.tsv.xz*3 europarl.train.tsv.xz*3 \
  python-docs.train.tsv.xz php-docs.train.tsv.xz gigafren.train.tsv.xz*2

# The shipped models anew: 50 minutes each. A stopped training goes on with ARGS=--resume; ARGS='--start-from everyday'
# trains the shipped ones on.
everyday: setup
	$(BIN)/python -m engine train --preset base --run runs/everyday $(ARGS) \
	  --pairs $(addprefix $(CORPORA)/,$(SETS)) --validation $(CORPORA)/everyday.dev.tsv.xz
	$(BIN)/python -m tools.build_pack tools/packs/everyday.toml assets/models/everyday \
	  --run runs/everyday --machine '$(MACHINE)' --corpora $(CORPORA)

# The small shipped packs anew, on the corpora that the program makes itself: minutes.
reversal grammar: setup
	$(BIN)/python -m engine train --config tools/packs/$@.training.toml --run runs/$@ $(ARGS)
	$(BIN)/python -m tools.build_pack tools/packs/$@.toml assets/models/$@ --run runs/$@ \
	  --machine '$(MACHINE)'

# The models of the experiment with shorter and longer context vectors anew: two minutes or so.
suitcase: setup
	$(BIN)/python -m tools.build_suitcase --machine '$(MACHINE)'

# The networks of the experiment on gradients anew: five minutes or so.
gradients: setup
	$(BIN)/python -m tools.build_gradient_reach --machine '$(MACHINE)'

# The positions that the grammar's Transformer can do with in place of sinusoids, learned anew: some ten minutes.
positions: setup
	$(BIN)/python -m tools.learn_positions grammar

# What the window says, as it stands in the code: what is new waits for its Korean, and what is gone is dropped. Of
# English only the plurals are kept.
GATHER := $(BIN)/pyside6-lupdate -no-obsolete -sort-messages -locations none -extensions py gui

translations: setup
	$(GATHER) -ts gui/i18n/lockstep_ko.ts
	$(GATHER) -pluralonly -ts gui/i18n/lockstep_en.ts

pictures: setup sheet
	@mkdir -p $(PICTURES)
	for step in 5 last; do $(PICTURE) $(PICTURES)/stage-$$step.png --sentence $(SENTENCE) --step $$step || exit 1; done
	$(PICTURE) $(PICTURES)/stage-dark.png --sentence $(SENTENCE) --step 5 --theme dark
	$(PICTURE) $(PICTURES)/ladder.png --view ladder
	$(PICTURE) $(PICTURES)/forced.png --sentence $(SENTENCE) --force 4:2 --step 8
	$(PICTURE) $(PICTURES)/beam.png --sentence $(SENTENCE) --beam 4 --view beam --lane attention_rnn --step 7
	$(PICTURE) $(PICTURES)/microscope.png --sentence $(SENTENCE) --view microscope --lane attention_rnn --step 7
	$(PICTURE) $(PICTURES)/train.png --page train --corpus reversal --seconds 60
	$(OFFSCREEN) $(BIN)/python -m tools.length_picture $(PICTURES)
	for name in $(filter-out surgery self_attention,$(EXPERIMENTS)); do \
	  $(PICTURE) $(PICTURES)/why-$$name.png --page why --experiment $$name || exit 1; done
	$(PICTURE) $(PICTURES)/why-surgery.png --page why --experiment surgery \
	  --choose alignment=one_hot --choose position=7
	$(PICTURE) $(PICTURES)/why-positions-off.png --page why --experiment positions \
	  --choose view=translation --choose positions=off
	$(PICTURE) $(PICTURES)/why-self_attention.png --page why --experiment self_attention \
	  --choose 'head=["cross",2,0]' --choose 'off=[["cross",2,0]]'
	$(BIN)/python -m tools.shrink_pictures $(PICTURES)/*.png
	$(BIN)/python -m tools.scores_table --into README.md

# Each page in each language, theme and size, side by side in build/pictures/sheet.png, to be looked at.
sheet: setup
	$(BIN)/python -m tools.picture_sheet build/pictures --reduced $(PICTURES)/sheet.png $(ARGS)

# The site, in build/docs. What it is made with comes with `make setup`; nothing here asks a network.
docs: setup
	$(BIN)/python -m sphinx -W --keep-going -n -q -E -b html -d build/doctrees docs build/docs
	$(BIN)/python -m tools.check_links build/docs $(wildcard *.md) $(wildcard bench/*.md bench/*/*.md docs/*.md docs/*/*.md)
	@echo 'Open build/docs/index.html.'

# A folder that runs without Python, in dist/lockstep. PyInstaller lies beside .venv, which nothing else needs it in.
PYINSTALLER := build/pyinstaller

package: setup
	@test -d $(PYINSTALLER) || $(BIN)/python -m pip install -q --target $(PYINSTALLER) 'pyinstaller>=6.16,<7'
	PYTHONPATH=$(PYINSTALLER) $(OFFSCREEN) $(BIN)/python -m PyInstaller --noconfirm --log-level WARN \
	  --workpath build --distpath dist packaging/lockstep.spec
	$(BIN)/python -m tools.try_package dist/lockstep

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
