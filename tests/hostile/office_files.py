# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile office files, web pages and Markdown: yields (name, content, the statuses that it may end in). Nothing is kept in the
tree: each is a few lines that say what is wrong with it."""
import io
import struct
import zipfile

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
ODF = 'urn:oasis:names:tc:opendocument:xmlns:'
WORDS = ('LAKEVIEW HOSPITAL', '14 June 2026', 'Dear Program Director,',
         'I worked with Dr. Asha Verma on my ward for six months, and I recommend her for residency training.',
         'Sincerely,', 'Dr. Farah Malik')
READ = {'scored', 'partial', 'not-a-letter'}
BAD = {'damaged'}
LARGE = {'too-large', 'damaged'}
ANY = READ | LARGE | {'no-text', 'unsupported', 'encrypted'}
ATTRS = ' '.join('a%d="1"' % i for i in range(200000))


def paragraphs(words=WORDS):
    return ''.join('<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % word for word in words)


def letter(body=None, head=''):
    body = paragraphs() if body is None else body
    return ('<?xml version="1.0" encoding="UTF-8"?>%s<w:document xmlns:w="%s" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>%s</w:body></w:document>' % (head, W, body)).encode()


def archive(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, method)
    return out.getvalue()


def docx(document=None, *others):
    return archive([('[Content_Types].xml', b'<Types/>'), ('word/document.xml', letter() if document is None else document), *others])


def styles(content):
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://x/styles" Target="styles.xml"/></Relationships>')
    return docx(None, ('word/_rels/document.xml.rels', rels), ('word/styles.xml', '<w:styles xmlns:w="%s">%s</w:styles>' % (W, content)))


def odt(body, automatic='', *others):
    content = ('<office:document-content xmlns:office="%soffice:1.0" xmlns:text="%stext:1.0" xmlns:table="%stable:1.0" xmlns:style="%sstyle:1.0" '
               'xmlns:draw="%sdrawing:1.0"><office:automatic-styles>%s</office:automatic-styles><office:body><office:text>%s</office:text></office:body>'
               '</office:document-content>' % (ODF, ODF, ODF, ODF, ODF, automatic, body))
    return archive([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', content), *others])


def odt_words():
    return ''.join('<text:p>%s</text:p>' % word for word in WORDS)


def lying(size, content=None):
    """The size of word/document.xml is another one in both headers."""
    raw = bytearray(docx(content))
    for magic, at, name_at in ((b'PK\x03\x04', 22, 30), (b'PK\x01\x02', 24, 46)):
        start = 0
        while (start := raw.find(magic, start)) >= 0:
            if raw[start + name_at:].startswith(b'word/document.xml'):
                struct.pack_into('<I', raw, start + at, size)
            start += 4
    return bytes(raw)


def flagged(at_local, at_central, value):
    """A field of both headers of each part is another one."""
    raw = bytearray(docx())
    for magic, at in ((b'PK\x03\x04', at_local), (b'PK\x01\x02', at_central)):
        start = 0
        while (start := raw.find(magic, start)) >= 0:
            struct.pack_into('<H', raw, start + at, value)
            start += 4
    return bytes(raw)


def entities():
    text = '<!DOCTYPE w [<!ENTITY a "ha">' + ''.join('<!ENTITY %s "%s">' % (chr(98 + i), '&%s;' % chr(97 + i) * 10) for i in range(9)) + ']>'
    return docx(letter('<w:p><w:r><w:t>&j;</w:t></w:r></w:p>', text))


def nested(opens, closes, depth, inner=''):
    return opens * depth + inner + closes * depth


TABLE = ('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>')
BOX = ('<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>', '</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>')


def bombs():
    yield 'spaces-200-mb.docx', docx(letter() + b' ' * 200_000_000), LARGE
    yield 'spaces-60-mb.docx', docx(letter() + b' ' * 60_000_000), LARGE | READ
    yield 'three-of-60-mb.docx', docx(letter(), ('word/_rels/document.xml.rels', b'<a>' + b' ' * 60_000_000 + b'</a>'),
                                      ('_rels/.rels', b'<a>' + b' ' * 60_000_000 + b'</a>')), LARGE | READ
    yield 'paragraphs-5-million.docx', docx(letter('<w:p/>' * 5_000_000)), LARGE
    yield 'paragraphs-900-thousand.docx', docx(letter('<w:p/>' * 900_000 + paragraphs())), READ
    yield 'text-50-mb.docx', docx(letter('<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % ('word ' * 10_000_000) + paragraphs())), ANY
    yield 'runs-100-thousand.docx', docx(letter(paragraphs() + '<w:p>' + '<w:r><w:t>a </w:t></w:r>' * 100_000 + '</w:p>')), ANY
    yield 'lines-300-thousand.docx', docx(letter(paragraphs() + '<w:p><w:r>' + '<w:t>a</w:t><w:br/>' * 300_000 + '</w:r></w:p>')), ANY
    yield 'cells-100-thousand.docx', docx(letter(paragraphs() + '<w:tbl><w:tr>' + '<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>' * 100_000 +
                                                 '</w:tr></w:tbl>')), ANY
    yield 'a-zip-in-itself.docx', docx(docx()), BAD
    yield 'entities.docx', entities(), BAD
    yield 'entity-file.docx', docx(letter('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>', '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>')), BAD
    yield 'doctype-remote.docx', docx(letter(None, '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">')), BAD
    yield 'entity-unknown.docx', docx(letter('<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>')), BAD


def headers():
    yield 'says-100-bytes.docx', lying(100, letter(paragraphs() + ' ' * 10_000_000)), BAD
    yield 'says-60-mb.docx', lying(60_000_000), BAD
    yield 'says-4-gb.docx', lying(0xFFFFFFFE), LARGE
    yield 'twice.docx', docx(None, ('word/document.xml', letter())), BAD
    yield 'locked-part.docx', flagged(6, 8, 1), {'encrypted'}
    yield 'unknown-packing.docx', flagged(8, 10, 99), BAD
    yield 'bzip2.docx', archive([('[Content_Types].xml', b'<a/>'), ('word/document.xml', letter())], zipfile.ZIP_BZIP2), BAD
    yield 'lzma.docx', archive([('[Content_Types].xml', b'<a/>'), ('word/document.xml', letter())], zipfile.ZIP_LZMA), BAD
    yield 'wrong-sum.docx', docx().replace(struct.pack('<I', zipfile.crc32(letter())), b'\1\2\3\4'), BAD
    yield 'names-that-climb.docx', docx(None, ('../../../etc/passwd', b'x'), ('/etc/shadow', b'x'), ('word/../word/document.xml', b'x')), READ
    yield 'names-that-hurt.docx', docx(None, ('word/\n\x1b[2J.xml', b'x'), ('word/' + 'n' * 60000, b'x')), READ
    yield 'parts-900.docx', docx(None, *(('x/%d' % i, b'') for i in range(900))), READ
    yield 'parts-5000.docx', docx(None, *(('x/%d' % i, b'') for i in range(5000))), {'too-large'}
    yield 'parts-60000.docx', docx(None, *(('x/%d' % i, b'') for i in range(60000))), {'too-large'}
    yield 'no-letter.docx', archive([('[Content_Types].xml', b'<a/>'), ('word/styles.xml', b'<a/>')]), BAD
    yield 'no-relations.docx', docx(), READ
    yield 'an-empty-archive.docx', archive([]), {'unsupported', 'damaged'}
    yield 'a-long-comment.docx', docx()[:-2] + b'\xff\xff' + b'c' * 65535, READ
    yield 'two-endings.docx', docx() + docx(), ANY
    yield 'junk-before.docx', b'PK\x03\x04' + b'j' * 500 + docx(), ANY
    raw = docx()
    for part in range(1, 25):
        yield 'cut-%02d.docx' % part, raw[:len(raw) * part // 25], {'damaged', 'unsupported'}
    for at in range(24):
        spoilt = bytearray(raw)
        spoilt[len(raw) * at // 24] ^= 0xFF
        yield 'spoilt-%02d.docx' % at, bytes(spoilt), ANY


def shapes():
    yield 'tables-10-thousand-deep.docx', docx(letter(paragraphs() + nested(*TABLE, 10000))), BAD
    yield 'tables-70-deep.docx', docx(letter(paragraphs() + nested(*TABLE, 70, paragraphs(['deep'])))), READ
    yield 'tables-never-closed.docx', docx(letter('<w:tbl>' * 200)), BAD
    yield 'rows-without-tables.docx', docx(letter(paragraphs() + '<w:tr><w:tc><w:tc></w:tc></w:tc></w:tr><w:tc/>' * 100)), READ
    yield 'boxes-30-deep.docx', docx(letter(paragraphs() + nested(*BOX, 30, paragraphs(['deep'])))), READ
    yield 'attributes-200-thousand.docx', docx(letter('<w:p %s/>' % ATTRS)), BAD
    yield 'attribute-900-kb.docx', docx(letter(paragraphs() + '<w:p w:x="%s"/>' % ('y' * 900_000))), READ
    yield 'attribute-5-mb.docx', docx(letter(paragraphs() + '<w:p w:x="%s"/>' % ('y' * 5_000_000))), BAD
    yield 'namespaces-200.docx', docx(letter(paragraphs() + ''.join('<n%d:a xmlns:n%d="u%d">' % (i, i, i) for i in range(200)) +
                                             ''.join('</n%d:a>' % i for i in reversed(range(200))))), READ
    yield 'fields-without-end.docx', docx(letter(paragraphs() + '<w:p>' + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100_000 + '</w:p>')), READ
    yield 'ends-without-fields.docx', docx(letter(paragraphs() + '<w:p>' + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 100_000 + '</w:p>')), READ
    yield 'a-code-of-5-mb.docx', docx(letter(paragraphs() + '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>%s</w:instrText></w:r></w:p>' % ('M ' * 2_500_000))), READ
    yield 'changes-100-thousand.docx', docx(letter(paragraphs() + '<w:p>' + '<w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins>'
                                                   * 100_000 + '</w:p>')), ANY
    yield 'controls-100-deep.docx', docx(letter(paragraphs() + nested('<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>', '</w:sdtContent></w:sdt>', 100,
                                                                      paragraphs(['deep'])))), READ
    yield 'alternatives-80-deep.docx', docx(letter(paragraphs() + nested('<mc:AlternateContent><mc:Choice Requires="v">', '</mc:Choice><mc:Fallback/></mc:AlternateContent>', 80,
                                                                         paragraphs(['deep'])))), READ
    yield 'pictures-100-thousand.docx', docx(letter(paragraphs() + '<w:p><w:r>' + '<w:drawing><wp:inline><wp:extent cx="1" cy="-9e99"/><a:blip/></wp:inline></w:drawing>' * 100_000 +
                                                    '</w:r></w:p>')), READ
    yield 'sizes-of-nonsense.docx', docx(letter('<w:p><w:pPr><w:spacing w:before="99999999999" w:after="-1e400"/><w:ind w:left="nan"/></w:pPr><w:r><w:rPr><w:sz w:val="inf"/></w:rPr>'
                                                '<w:t>a</w:t></w:r></w:p>' + paragraphs() + '<w:sectPr><w:pgSz w:w="-1" w:h="99999999999999999999"/></w:sectPr>')), READ
    yield 'styles-50-thousand.docx', styles(''.join('<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>' % (i, i + 1) for i in range(50000))), READ
    yield 'styles-in-a-circle.docx', styles('<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                                            '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'), READ
    yield 'styles-of-junk.docx', styles('<<<'), READ
    yield 'utf-16.docx', docx(letter().decode().replace('UTF-8', 'UTF-16').encode('utf-16')), READ
    yield 'utf-16-doctype.docx', docx(letter(None, '<!DOCTYPE w [<!ENTITY a "b">]>').decode().replace('UTF-8', 'UTF-16').encode('utf-16')), BAD
    yield 'not-utf-8.docx', docx(letter().replace(b'Farah', b'F\xc3r\xff\xfeh')), BAD
    yield 'with-nul.docx', docx(letter().replace(b'Farah', b'Fa\0rah')), BAD
    yield 'another-encoding.docx', docx(letter().replace(b'UTF-8', b'EBCDIC-INT')), ANY
    yield 'other-namespaces.docx', docx(letter().replace(W.encode(), b'urn:other')), {'no-text'}


def open_documents():
    yield 'no-content.odt', archive([('mimetype', 'application/vnd.oasis.opendocument.text')]), BAD
    yield 'locked.odt', odt(odt_words(), '', ('META-INF/manifest.xml', '<m><encryption-data/></m>')), {'encrypted'}
    yield 'spaces-without-end.odt', odt(odt_words() + '<text:p>%s</text:p>' % ('<text:s text:c="4294967295"/>' * 1000)), READ
    yield 'lists-10-thousand-deep.odt', odt(odt_words() + nested('<text:list><text:list-item>', '</text:list-item></text:list>', 10000)), BAD
    yield 'lists-100-deep.odt', odt(odt_words() + nested('<text:list><text:list-item>', '</text:list-item></text:list>', 100, '<text:p>deep</text:p>')), READ
    yield 'spans-200-deep.odt', odt(odt_words() + '<text:p>' + nested('<text:span>', '</text:span>', 200, 'deep') + '</text:p>'), READ
    yield 'frames-70-deep.odt', odt(odt_words() + nested('<text:p><draw:frame><draw:text-box>', '</draw:text-box></draw:frame></text:p>', 70, '<text:p>deep</text:p>')), READ
    yield 'styles-in-a-circle.odt', odt(odt_words() + '<text:p text:style-name="a">x</text:p>', '<style:style style:name="a" style:family="paragraph" style:parent-style-name="b"/>'
                                        '<style:style style:name="b" style:family="paragraph" style:parent-style-name="a"/>'), READ
    yield 'cells-repeated.odt', odt(odt_words() + '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell '
                                    'table:number-columns-repeated="2000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'), READ
    yield 'styles-5000-words-20000.odt', odt(odt_words() + '<text:p text:style-name="s0">x</text:p>' * 20000,
                                             ''.join('<style:style style:name="s%d" style:family="paragraph"/>' % i for i in range(5000))), ANY


def pages():
    html = '<html><body><p>%s</p>' % '</p><p>'.join(WORDS)
    yield 'divs-200-thousand-deep.html', html + '<div>' * 200_000, READ
    yield 'bold-100-thousand-deep.html', html + '<b>' * 100_000 + 'x', READ
    yield 'tables-50-thousand-deep.html', html + '<table><tr><td>' * 50_000 + 'x', READ
    yield 'attributes-200-thousand.html', html + '<p %s>' % ATTRS, BAD
    yield 'less-than-2-mb.html', html + '<' * 2_000_000, ANY
    yield 'a-tag-of-8-mb.html', html + '<img src="data:,%s">' % ('A' * 8_000_000), READ
    yield 'comments-without-end.html', html + '<!--' * 200_000, READ
    yield 'entities-of-nonsense.html', html + '&#99999999999;&#xD800;&#0;&nosuch;' * 50_000, ANY
    yield 'utf-7.html', '<html><meta charset="utf-7"><p>+ADw-script+AD4-</p><p>%s' % '<p>'.join(WORDS), READ
    yield 'frames.html', html + '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>', READ
    md = '# Letter\n\n' + '\n\n'.join(WORDS) + '\n\n'
    yield 'stars-200-thousand.md', md + '*a ' * 200_000, ANY
    yield 'brackets-1-million.md', md + '[' * 1_000_000 + '](' * 100_000, ANY
    yield 'pipes-1-million.md', md + '|' * 1_000_000, ANY
    yield 'angles-1-million.md', md + '<a ' * 300_000, ANY


def files():
    for group in (bombs, headers, shapes, open_documents, pages):
        for name, content, statuses in group():
            yield name, content if isinstance(content, bytes) else content.encode(), statuses
