#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the picture of the HTML report that README shows: docs/report.png. Needs a built lorlint and chromium.
#     docs/examples/picture.sh [LORLINT]
set -eu
cd "$(dirname "$0")/../.."
lorlint=${1:-build/lorlint}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "picture.sh: needs chromium" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$lorlint" --no-config --quiet --fail-on never --as-of 2026-09-15 -o html="$folder/report.html" docs/examples/weak-home-country.pdf >/dev/null
"$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --hide-scrollbars --force-device-scale-factor=0.75 --blink-settings=preferredColorScheme=1 --user-data-dir="$folder/profile" \
    --window-size=1200,1220 --screenshot="$folder/report.png" "file://$folder/report.html" >/dev/null 2>&1
# Fewer shades, where there is a program for it: a picture in a repository stays for ever.
if command -v pngquant >/dev/null; then pngquant --force --output "$folder/report.png" 64 "$folder/report.png"; fi
cp "$folder/report.png" docs/report.png
ls -l docs/report.png
