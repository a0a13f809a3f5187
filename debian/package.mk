# SPDX-License-Identifier: GPL-3.0-or-later
# Packages: `make deb`, `make reproducible` (two builds, one sum), `make sbom` (what goes into the program).

# The time that builds are given: the last commit's, else the last entry of the changelog.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date -d "$$(sed -n 's/^ -- .*>  //p' debian/changelog | head -1)" +%s)
DEB_OUT := $(BUILD)/deb

.PHONY: deb reproducible sbom test-deb

deb: ## Debian packages (needs debhelper; lintian looks at them when it is there)
	@command -v dh >/dev/null && command -v dpkg-buildpackage >/dev/null || { echo "deb: skipped: install debhelper (apt-get install debhelper lintian)"; exit 0; }; \
	debian/build '$(abspath $(DEB_OUT))' '$(SOURCE_DATE_EPOCH)'

reproducible: ## build twice, in other folders and at other times: the sums must be the same
	@debian/reproduce '$(abspath $(BUILD)/reproduce)' '$(SOURCE_DATE_EPOCH)'

test-deb: ## the packages: built, looked at by lintian, unpacked and tried
	@echo "== deb"; $(TEST_ENV) python3 tests/install/run.py --deb

sbom: all ## what is linked into the program and its modules, as CycloneDX JSON
	@BUILD='$(BUILD)' python3 debian/sbom.py $(VERSION) > $(BUILD)/lorlint.cdx.json && echo "wrote $(BUILD)/lorlint.cdx.json"
