# SPDX-License-Identifier: GPL-3.0-or-later
# lorlint: `make help` lists what can be made.

CC      ?= gcc
BUILD   ?= build
VERSION := 0.1.0
PREFIX  ?= /usr/local

WARN   := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 -Wundef
HARDEN := -fstack-protector-strong -D_FORTIFY_SOURCE=2
WERROR ?= $(if $(CI),-Werror)
OPT    ?= -O2 -g
# -fPIC and not -fPIE: the same objects go into the program and into its modules.
CFLAGS += -std=gnu17 -fPIC $(OPT) $(WARN) $(WERROR) $(if $(SANITIZE),,$(HARDEN)) $(SANITIZE)
CPPFLAGS += -D_GNU_SOURCE -Isrc -Iinclude -I$(BUILD)/gen -DLOR_VERSION='"$(VERSION)"' -DLOR_LIBDIR='"$(PREFIX)/lib/lorlint"'
LDFLAGS += $(if $(SANITIZE),$(SANITIZE),-pie -Wl,-z,relro,-z,now)

PKGS       := libxml-2.0 libpcre2-8 libcjson inih libseccomp libutf8proc
PDF_PKGS   := poppler-glib
TEST_PKGS  := cmocka
PKG_FLAGS   = $(shell pkg-config --cflags $(PKGS))
PKG_LIBS    = $(shell pkg-config --libs $(PKGS)) -ldl -lm

# Back ends with heavy libraries are modules, loaded when the first such letter is met. A module takes its own copies of
# the library objects that it calls, and hides them (see src/extract/module.h).
MODULES := $(BUILD)/lorlint-pdf.so
PDF_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/extract/pdf*.c))
SOURCES := $(filter-out src/extract/pdf%.c src/rules/prepare.c,$(wildcard src/*/*.c))
LIB_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/%,$(SOURCES)))
CLI_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/cli/%,$(SOURCES)))
# Words before the phrases that use them, facts before rules, rules before profiles.
PACKS := $(sort $(wildcard rules/lexicon/*.xml)) $(sort $(wildcard rules/facts/*.xml)) $(sort $(wildcard rules/*.xml)) \
         $(sort $(wildcard rules/profiles/*.xml))
PREPARE_SOURCES := src/rules/prepare.c $(filter-out src/rules/prepare.c src/rules/builtin.c src/rules/load.c,$(wildcard src/rules/*.c)) $(wildcard src/core/*.c)

.PHONY: all deps help test lint clean check-libraries
.DELETE_ON_ERROR:

all: check-libraries $(BUILD)/lorlint $(MODULES) ## build lorlint

help: ## this list
	@awk -F':.*## ' '/^[a-z][a-z-]*:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

check-libraries:
	@missing=; for p in $(PKGS) $(PDF_PKGS); do pkg-config --exists $$p || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "lorlint needs these libraries:$$missing" >&2; \
	echo "Install them with:  make deps" >&2; exit 1; fi

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(PKG_FLAGS) -MMD -MP -c $< -o $@

# The packs are read, checked and flattened when lorlint is built; see src/rules/prepare.c.
$(BUILD)/gen/prepare: $(PREPARE_SOURCES) $(wildcard src/core/*.h src/rules/*.h)
	@mkdir -p $(@D)
	$(CC) $(filter-out -I$(BUILD)/gen,$(CPPFLAGS)) -std=gnu17 -O1 $(WARN) $(PKG_FLAGS) $(PREPARE_SOURCES) $(PKG_LIBS) -o $@

$(BUILD)/gen/builtin_packs.h: $(BUILD)/gen/prepare $(PACKS) rules/lorlint.rng
	$(BUILD)/gen/prepare rules/lorlint.rng $$(cat $(PACKS) | sha256sum | cut -c1-64) $(PACKS) > $@

$(BUILD)/obj/rules/builtin.o: $(BUILD)/gen/builtin_packs.h

$(BUILD)/liblorlint.a: $(LIB_OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/lorlint: $(CLI_OBJECTS) $(BUILD)/liblorlint.a
	$(CC) $(CFLAGS) $(LDFLAGS) $(CLI_OBJECTS) $(BUILD)/liblorlint.a $(PKG_LIBS) -o $@

$(PDF_OBJECTS): PKG_FLAGS = -fvisibility=hidden $(shell pkg-config --cflags $(PDF_PKGS))

$(BUILD)/lorlint-pdf.so: $(PDF_OBJECTS) $(BUILD)/liblorlint.a
	$(CC) $(CFLAGS) -shared -Wl,-z,relro,-z,now,--exclude-libs,ALL $(if $(SANITIZE),,-Wl,-z,defs) $(PDF_OBJECTS) \
	$(BUILD)/liblorlint.a $(shell pkg-config --libs $(PDF_PKGS) libutf8proc) -o $@

clean: ## remove what was built
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
