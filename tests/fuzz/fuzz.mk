# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzing: `make test-fuzz` replays the corpus with seeded mutations, `make fuzz SECONDS=60` searches with libFuzzer (clang).

FUZZERS     := $(filter-out $(if $(HAS_OCR),,picture),$(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c)))
MUTATIONS   ?= 100
SECONDS     ?= 20
FUZZ_CC     ?= clang
FUZZ_BUILD  := $(BUILD)/fuzz
FUZZ_CHECKS := -fsanitize=address,undefined -fno-sanitize-recover=undefined
# Letters are fuzzed from the example letters, packs from the built-in ones too.
FUZZ_letter := $(wildcard docs/examples/*.txt)
FUZZ_text   := $(wildcard docs/examples/*.txt)
FUZZ_picture := tests/scans/files/word.jpg

# What stands in modules, or in the program alone, is linked in.
config_OBJECTS := $(BUILD)/obj/cli/config.o
office_OBJECTS := $(OFFICE_OBJECTS)
office_LIBS     = $(shell pkg-config --libs $(OFFICE_PKGS))
picture_OBJECTS := $(BUILD)/obj/extract/ocr_picture.o
picture_LIBS     = $(shell pkg-config --libs lept) -lm

.PHONY: fuzz test-fuzz

$(BUILD)/replay/office: $(OFFICE_OBJECTS)
$(BUILD)/replay/picture: $(picture_OBJECTS)
$(BUILD)/replay/config: $(config_OBJECTS)
$(BUILD)/replay/%: tests/fuzz/fuzz_%.c tests/fuzz/driver.c tests/fuzz/fuzz.h $(BUILD)/liblorlint.a
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(PKG_FLAGS) $< tests/fuzz/driver.c $($*_OBJECTS) $(BUILD)/liblorlint.a $(PKG_LIBS) $($*_LIBS) -o $@

test-fuzz: $(addprefix $(BUILD)/replay/,$(FUZZERS)) ## the fuzz corpus with seeded mutations, no libFuzzer needed
	@echo "== fuzz"; $(foreach f,$(FUZZERS),printf '  %-8s ' $f && { $(BUILD)/replay/$f $(MUTATIONS) $(wildcard tests/fuzz/corpus/$f/*) $(FUZZ_$f) 2>$(BUILD)/replay/$f.log || { tail -60 $(BUILD)/replay/$f.log; false; }; } &&) true

$(FUZZ_BUILD)/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/fuzz.h $(FUZZ_BUILD)/liblorlint.a
	$(FUZZ_CC) $(subst -I$(BUILD)/gen,-I$(FUZZ_BUILD)/gen,$(CPPFLAGS)) $(CFLAGS) $(FUZZ_CHECKS) -fsanitize=fuzzer $(PKG_FLAGS) $< $(patsubst $(BUILD)/%,$(FUZZ_BUILD)/%,$($*_OBJECTS)) $(FUZZ_BUILD)/liblorlint.a $(PKG_LIBS) $($*_LIBS) -o $@

fuzz: ## fuzz each target for SECONDS=20 with libFuzzer
	$(MAKE) BUILD=$(FUZZ_BUILD) CC=$(FUZZ_CC) SANITIZE="-fsanitize=fuzzer-no-link $(FUZZ_CHECKS)" $(FUZZ_BUILD)/liblorlint.a \
		$(patsubst $(BUILD)/%,$(FUZZ_BUILD)/%,$(OFFICE_OBJECTS) $(config_OBJECTS) $(if $(HAS_OCR),$(picture_OBJECTS)))
	$(MAKE) FUZZ_BUILD=$(FUZZ_BUILD) SANITIZE="$(FUZZ_CHECKS)" $(addprefix $(FUZZ_BUILD)/fuzz_,$(FUZZERS))
	@mkdir -p $(addprefix $(FUZZ_BUILD)/found/,$(FUZZERS))
	@$(foreach f,$(FUZZERS),echo "== $f" && mkdir -p $(FUZZ_BUILD)/seeds/$f && cp $(wildcard tests/fuzz/corpus/$f/*) $(FUZZ_$f) $(FUZZ_BUILD)/seeds/$f/ && \
		$(FUZZ_BUILD)/fuzz_$f -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix=$(FUZZ_BUILD)/$f- \
		$(if $(wildcard tests/fuzz/$f.dict),-dict=tests/fuzz/$f.dict) $(FUZZ_BUILD)/found/$f $(FUZZ_BUILD)/seeds/$f 2>&1 | grep -E 'ERROR|does not hold|runtime error|DONE|Done|crash-|timeout-|SUMMARY' ; ) true
