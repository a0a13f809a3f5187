#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the example PDFs again from the .txt letters beside this script. The PDFs are committed: only who
# changes a letter needs this, with LibreOffice Writer, poppler-utils, qpdf, python3 and the fonts Liberation,
# Carlito and DejaVu.
set -eu
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

to_pdf() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
        --outdir "$work" "$@" >/dev/null 2>&1
}

letters="weak-home-country certificate good-no-comparison old-but-superb strong egypt
         outstanding-two-pages wrong-name guarded-praise privacy-slip"

# One hospital has its letterhead as a picture only: its words are pixels.
python3 src/dress.py guarded-praise:head "$work/head.fodt"
to_pdf "$work/head.fodt"
pdftoppm -r 150 -x 150 -y 105 -W 975 -H 195 -png -singlefile "$work/head.pdf" "$work/head"

set --
for name in $letters; do
    picture=
    [ "$name" = guarded-praise ] && picture=$work/head.png
    python3 src/dress.py "$name" "$work/$name.fodt" ${picture:+"$picture"}
    set -- "$@" "$work/$name.fodt"
done
to_pdf "$@"
for name in $letters; do
    cp "$work/$name.pdf" .
done

pdftoppm -r 100 -gray -jpeg -jpegopt quality=60 -singlefile good-no-comparison.pdf "$work/page"
python3 src/scan.py "$work/page.jpg" scan-no-text.pdf

# The password of the example is "example".
qpdf --encrypt example example 256 -- strong.pdf encrypted.pdf
