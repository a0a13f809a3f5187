# SPDX-License-Identifier: GPL-3.0-or-later
# lorlint: `make help` lists what can be made.

CC      ?= gcc
BUILD   ?= build
VERSION := 0.1.0
ABI     := 0
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
LIBDIR  ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
DOCDIR  ?= $(DATADIR)/doc/lorlint
ZSHDIR  ?= $(DATADIR)/zsh/site-functions
# Where a rule's page is read: SARIF wants an absolute address, terminals link to it. Whoever publishes that page or docs/RULES.md (the anchors are the same) sets it to that.
HELP_URI ?= file://$(DOCDIR)/rules.html

WARN   := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 -Wundef
HARDEN := -fstack-protector-strong -D_FORTIFY_SOURCE=2
WERROR ?= $(if $(CI),-Werror)
OPT    ?= -O2 -g
# -fPIC and not -fPIE: the same objects go into the program and into its modules.
# File names in what is built begin where the sources do: the same sources make the same bytes in any folder.
CFLAGS += -std=gnu17 -fPIC -ffile-prefix-map=$(CURDIR)=. $(OPT) $(WARN) $(WERROR) $(if $(SANITIZE),,$(HARDEN)) $(SANITIZE)
CPPFLAGS += -D_GNU_SOURCE -Isrc -Iinclude -I$(BUILD)/gen -DLOR_VERSION='"$(VERSION)"'
LDFLAGS += $(if $(SANITIZE),$(SANITIZE),-pie -Wl,-z,relro,-z,now) -Wl,--as-needed

LIB_PKGS   := libxml-2.0 libpcre2-8 libcjson libutf8proc zlib
PKGS       := $(LIB_PKGS) inih
BUILD_PKGS := libseccomp
PDF_PKGS   := poppler-glib gio-2.0
OFFICE_PKGS := libzip
# Recognising words in scans: built where these are installed, done without where they are not.
OCR_PKGS    := tesseract lept
HAS_OCR     := $(shell pkg-config --exists $(OCR_PKGS) 2>/dev/null && echo yes)
TEST_PKGS  := cmocka
PKG_FLAGS   = $(shell pkg-config --cflags $(PKGS))
PKG_LIBS    = $(shell pkg-config --libs $(PKGS)) -ldl -lm
SHARED     := liblorlint.so.$(VERSION)

# make V=1 shows each command.
Q := $(if $(V),,@)

# Back ends with heavy libraries are modules, loaded when the first such letter is met. A module takes its own copies of
# the library objects that it calls, and hides them (see src/extract/module.h).
MODULES := $(BUILD)/lorlint-pdf.so $(BUILD)/lorlint-office.so $(if $(HAS_OCR),$(BUILD)/lorlint-ocr.so)
PDF_OBJECTS := $(patsubst %,$(BUILD)/obj/extract/%.o,pdf pdf_page pdf_draw pdf_png)
OFFICE_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/extract/office*.c src/extract/zip.c src/extract/docx*.c src/extract/odt*.c))
OCR_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/extract/ocr*.c))
SOURCES := $(filter-out $(patsubst $(BUILD)/obj/%.o,src/%.c,$(PDF_OBJECTS) $(OFFICE_OBJECTS) $(OCR_OBJECTS)) src/rules/prepare.c src/rules/prepare_words.c src/letter/prepare_weights.c src/batch/filter.c,$(wildcard src/*/*.c))
LIB_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/%,$(SOURCES)))
CLI_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/cli/%,$(SOURCES)))
# Words before the phrases that use them, facts before rules, rules before profiles.
PACKS := $(sort $(wildcard rules/lexicon/*.xml)) $(sort $(wildcard rules/facts/*.xml)) $(sort $(wildcard rules/*.xml)) \
         $(sort $(wildcard rules/profiles/*.xml))
PREPARE_SOURCES := src/rules/prepare.c $(filter-out src/rules/prepare.c src/rules/builtin.c src/rules/load.c,$(wildcard src/rules/*.c)) $(wildcard src/core/*.c)

.PHONY: all deps help lint-clang check-test-libraries test test-portal test-unit test-rules test-golden test-metamorphic test-kinds test-anchors test-cli test-report test-ci test-html test-hostile test-batch soak test-docs docs bench lint clean check-libraries
.DELETE_ON_ERROR:

all: check-libraries $(BUILD)/lorlint $(MODULES) $(BUILD)/$(SHARED) ## build lorlint
	@$(if $(HAS_OCR),:,echo "lorlint is built without OCR: scans will not be read. For OCR run: make deps && make")

help: ## this list
	@awk -F':.*## ' '/^[a-z][a-z -]*:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Before the first compiler runs, also under -j and for each target alone: a missing header says less than this does.
check-libraries: NEEDED = $(PKGS) $(BUILD_PKGS) $(PDF_PKGS) $(OFFICE_PKGS)
check-libraries: WHO = lorlint needs
check-test-libraries: NEEDED = $(TEST_PKGS)
check-test-libraries: WHO = the tests need
check-libraries check-test-libraries:
	@command -v pkg-config >/dev/null || { echo "lorlint is built with the help of pkg-config, which is not installed." >&2; \
	echo "Install it with:  make deps" >&2; exit 1; }; \
	missing=; for p in $(NEEDED); do pkg-config --exists $$p 2>/dev/null || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "$(WHO) these libraries:$$missing" >&2; \
	echo "Install them with:  make deps" >&2; exit 1; fi

$(BUILD)/obj/%.o: src/%.c | check-libraries
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" CC $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(PKG_FLAGS) -MMD -MP -c $< -o $@

# The packs are read, checked and flattened when lorlint is built; see src/rules/prepare.c.
$(BUILD)/gen/prepare: $(PREPARE_SOURCES) $(wildcard src/core/*.h src/rules/*.h) | check-libraries
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(filter-out -I$(BUILD)/gen,$(CPPFLAGS)) -std=gnu17 -O1 $(WARN) $(PKG_FLAGS) $(PREPARE_SOURCES) $(PKG_LIBS) -o $@

$(BUILD)/gen/builtin_packs.h: $(BUILD)/gen/prepare $(PACKS) rules/lorlint.rng
	@printf "  %-6s%s\n" PACKS $@
	$(Q)$(BUILD)/gen/prepare rules/lorlint.rng $$(cat $(PACKS) | sha256sum | cut -c1-64) $(WORDS:=.new) $(PACKS) > $@
	@for f in $(WORDS); do if cmp -s $$f.new $$f; then rm $$f.new; else mv $$f.new $$f; fi; done

# What readers ask of words: made with the packs, but no newer than its last change, so that readers are not compiled for each rule.
WORDS := $(BUILD)/gen/word_sets.h $(BUILD)/gen/word_tables.h
$(WORDS): $(BUILD)/gen/builtin_packs.h ;

$(BUILD)/obj/rules/builtin.o: $(BUILD)/gen/builtin_packs.h
$(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/letter/% src/lint/% src/batch/% src/api/% src/cli/% src/report/%,$(SOURCES))): | $(BUILD)/gen/word_sets.h
$(BUILD)/obj/letter/words.o: $(BUILD)/gen/word_tables.h

# What words weigh (learn/weights.tsv, which `make weights` learns); see src/letter/prepare_weights.c.
$(BUILD)/gen/prepare_weights: src/letter/prepare_weights.c $(wildcard src/core/*.[ch]) | check-libraries
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(filter-out -I$(BUILD)/gen,$(CPPFLAGS)) -std=gnu17 -O1 $(WARN) $(PKG_FLAGS) $< $(wildcard src/core/*.c) $(PKG_LIBS) -o $@

# Names and tables, the names no newer than their last change.
$(BUILD)/gen/weight_tables.h: $(BUILD)/gen/prepare_weights learn/weights.tsv
	@printf "  %-6s%s\n" WEIGH $@
	$(Q)$(BUILD)/gen/prepare_weights learn/weights.tsv $(BUILD)/gen/weight_names.h.new $@
	@f=$(BUILD)/gen/weight_names.h; if cmp -s $$f.new $$f; then rm $$f.new; else mv $$f.new $$f; fi
$(BUILD)/gen/weight_names.h: $(BUILD)/gen/weight_tables.h ;

$(BUILD)/obj/letter/weigh.o: $(BUILD)/gen/weight_tables.h
$(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/letter/% src/lint/%,$(SOURCES))): | $(BUILD)/gen/weight_names.h

# The filters that lock workers in; see src/batch/filter.c.
$(BUILD)/gen/filter: src/batch/filter.c | check-libraries
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(filter-out -I$(BUILD)/gen,$(CPPFLAGS)) -std=gnu17 -O1 $(WARN) $< $(shell pkg-config --cflags --libs $(BUILD_PKGS)) -o $@

$(BUILD)/gen/filter.h: $(BUILD)/gen/filter
	@printf "  %-6s%s\n" LOCK $@
	$(Q)$< > $@

$(BUILD)/obj/batch/sandbox.o: $(BUILD)/gen/filter.h

# The HTML report's style and script as C texts, and the script's hash for the content policy (over the text between its tags).
$(BUILD)/gen/html_files.h: src/report/html.css src/report/html_sort.js
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" TEXT $@
	$(Q)text() { echo "#define $$1 \\"; sed -e 's/\\/\\\\/g; s/"/\\"/g; s/.*/    "&\\n" \\/' $$2; echo; }; \
	{ text LOR_HTML_STYLE src/report/html.css; text LOR_HTML_SCRIPT src/report/html_sort.js; \
	echo "#define LOR_HTML_SCRIPT_HASH \"$$(env printf "$$({ echo; cat src/report/html_sort.js; } | sha256sum | cut -c1-64 | sed 's/../\\x&/g')" | base64)\""; } > $@

$(BUILD)/obj/report/html_frame.o: $(BUILD)/gen/html_files.h

# Where the modules and the rules' pages are when lorlint is installed; made anew when `make` is told other folders.
$(BUILD)/gen/places.h: FORCE
	@mkdir -p $(@D)
	@printf '#define LOR_LIBDIR "%s"\n#define LOR_LIBDIR_FROM_BIN "%s"\n#define LOR_HELP_URI "%s"\n' '$(LIBDIR)/lorlint' \
		"$$(realpath -ms --relative-to='$(BINDIR)' '$(LIBDIR)/lorlint' 2>/dev/null || echo ../lib/lorlint)" '$(HELP_URI)' > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
FORCE:

$(BUILD)/obj/extract/module.o $(BUILD)/obj/report/address.o: $(BUILD)/gen/places.h

$(BUILD)/liblorlint.a: $(LIB_OBJECTS)
	@printf "  %-6s%s\n" AR $@
	$(Q)rm -f $@ && ar rcsD $@ $^

# Other programs see what include/lorlint/ declares, by name and version, and nothing else.
$(BUILD)/$(SHARED): $(LIB_OBJECTS) src/api/lorlint.map
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CFLAGS) $(filter-out -pie,$(LDFLAGS)) -shared -Wl,-soname,liblorlint.so.$(ABI),--version-script=src/api/lorlint.map \
	$(if $(SANITIZE),,-Wl,-z,defs) $(LIB_OBJECTS) $(shell pkg-config --libs $(LIB_PKGS)) -ldl -lm -o $@

$(BUILD)/lorlint: $(CLI_OBJECTS) $(BUILD)/liblorlint.a
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(CLI_OBJECTS) $(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

$(PDF_OBJECTS): PKG_FLAGS = -fvisibility=hidden $(shell pkg-config --cflags $(PDF_PKGS))

$(BUILD)/lorlint-pdf.so: $(PDF_OBJECTS) $(BUILD)/liblorlint.a
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CFLAGS) -shared -Wl,-z,relro,-z,now,--exclude-libs,ALL $(if $(SANITIZE),,-Wl,-z,defs) $(PDF_OBJECTS) \
	$(BUILD)/liblorlint.a $(shell pkg-config --libs $(PDF_PKGS) libutf8proc zlib) -lm -o $@

$(OFFICE_OBJECTS): PKG_FLAGS = -fvisibility=hidden $(shell pkg-config --cflags $(OFFICE_PKGS))

# libxml2 is called through src/core/libxml.h; it is named here so that packages are made to depend on it.
$(BUILD)/lorlint-office.so: $(OFFICE_OBJECTS) $(BUILD)/liblorlint.a
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CFLAGS) -shared -Wl,-z,relro,-z,now,--exclude-libs,ALL $(if $(SANITIZE),,-Wl,-z,defs) $(OFFICE_OBJECTS) \
	$(BUILD)/liblorlint.a $(shell pkg-config --libs $(OFFICE_PKGS) libutf8proc) -Wl,--no-as-needed $(shell pkg-config --libs libxml-2.0) -o $@

$(OCR_OBJECTS): PKG_FLAGS = -fvisibility=hidden $(shell pkg-config --cflags $(OCR_PKGS))

$(BUILD)/lorlint-ocr.so: $(OCR_OBJECTS) $(BUILD)/liblorlint.a
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CFLAGS) -shared -Wl,-z,relro,-z,now,--exclude-libs,ALL $(if $(SANITIZE),,-Wl,-z,defs) $(OCR_OBJECTS) \
	$(BUILD)/liblorlint.a -Wl,--as-needed $(shell pkg-config --libs $(OCR_PKGS) libutf8proc) -lm -o $@

# ---- what words weigh: learnt from tagged letters, by hand (learn/README.md) ----

.PHONY: weights ask cut

$(BUILD)/learn/%: learn/%.c learn/tagged.c learn/regress.c $(wildcard learn/*.h) $(BUILD)/liblorlint.a
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CPPFLAGS) -Ilearn $(CFLAGS) $(LDFLAGS) $(PKG_FLAGS) $< learn/tagged.c learn/regress.c \
		$(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

weights: $(BUILD)/learn/learn ## learn learn/weights.tsv anew from learn/sentences
	$(Q)$< learn/scales.txt $(sort $(wildcard learn/sentences/*.txt)) > $(BUILD)/learn/weights.tsv && mv $(BUILD)/learn/weights.tsv learn/weights.tsv

ask: $(BUILD)/learn/ask ## what the scales make of a letter (LETTER=letter.txt)
	$(Q)$< $(LETTER)

cut: $(BUILD)/learn/cut ## the sentences of a letter, to be tagged (LETTER=letter.txt)
	$(Q)$< $(LETTER)

# ---- what is needed ----

APT_PACKAGES := gcc libc6-dev make pkg-config libxml2-dev libpcre2-dev libpoppler-glib-dev zlib1g-dev libzip-dev libcjson-dev libinih-dev \
                libseccomp-dev libutf8proc-dev libcmocka-dev python3 libtesseract-dev libleptonica-dev tesseract-ocr-eng

deps: ## install what is missing (apt-get), or print the command
	@if command -v apt-get >/dev/null; then \
		missing=; for p in $(APT_PACKAGES); do \
			dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
		if [ -z "$$missing" ]; then echo "deps: everything is there"; exit 0; fi; \
		if [ "$$(id -u)" = 0 ]; then root=; elif command -v sudo >/dev/null; then root=sudo; else \
			echo "deps: become root and run: apt-get install -y$$missing" >&2; exit 1; fi; \
		echo "deps: installing$$missing"; \
		$$root apt-get update -q && $$root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -q --no-install-recommends $$missing; \
	elif command -v dnf >/dev/null; then echo "Run: sudo dnf install gcc make pkgconf-pkg-config libxml2-devel pcre2-devel poppler-glib-devel zlib-devel libzip-devel cjson-devel inih-devel libseccomp-devel utf8proc-devel libcmocka-devel python3 tesseract-devel leptonica-devel tesseract-langpack-eng"; \
	elif command -v pacman >/dev/null; then echo "Run: sudo pacman -S --needed gcc make pkgconf libxml2 pcre2 poppler-glib zlib libzip cjson libinih libseccomp libutf8proc cmocka python tesseract leptonica tesseract-data-eng"; \
	elif command -v apk >/dev/null; then echo "Run: sudo apk add build-base linux-headers pkgconf libxml2-dev pcre2-dev poppler-dev zlib-dev libzip-dev cjson-dev inih-dev libseccomp-dev utf8proc-dev cmocka-dev python3 tesseract-ocr-dev leptonica-dev tesseract-ocr-data-eng"; \
	elif command -v brew >/dev/null; then echo "Run: brew install pkgconf libxml2 pcre2 poppler zlib libzip cjson inih utf8proc cmocka python3 tesseract leptonica (lorlint needs Linux to lock readers in: use a Linux container)"; \
	else echo "deps: install gcc, make, pkg-config, python3 and: $(PKGS) $(BUILD_PKGS) $(PDF_PKGS) $(OFFICE_PKGS) $(TEST_PKGS)"; fi

# ---- tests: each kind is a target of its own ----

UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
TEST_ENV   := LORLINT='$(abspath $(BUILD)/lorlint)' BUILD='$(abspath $(BUILD))'

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/liblorlint.a | check-test-libraries
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CPPFLAGS) -Itests/support $(CFLAGS) $(LDFLAGS) $(PKG_FLAGS) $(shell pkg-config --cflags $(TEST_PKGS)) -MMD -MP \
		$< $(BUILD)/liblorlint.a $(PKG_LIBS) $(shell pkg-config --libs $(TEST_PKGS)) -o $@

# The longest first: `make test` runs as many at a time as there are processors.
TESTS := test-deb test-hostile test-scans test-html test-unit test-batch test-install test-speed test-cli test-eval test-metamorphic test-report test-fuzz \
         test-rules test-golden test-anchors test-kinds test-formats test-portal test-ci test-docs lint

test: ## all tests
	@$(MAKE) --no-print-directory -O $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2)) all-tests

.PHONY: all-tests
all-tests: $(TESTS)


test-unit: check-test-libraries $(MODULES) $(UNIT_TESTS) ## unit tests
	@tests/support/run-unit $(UNIT_TESTS)

test-rules: all ## the examples that stand in the rules
	@echo "== rules"; $(BUILD)/lorlint rules test --no-config

test-golden test-formats test-hostile: test-%: all ## reports held against expected ones; one letter in all formats; hostile files
	@if [ -x tests/$*/run ]; then echo "== $*"; $(TEST_ENV) tests/$*/run; else echo "== $*: none yet"; fi

# Beside the program, where it finds the modules as the program does.
$(BUILD)/parity: tests/hostile/parity.c $(BUILD)/liblorlint.a
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $< $(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

$(BUILD)/readers: tests/hostile/readers.c $(BUILD)/liblorlint.a
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(PKG_FLAGS) $< $(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

$(BUILD)/weaken: tests/hostile/weaken.c
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $< $(shell pkg-config --libs libseccomp) -o $@

test-hostile: $(BUILD)/parity $(BUILD)/readers $(BUILD)/weaken

test-metamorphic: all ## the same letter in other looks, about other people, with more and with less
	@echo "== metamorphic"; $(TEST_ENV) python3 tests/metamorphic/run.py

test-anchors: all ## what weak, strong, old and certified letters must score
	@echo "== anchors"; $(TEST_ENV) python3 tests/anchors/run.py

test-kinds: all ## texts that are no letters, and letters that look like something else
	@echo "== kinds"; $(TEST_ENV) python3 tests/kinds/run.py

test-cli: all ## the command line, good and bad input
	@echo "== cli"; $(TEST_ENV) python3 tests/cli/run.py

test-report: all ## reports for programs, read by other programs
	@echo "== report"; $(TEST_ENV) python3 tests/report/run.py

test-html: all ## the HTML report: sound, whole, harmless, and in a browser where there is one
	@echo "== html"; $(TEST_ENV) python3 tests/html/run.py

.PHONY: test-eval eval

test-eval: all ## the labels hold together; no figure falls below the one reached
	@echo "== eval"; python3 tests/eval/check.py && $(TEST_ENV) python3 tests/eval/evaluate.py --check tests/eval/floors
	@$(TEST_ENV) python3 tests/eval/precision.py
	@$(TEST_ENV) python3 tests/eval/bodies.py --check 0.84 >$(BUILD)/bodies.log || { cat $(BUILD)/bodies.log; false; }
	@$(TEST_ENV) python3 tests/eval/frames.py --check 0.95 >$(BUILD)/frames.log || { cat $(BUILD)/frames.log; false; }
	@$(TEST_ENV) python3 tests/eval/frames.py --half held-out --check 0.88 >$(BUILD)/frames.log || { cat $(BUILD)/frames.log; false; }
	@$(TEST_ENV) python3 tests/eval/frame_words.py --check 0.95 >$(BUILD)/frame-words.log || { cat $(BUILD)/frame-words.log; false; }
	@$(TEST_ENV) python3 tests/eval/probe.py --check 0.95 >$(BUILD)/probes.log || { cat $(BUILD)/probes.log; false; }
	@$(TEST_ENV) python3 tests/eval/probe.py --voices open --check 0.96 >$(BUILD)/voices.log || { cat $(BUILD)/voices.log; false; }
	@$(TEST_ENV) python3 tests/eval/probe.py --voices held-out --check 0.85 >$(BUILD)/voices.log || { cat $(BUILD)/voices.log; false; }
	@$(TEST_ENV) python3 tests/eval/probe.py --grids --check 0.99 >$(BUILD)/grids.log || { cat $(BUILD)/grids.log; false; }
	@$(TEST_ENV) python3 tests/eval/probe.py --ways open --check 0.94 >$(BUILD)/ways.log || { cat $(BUILD)/ways.log; false; }
	@$(TEST_ENV) python3 tests/eval/probe.py --ways held-out --check 0.81 >$(BUILD)/ways.log || { cat $(BUILD)/ways.log; false; }
	@if [ -f $(CORPUS)/documents/labels.jsonl ]; then $(TEST_ENV) python3 tests/eval/documents.py $(CORPUS) --check; \
	else echo "documents: not compared with their texts (no corpus beside the repository)"; fi

# The corpus beside the repository is measured with its own tool where it is there. Of sets that nobody tunes on, only the sum is shown.
CORPUS := ../shared/corpus
eval: all ## how far findings agree with labelled letters; CORPUS=FOLDER for more sets
	@$(TEST_ENV) python3 tests/eval/evaluate.py --rules
	@$(TEST_ENV) python3 tests/eval/precision.py
	@$(TEST_ENV) python3 tests/eval/probe.py
	@$(TEST_ENV) python3 tests/eval/probe.py --held-out | tail -1; $(TEST_ENV) python3 tests/eval/probe.py --fresh
	@$(TEST_ENV) python3 tests/eval/probe.py --voices open | tail -1; $(TEST_ENV) python3 tests/eval/probe.py --voices held-out
	@$(TEST_ENV) python3 tests/eval/probe.py --ways open | tail -1; $(TEST_ENV) python3 tests/eval/probe.py --ways held-out
	@$(TEST_ENV) python3 tests/eval/bodies.py; python3 tests/eval/agree.py
	@$(TEST_ENV) python3 tests/eval/frame_words.py; $(TEST_ENV) python3 tests/eval/frames.py; $(TEST_ENV) python3 tests/eval/frames.py --half held-out | tail -1
	@for set in A R B; do if [ -f $(CORPUS)/labels/$$set.jsonl ]; then printf "set $$set: "; \
		python3 $(CORPUS)/../tools/evaluate --lorlint $(BUILD)/lorlint --letters $(CORPUS)/letters/$$set \
		--labels $(CORPUS)/labels/$$set.jsonl | tail -1; fi; done
	@if [ -f $(CORPUS)/labels/R.jsonl ]; then $(TEST_ENV) python3 tests/eval/order.py $(CORPUS); fi
	@if [ -f $(CORPUS)/documents/labels.jsonl ]; then $(TEST_ENV) python3 tests/eval/documents.py $(CORPUS) --differences; \
		python3 $(CORPUS)/../tools/evaluate --lorlint $(BUILD)/lorlint --documents $(CORPUS)/documents | tail -1; fi

# Counts of what the tests run. Workers are not locked in this build, since a locked one could not write its counts.
COVERED       := build-coverage
COVERED_TESTS ?= test-unit test-rules test-golden test-cli test-report test-ci test-formats test-scans test-portal test-metamorphic test-kinds test-fuzz
COVERED_BATCH ?= run losses
COVERED_MAKE   = LDFLAGS=$(abspath $(COVERED))/coverage.o CI= $(MAKE) --no-print-directory BUILD=$(COVERED) OPT='-O1 -g' SANITIZE=--coverage MUTATIONS=20

.PHONY: coverage

coverage: ## which part of the lines and branches the tests run, a row a folder (FILES=1: a row a file)
	@mkdir -p $(COVERED)
	$(Q)$(CC) -D_GNU_SOURCE -O1 -fPIC -c tests/support/coverage.c -o $(COVERED)/coverage.o
	+@$(COVERED_MAKE) all
	@find $(COVERED) -name '*.gcda' -delete
	-+@for t in $(COVERED_TESTS); do $(COVERED_MAKE) $$t >$(COVERED)/$$t.log 2>&1 || echo "$$t: see $(COVERED)/$$t.log"; done
	-@for part in $(COVERED_BATCH); do LORLINT='$(abspath $(COVERED)/lorlint)' BUILD='$(abspath $(COVERED))' python3 tests/batch/$$part.py >$(COVERED)/$$part.log 2>&1 || \
		echo "tests/batch/$$part.py: see $(COVERED)/$$part.log"; done
	@python3 tests/support/coverage.py $(COVERED) $(if $(FILES),--files)

test-portal: all ## what an upload portal minds in a PDF
	@echo "== portal"; $(TEST_ENV) python3 tests/portal/run.py

.PHONY: test-scans

test-scans: all ## letters as pictures: scans, photos, hostile ones
	@echo "== scans"; $(TEST_ENV) python3 tests/scans/run.py

test-ci: all ## hooks, the action and the examples for CI
	@echo "== ci"; $(TEST_ENV) python3 tests/ci/run.py

bench: all ## what one letter costs, beside other programs
	@$(TEST_ENV) python3 tests/bench/run.py

docs: all ## write the parts of the docs that come from the program
	@$(TEST_ENV) python3 docs/generate.py

test-docs: all ## docs as fresh as the program
	@echo "== docs"; $(TEST_ENV) python3 docs/generate.py --check

lint: ## the house's own rules: who includes whom, no circles, sizes, licences, what the rules say to people
	@echo "== structure"; faults=0; for check in check circles test_circles wording; do $(TEST_ENV) CC='$(CC)' python3 tests/structure/$$check.py || faults=1; done; exit $$faults

lint-clang: ## build with clang too, each warning an error
	@command -v clang >/dev/null || { echo "lint-clang: clang is not installed"; exit 0; }; echo "== clang"; mkdir -p $(BUILD); \
	$(MAKE) --no-print-directory CC=clang BUILD='$(BUILD)/clang' WERROR=-Werror OPT=-O0 HARDEN= all >$(BUILD)/clang.log 2>&1 || \
	{ grep -A3 -E '(warning|error):' $(BUILD)/clang.log; false; }

# ---- getting it onto a machine ----

$(BUILD)/lorlint.pc: docs/lorlint.pc.in FORCE
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(patsubst $(PREFIX)/%,$${prefix}/%,$(LIBDIR))|; s|@INCLUDEDIR@|$(patsubst $(PREFIX)/%,$${prefix}/%,$(INCLUDEDIR))|' \
		-e 's|@VERSION@|$(VERSION)|; s|@REQUIRES@|$(LIB_PKGS)|' $< > $@

PLACE  := install -m 644 -D -t
.PHONY: install uninstall test-install

INSTALLED_DOCS := README.md CONTRIBUTING.md $(wildcard docs/*.md docs/*.json docs/*.png)

install: all $(BUILD)/lorlint.pc ## install under PREFIX=/usr/local (DESTDIR for packages)
	install -D -t '$(DESTDIR)$(BINDIR)' $(BUILD)/lorlint
	$(PLACE) '$(DESTDIR)$(LIBDIR)/lorlint' $(MODULES)
	$(PLACE) '$(DESTDIR)$(LIBDIR)' $(BUILD)/liblorlint.a $(BUILD)/$(SHARED)
	ln -sf $(SHARED) '$(DESTDIR)$(LIBDIR)/liblorlint.so.$(ABI)'
	ln -sf liblorlint.so.$(ABI) '$(DESTDIR)$(LIBDIR)/liblorlint.so'
	$(PLACE) '$(DESTDIR)$(LIBDIR)/pkgconfig' $(BUILD)/lorlint.pc
	$(PLACE) '$(DESTDIR)$(INCLUDEDIR)/lorlint' include/lorlint/lorlint.h
	for f in rules/lorlint.rng $(PACKS); do $(PLACE) "$(DESTDIR)$(DATADIR)/lorlint/$$(dirname $$f)" $$f || exit 1; done
	$(PLACE) '$(DESTDIR)$(DATADIR)/man/man1' docs/lorlint.1
	$(PLACE) '$(DESTDIR)$(DATADIR)/man/man5' docs/lorlint-rules.5
	install -m 644 -D docs/completions/lorlint.bash '$(DESTDIR)$(DATADIR)/bash-completion/completions/lorlint'
	install -m 644 -D docs/completions/lorlint.zsh '$(DESTDIR)$(ZSHDIR)/_lorlint'
	$(PLACE) '$(DESTDIR)$(DATADIR)/fish/vendor_completions.d' docs/completions/lorlint.fish
	$(PLACE) '$(DESTDIR)$(DATADIR)/applications' docs/lorlint.desktop
	$(PLACE) '$(DESTDIR)$(DOCDIR)' $(INSTALLED_DOCS)
	sed -i -e 's|](docs/|](|g; s|](include/|]($(INCLUDEDIR)/|g' '$(DESTDIR)$(DOCDIR)/README.md' '$(DESTDIR)$(DOCDIR)/CONTRIBUTING.md'
	$(PLACE) '$(DESTDIR)$(DOCDIR)/tutorial' $(wildcard docs/tutorial/*.txt)
	$(BUILD)/lorlint rules --format html --no-config > $(BUILD)/rules.html && $(PLACE) '$(DESTDIR)$(DOCDIR)' $(BUILD)/rules.html
	$(PLACE) '$(DESTDIR)$(DOCDIR)/examples' $(wildcard docs/examples/*.*)
	$(PLACE) '$(DESTDIR)$(DOCDIR)/examples/src' $(wildcard docs/examples/src/*)

uninstall: ## remove what install put there
	rm -f '$(DESTDIR)$(BINDIR)/lorlint' $(foreach f,liblorlint.a liblorlint.so liblorlint.so.$(ABI) $(SHARED) pkgconfig/lorlint.pc,'$(DESTDIR)$(LIBDIR)/$f') \
		'$(DESTDIR)$(DATADIR)/man/man1/lorlint.1' '$(DESTDIR)$(DATADIR)/man/man5/lorlint-rules.5' \
		'$(DESTDIR)$(DATADIR)/bash-completion/completions/lorlint' '$(DESTDIR)$(ZSHDIR)/_lorlint' \
		'$(DESTDIR)$(DATADIR)/fish/vendor_completions.d/lorlint.fish' '$(DESTDIR)$(DATADIR)/applications/lorlint.desktop'
	rm -rf '$(DESTDIR)$(LIBDIR)/lorlint' '$(DESTDIR)$(INCLUDEDIR)/lorlint' '$(DESTDIR)$(DATADIR)/lorlint' '$(DESTDIR)$(DOCDIR)'

test-install: all ## install into a folder, run it there, build programs against the library, uninstall
	@echo "== install"; $(TEST_ENV) CC='$(CC)' python3 tests/install/run.py

clean: ## remove what was built
	rm -rf $(BUILD)

include tests/batch/batch.mk
include tests/fuzz/fuzz.mk
include tests/bench/bench.mk
include debian/package.mk

-include $(shell find $(BUILD)/obj $(BUILD)/unit -name '*.d' 2>/dev/null)
