#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the letters of tests/formats/files again from the texts: docs/examples/*.txt and letters/*.txt, set as a person would
set them (joined paragraphs, columns as tables, bullets as lists), by LibreOffice. Only who changes a letter needs this: the
files are committed, and tests/formats/run reads those."""
import glob
import html
import os
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, '..', '..', 'docs', 'examples')
FORMATS = {'docx': 'docx:MS Word 2007 XML', 'odt': 'odt', 'html': 'html:XHTML Writer File', 'pdf': 'pdf'}
ODF = 'urn:oasis:names:tc:opendocument:xmlns:'
HEAD = ('<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="%(o)soffice:1.0" xmlns:text="%(o)stext:1.0" '
        'xmlns:table="%(o)stable:1.0" xmlns:style="%(o)sstyle:1.0" xmlns:fo="%(o)sxsl-fo-compatible:1.0" xmlns:svg="%(o)ssvg-compatible:1.0" '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
        '<style:font-face style:name="F" svg:font-family="\'Liberation Serif\'"/></office:font-face-decls><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="11pt" fo:language="en" fo:country="US"/>'
        '</style:default-style><style:style style:name="Line" style:family="paragraph"/>'
        '<style:style style:name="Last" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.12in"/></style:style>'
        '<style:style style:name="Centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>'
        '<style:style style:name="CentreLast" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.2in"/></style:style>'
        '<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties fo:text-align="end" fo:margin-bottom="0.12in"/></style:style>'
        '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="8.5in" fo:page-height="11in" '
        'fo:margin-top="0.9in" fo:margin-bottom="0.9in" fo:margin-left="1in" fo:margin-right="1in"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles><office:body><office:text>'
        % {'o': ODF})
TAIL = '</office:text></office:body></office:document>'


def paragraph(line, style):
    return '<text:p text:style-name="%s">%s</text:p>' % (style, html.escape(line.strip(), quote=False))


def table(rows):
    cells = [[cell for cell in re.split(r'\s{3,}', row.strip())] if re.search(r'\S\s{3,}\S', row) else re.split(r'\s{2,}', row.strip()) for row in rows]
    columns = max(len(row) for row in cells)
    body = ''.join('<table:table-row>' + ''.join('<table:table-cell office:value-type="string">%s</table:table-cell>' % paragraph(cell, 'Line')
                                                 for cell in row + [''] * (columns - len(row))) + '</table:table-row>' for row in cells)
    return '<table:table><table:table-column table:number-columns-repeated="%d"/>%s</table:table>' % (columns, body) + paragraph('', 'Line')


def block(lines):
    if any(re.search(r'\S\s{3,}\S', line) for line in lines) and not any(len(line) > 90 for line in lines):
        return table(lines)
    if lines[0].lstrip().startswith('•'):
        return '<text:list text:style-name="Dots">%s</text:list>' % ''.join('<text:list-item>%s</text:list-item>' % paragraph(line.lstrip()[1:], 'Line') for line in lines)
    if len(lines) > 1 and all(len(line) > 55 for line in lines[:-1]) and not any(line.startswith('   ') for line in lines):
        return paragraph(' '.join(line.strip() for line in lines), 'Last')
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    if indent >= 45:
        return ''.join(paragraph(line, 'Right') for line in lines)
    if indent >= 5:
        return ''.join(paragraph(line, 'Centre') for line in lines[:-1]) + paragraph(lines[-1], 'CentreLast')
    return ''.join(paragraph(line, 'Line') for line in lines[:-1]) + paragraph(lines[-1], 'Last')


def slim(path):
    """LibreOffice adds a picture of the page and the look of its windows."""
    with zipfile.ZipFile(path) as file:
        parts = [(name, file.read(name)) for name in file.namelist() if not name.startswith(('Thumbnails/', 'Configurations2/')) and name != 'settings.xml']
    with zipfile.ZipFile(path, 'w') as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED)


def main():
    only = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        names = []
        for path in sorted(glob.glob(EXAMPLES + '/*.txt') + glob.glob(HERE + '/letters/*.txt')):
            name = os.path.splitext(os.path.basename(path))[0]
            if only and name not in only:
                continue
            text = open(path, encoding='utf-8').read().expandtabs(4)
            blocks = [part.split('\n') for part in re.split(r'\n\s*\n', text.strip('\n')) if part.strip()]
            with open('%s/%s.fodt' % (work, name), 'w', encoding='utf-8') as file:
                file.write(HEAD + ''.join(block(lines) for lines in blocks) + TAIL)
            names.append('%s/%s.fodt' % (work, name))
        for ending, kind in FORMATS.items():
            chosen = [name for name in names if ending != 'pdf' or not os.path.exists(EXAMPLES + '/' + os.path.basename(name)[:-5] + '.pdf')]
            subprocess.run(['soffice', '-env:UserInstallation=file://%s/profile' % work, '--headless', '--convert-to', kind, '--outdir', HERE + '/files', *chosen],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name in names:
            slim('%s/files/%s.odt' % (HERE, os.path.basename(name)[:-5]))


main()
