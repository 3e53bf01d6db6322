# SPDX-License-Identifier: Apache-2.0

PREFIX ?= /usr/local
BENCH_SIZE ?= 1G
CONFORMANCE_CASES ?= 5000000
CONFORMANCE_TEXTS ?= 20000
FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 1

SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --static-swift-stdlib
SOURCES = Sources Tests Package.swift
COMMANDS = jsonlcheck
BIN = .build/release

.PHONY: help demo test conformance build release install format lint bench docs fuzz libfuzzer clean

help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

demo: ## Build, then check a sound file and a faulty one.
	@scripts/bootstrap
	@$(RELEASE) --quiet --product jsonlcheck
	$(BIN)/jsonlcheck samples/conversation/good/basic.jsonl
	$(BIN)/jsonlcheck samples/conversation/bad/several-faults.jsonl || [ $$? -eq 1 ]

test: ## Run all tests.
	@scripts/bootstrap --test
	$(SWIFT) test

conformance: ## Compare with other JSON parsers on CONFORMANCE_CASES (5000000) texts, and tokenizers.
	@scripts/bootstrap --test
	@scripts/python-environment conformance >/dev/null
	CONFORMANCE_CASES=$(CONFORMANCE_CASES) TOKENIZER_CONFORMANCE_TEXTS=$(CONFORMANCE_TEXTS) \
	  $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/conformance \
	  --filter "ConformanceTests|TokenizerConformance"

build: ## Build for debugging.
	@scripts/bootstrap
	$(SWIFT) build

release: ## Build the commands for use.
	@scripts/bootstrap
	$(RELEASE)

install: release ## Install the commands under PREFIX (/usr/local).
	install -d "$(DESTDIR)$(PREFIX)/bin"
	for command in $(COMMANDS); do \
	  install -m 755 -s $(BIN)/$$command "$(DESTDIR)$(PREFIX)/bin" || exit 1; \
	done

format: ## Format the sources in place.
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

lint: ## Check the format of the sources.
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

bench: ## Measure against other tools; BENCH_SIZE=100M for a quick look.
	@scripts/bootstrap --test
	@scripts/python-environment bench >/dev/null
	@$(RELEASE) --quiet
	scripts/bench --size $(BENCH_SIZE)

compare: release ## Compare with the vendor's client, record by record.
	scripts/compare-with-client $(BIN)/jsonlcheck

docs: ## Rewrite the generated pages; with JSONL_TOOLS_DOCS=1 also build the library's pages.
	UPDATE=1 $(SWIFT) test --filter GeneratedFiles
ifdef JSONL_TOOLS_DOCS
	$(SWIFT) package --allow-writing-to-directory .build/documentation generate-documentation \
	  --target JSONLines --target TuningData --enable-experimental-combined-documentation \
	  --transform-for-static-hosting --warnings-as-errors --output-path .build/documentation
endif

fuzz: ## Try damaged inputs for FUZZ_SECONDS (60).
	@scripts/bootstrap
	@$(RELEASE) --quiet --product fuzz-linter
	@$(RELEASE) --quiet --product fuzz-tokenizers
	$(BIN)/fuzz-linter --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)
	$(BIN)/fuzz-tokenizers --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)

libfuzzer: ## The same, led by coverage; needs a toolchain with libFuzzer.
	@scripts/bootstrap
	JSONL_TOOLS_LIBFUZZER=1 $(SWIFT) build -c release --sanitize fuzzer \
	  --scratch-path .build/libfuzzer --product libfuzz-linter
	mkdir -p .build/libfuzzer-corpus
	SWIFT_BACKTRACE=enable=no .build/libfuzzer/release/libfuzz-linter -max_len=20000 \
	  -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=.build/ \
	  .build/libfuzzer-corpus Tests/Fixtures/fuzz

clean: ## Remove what was built.
	rm -rf .build .venv .venv-bench .venv-compare
