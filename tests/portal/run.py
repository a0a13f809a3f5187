#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an upload portal minds in a PDF: one letter, printed with one oddity at a time, plain and with its objects packed.

    python3 tests/portal/run.py     LORLINT=program"""
import json
import os
import subprocess
import sys
import tempfile
import zlib

LORLINT = os.environ.get("LORLINT", "build/lorlint")
LETTER = """Lakeview Teaching Hospital, Department of Medicine
14 Canal Road, Riverton. Telephone +92 61 555 0100, medicine@lakeview.example
12 June 2026
Dear Program Director,
I am pleased to recommend Dr. Asha Verma for residency in internal medicine.
I supervised her on my ward for three months, from January to March 2026.
She looked after eight patients a day and led two audits of hand hygiene.
Please write to me with any question about her.
Sincerely,
Dr. Lalita Bose, MD, Consultant Physician""".splitlines()


def stream(data, words=""):
    return f"<<{words}/Length {len(data)}>>".encode() + b"stream\n" + data + b"\nendstream"


def pdf(catalog="", page="", pages=1, media="0 0 612 792", more=(), packed=False, pageses=None):
    """The bytes of a PDF. `catalog` and `page` are put into their dictionaries, `more` are further objects from 20 on."""
    paint = "BT /F 11 Tf 72 700 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in LETTER) + " ET"
    kids = [10 + 2 * number for number in range(pages)]
    objects = {1: f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
               2: f"<</Type/Pages/Count {pages}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>",
               3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    for number, kid in enumerate(kids):
        own = pageses[number] if pageses else page
        objects[kid] = f"<</Type/Page/Parent 2 0 R/MediaBox[{media}]/Contents {kid + 1} 0 R/Resources<</Font<</F 3 0 R>>>>{own}>>"
        objects[kid + 1] = stream(paint.encode())
    for number, text in enumerate(more):
        objects[20 + number] = text
    return write_packed(objects) if packed else write_plain(objects)


def write_plain(objects):
    out, places = b"%PDF-1.6\n", {}
    for number, text in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj".encode() + (text if isinstance(text, bytes) else text.encode()) + b"endobj\n"
    at = len(out)
    out += f"xref\n0 {max(places) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(places) + 1):
        out += f"{places.get(number, 0):010d} 00000 {'n' if number in places else 'f'} \n".encode()
    return out + f"trailer<</Root 1 0 R/Size {max(places) + 1}>>\nstartxref\n{at}\n%%EOF\n".encode()


def write_packed(objects):
    """Everything but streams lies in one object stream, as in files of today's word processors."""
    inside = {number: text for number, text in objects.items() if isinstance(text, str)}
    head, body, where = "", "", {}
    for index, (number, text) in enumerate(sorted(inside.items())):
        where[number] = (2, 90, index)
        head += f"{number} {len(body)} "
        body += text + " "
    out = b"%PDF-1.6\n"
    streams = {number: text for number, text in objects.items() if not isinstance(text, str)}
    streams[90] = stream(zlib.compress((head + body).encode()), f"/Type/ObjStm/N {len(inside)}/First {len(head)}/Filter/FlateDecode")
    for number, text in sorted(streams.items()):
        where[number] = (1, len(out), 0)
        out += f"{number} 0 obj".encode() + text + b"endobj\n"
    where[91] = (1, len(out), 0)
    table = b"".join(kind.to_bytes(1, "big") + field.to_bytes(4, "big") + last.to_bytes(2, "big")
                     for kind, field, last in (where.get(number, (0, 0, 0)) for number in range(92)))
    out += b"91 0 obj" + stream(zlib.compress(table), "/Type/XRef/Size 92/W[1 4 2]/Root 1 0 R/Filter/FlateDecode") + b"endobj\n"
    return out + f"startxref\n{where[91][1]}\n%%EOF\n".encode()


# What is odd, how it is written, which file/ rules speak up (beside none).
CASES = {
    "nothing": ({}, set()),
    "goes_to_page_one_when_opened": ({"catalog": "/OpenAction[10 0 R/Fit]"}, set()),
    "a_link": ({"page": "/Annots[20 0 R]", "more": ["<</Type/Annot/Subtype/Link/Rect[72 600 200 620]/A<</S/URI/URI(https://lakeview.example)>>>>"]}, set()),
    "a_script_when_opened": ({"catalog": "/OpenAction 20 0 R", "more": ["<</S/JavaScript/JS(app.alert\\(1\\))>>"]}, {"file/active-content"}),
    "a_script_under_a_disguised_name": ({"more": ["<</S/J#61vaScript/JS(app.alert\\(1\\))>>"]}, {"file/active-content"}),
    "a_program_started": ({"catalog": "/OpenAction 20 0 R", "more": ["<</S/Launch/F(calc.exe)>>"]}, {"file/active-content"}),
    "an_attachment": ({"catalog": "/Names<</EmbeddedFiles<</Names[(a.txt)20 0 R]>>>>",
                       "more": ["<</Type/Filespec/F(a.txt)/EF<</F 21 0 R>>>>", stream(b"hidden", "/Type/EmbeddedFile")]}, {"file/active-content"}),
    "data_sent_by_a_button": ({"more": ["<</S/SubmitForm/F(https://x.example)>>"]}, {"file/active-content"}),
    "a_comment": ({"page": "/Annots[20 0 R]", "more": ["<</Type/Annot/Subtype/Text/Rect[72 600 90 620]/Contents(see my edits)>>"]}, {"file/leftover-annotations"}),
    "a_field_left_open": ({"catalog": "/AcroForm<</Fields[20 0 R]>>", "page": "/Annots[20 0 R]",
                           "more": ["<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[72 600 200 620]/P 10 0 R>>"]}, {"file/leftover-annotations"}),
    "a_field_to_sign": ({"catalog": "/AcroForm<</Fields[20 0 R]>>", "page": "/Annots[20 0 R]",
                         "more": ["<</Type/Annot/Subtype/Widget/FT/Sig/T(sign)/Rect[72 600 200 620]/P 10 0 R>>"]}, {"file/digital-signature"}),
    "a_certificate": ({"catalog": "/AcroForm<</SigFlags 3/Fields[20 0 R]>>", "page": "/Annots[20 0 R]",
                       "more": ["<</Type/Annot/Subtype/Widget/FT/Sig/T(sign)/Rect[72 600 200 620]/P 10 0 R/V 21 0 R>>",
                                "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 10 20 30]/Contents<00>>>"]}, {"file/digital-signature"}),
    "a4": ({"media": "0 0 595.28 841.89"}, {"file/page-size"}),
    "nearly_letter": ({"media": "0 0 611.3 791"}, set()),
    "letter_on_its_side_turned_up": ({"media": "0 0 792 612", "page": "/Rotate 90"}, set()),
    "landscape": ({"media": "0 0 792 612"}, {"file/page-size"}),
    "a4_cropped_to_letter": ({"media": "0 0 700 900", "page": "/CropBox[20 20 632 812]"}, set()),
    "letter_twice_as_large": ({"media": "0 0 612 792", "page": "/UserUnit 2"}, {"file/page-size"}),
    "half_a_letter_page_in_double_points": ({"media": "0 360 306 756", "page": "/UserUnit 2.0"}, set()),
    "units_that_differ": ({"pages": 2, "pageses": ["/UserUnit 1", "/UserUnit 2"]}, {"file/page-size"}),
    "one_page_a4": ({"pages": 2, "pageses": ["", "/MediaBox[0 0 595.28 841.89]"]}, {"file/page-size"}),
    "three_pages": ({"pages": 3}, {"file/too-many-pages"}),
}


def lint(paths):
    run = subprocess.run([LORLINT, "check", "--no-config", "--format", "json", "--as-of", "2026-09-15", "--fail-on", "never", *paths], stdout=subprocess.PIPE, check=False)
    return {os.path.basename(letter["path"]): letter for letter in json.loads(run.stdout)["letters"]}


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (oddity, _) in CASES.items():
            for packed in (False, True):
                with open(os.path.join(folder, f"{name}{'-packed' * packed}.pdf"), "wb") as file:
                    file.write(pdf(**oddity, packed=packed))
        letters = lint([folder])
        for name, (_, wanted) in CASES.items():
            for kind in (f"{name}.pdf", f"{name}-packed.pdf"):
                letter = letters[kind]
                told = {finding["rule"] for finding in letter["findings"] if finding["rule"].startswith("file/")}
                unknown = [fact for fact in ("active_content", "form_fields", "annotations", "page_size")
                           if letter["facts"][fact]["state"] == "unknown"]
                if letter["status"] != "scored" or told != wanted or unknown:
                    print(f"FAILED {kind}: {letter['status']}, told {sorted(told)}, wanted {sorted(wanted)}, unknown {unknown}")
                    failed += 1
    print(f"portal: {2 * len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
