# SPDX-License-Identifier: GPL-3.0-or-later
# `make test-batch`: many letters in one run, machines on which things fail.

# Preloaded before the program; glibc only, so that where it does not link its tests say that they are skipped.
$(BUILD)/fault.so: tests/batch/fault.c
	@mkdir -p $(@D)
	@printf "  %-6s%s\n" LINK $@
	$(Q)$(CC) -std=gnu17 -O1 -D_GNU_SOURCE $(WARN) -shared -fPIC $< -ldl -o $@ || echo "test-batch: no failures can be made here"

test-batch: $(BUILD)/fault.so

test-batch: all ## many letters in one run
	@echo "== batch"; for part in run losses faults; do $(TEST_ENV) python3 tests/batch/$$part.py || exit 1; done

soak: all $(BUILD)/parity $(BUILD)/readers $(BUILD)/weaken $(BUILD)/fault.so ## the long forms of the tests of batches and hostile files
	@for part in run losses faults; do $(TEST_ENV) python3 tests/batch/$$part.py --long || exit 1; done
	@$(TEST_ENV) tests/hostile/run --long

.PHONY: bench-many
$(BUILD)/bench/similarity: tests/bench/similarity.c $(BUILD)/liblorlint.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(PKG_FLAGS) $< $(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

bench-many: all $(BUILD)/bench/similarity $(BUILD)/weaken ## many letters: beside other programs, isolation, shared wording
	@echo "shared wording"; for letters in 1000 10000 100000; do printf "  "; $(BUILD)/bench/similarity $$letters; done
	@$(TEST_ENV) python3 tests/bench/beside.py

bench: bench-many
