# SPDX-License-Identifier: GPL-3.0-or-later
# `make profile`: where the instructions of one text letter go (valgrind), start-up apart from the letter itself.

PROFILE_LETTER ?= docs/examples/strong.txt

.PHONY: profile test-speed bench-text pdf-readers

$(BUILD)/bench/one_letter: tests/bench/one_letter.c $(BUILD)/liblorlint.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(PKG_FLAGS) $< $(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

profile: $(BUILD)/bench/one_letter ## where the instructions of one letter go (valgrind)
	@command -v valgrind >/dev/null || { echo "profile: valgrind is not installed"; exit 0; }; \
	cd $(BUILD)/bench && for times in 0 1 11; do \
		valgrind --tool=callgrind --callgrind-out-file=calls.$$times ./one_letter $$times $(abspath $(PROFILE_LETTER)) 2>&1 | \
		sed -n "s/.*Collected : */  letters judged: $$times   instructions: /p"; done; \
	callgrind_annotate --inclusive=yes calls.1 2>/dev/null | grep -E '^ *[0-9,]+ \(.*src/[a-z]+/' | sed 's| \[.*\]||' | head -40

test-speed: all $(BUILD)/bench/one_letter ## instructions of a letter stay within their bound
	@echo "== speed"; $(TEST_ENV) python3 tests/bench/text.py --check

bench-text: all $(BUILD)/bench/one_letter ## what text letters cost, by letters and by rules; LONG=1: 100,000 letters
	@$(TEST_ENV) python3 tests/bench/text.py $(if $(LONG),--long)

bench: bench-text

pdf-readers: all $(BUILD)/readers ## which PDFs need poppler, and why
	@find docs/examples tests/formats/files $(wildcard $(CORPUS)/documents) -name '*.pdf' -print0 | sort -z | xargs -0 $(BUILD)/readers -v | \
	awk -F'\t' '!$$2 {print; next} {n[$$1]++; files[$$1] = files[$$1] "\n      " $$2} END {for (why in n) printf "%4d %s%s\n", n[why], why, why == "taken" ? "" : files[why]}'
