# Seven commands. Everything they do stands in the scripts and modules they call.
#   make serve    install what is locked, start the server, print its address
#   make test     lint, then every test, two files at a time
#   make lint     format, style, types, interviews
#   make proof    every Word file of 200 drafts at random, by two validators (needs npm and an hour)
#   make bench    what takes how long, as ratios to named peers
#   make pictures the pictures of the guides, and every screen in each language
#   make lock     renew the lock files (needs internet)
# ARGS goes to the server: make serve ARGS="--port 9000 --folder /srv/treaties"
.PHONY: serve test lint proof bench pictures lock install install-dev
BIN = .venv/bin

serve: install
	@exec $(BIN)/ocragreement serve --stop-with-parent $(ARGS)

test: install-dev lint
	@sh tests/install-debian-packages.sh
	@$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

lint: install-dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy -p docassemble.ocragreement
	@$(BIN)/dayamlchecker --no-url-check interviews

proof: install-dev
	@npm install --prefix tests/proof --no-package-lock --silent
	@$(BIN)/python tests/proof/proof.py $(ARGS)

bench: install-dev
	@$(BIN)/python bench/assembly.py
	@$(BIN)/python bench/word.py
	@$(BIN)/python bench/dossier.py
	@$(BIN)/python bench/redline.py
	@$(BIN)/python bench/interview.py

install:
	@sh bootstrap.sh

install-dev:
	@sh bootstrap.sh tests/requirements.txt

pictures: install-dev
	@sh tests/install-debian-packages.sh
	@$(BIN)/python tests/browser/pictures.py
	@$(BIN)/python tests/documents/pages.py
	@$(BIN)/python tests/browser/gallery.py

lock: install-dev
	@sh bootstrap.sh --lock
