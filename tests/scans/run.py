#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as pictures: one letter gets one verdict however it comes, what was recognised is named as such, and pictures that are broken or
promise too much end in a status. Skips with a word where tesseract or its data are not there.

Environment: LORLINT (the program), BUILD (its folder)."""
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import pictures

ROOT = os.path.dirname(os.path.dirname(pictures.HERE))
BUILD = os.environ.get('BUILD', os.path.join(ROOT, 'build'))
LORLINT = os.environ.get('LORLINT', os.path.join(BUILD, 'lorlint'))
EXAMPLES = os.path.join(ROOT, 'docs', 'examples')
TEXT = os.path.join(EXAMPLES, 'good-no-comparison.txt')
SCAN = os.path.join(EXAMPLES, 'scan-no-text.pdf')
SANITIZED = b'__asan_init' in open(LORLINT, 'rb').read()
MOST_CPU = 15  # [s] of processor time that one hostile picture may take

failures, checks = [], 0


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        failures.append(what)
        print('  FAIL ' + str(what))
    return holds


def put(name, content):
    with open(name, 'wb') as file:
        file.write(content)
    return name


def run(*arguments, **variables):
    return subprocess.run([LORLINT, '--no-config', '--as-of', '2026-09-15', *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env={**os.environ, **variables}, timeout=300)


def lint(*paths, said_nothing=True, **variables):
    """The letters of the JSON report, by path."""
    done = run('--format', 'json', '--fail-on', 'never', *paths, **variables)
    check(not said_nothing or done.stderr == b'', '%r: says on stderr %r' % (paths[-1], done.stderr[:200]))
    return {letter['path']: letter for letter in json.loads(done.stdout)['letters']}


def rules(letter):
    """What was found but for what only pictures, or only texts, show."""
    return sorted(finding['rule'] for finding in letter['findings'] if not finding['rule'].startswith('file/'))


# ---- cases ----

def case_one_letter_has_one_verdict():
    page = pictures.read_page()
    first, second = pictures.cut(page)
    files = [pictures.PAGE, pictures.PHOTO, SCAN, put('two.tif', pictures.tiff([first, second])), put('scan.pdf', pictures.pdf([(b'', page)]))]
    letters = lint(TEXT, *files)
    want = letters[TEXT]
    for path in files:
        letter, name = letters[path], os.path.basename(path)
        check(letter['status'] == 'scored' and letter['source'] == 'ocr', '%s: %s, source %s' % (name, letter['status'], letter['source']))
        check(letter['facts']['ocr_confidence']['value'] >= 75, '%s: confidence %r' % (name, letter['facts']['ocr_confidence']))
        check(rules(letter) == rules(want), '%s: %r, as text %r' % (name, rules(letter), rules(want)))
        for fact in ('date', 'writer_name', 'writer_email', 'salutation', 'closing', 'letterhead', 'applicant'):
            check(letter['facts'][fact].get('value') == want['facts'][fact].get('value'), '%s: %s %r' % (name, fact, letter['facts'][fact]))
        check(letter['facts']['text_layer']['value'] is False, name + ': a text layer')
        for fact in ('body_font', 'body_size', 'signature'):
            check(letter['facts'][fact]['state'] == 'unknown', '%s: %s is told' % (name, fact))
        check(any('OCR' in note for note in letter['notes']), name + ': no note that words were recognised')
    check(letters['two.tif']['pages'] == 2 and letters[SCAN]['pages'] == 1, 'pages')
    check(letters[pictures.PAGE]['facts']['page_size']['value'] == 'letter', 'the paper of a picture that tells its resolution')
    alike = {letter['format'] for letter in letters.values()}
    check(alike == {'text', 'png', 'jpeg', 'tiff', 'pdf'}, alike)


def case_paper_that_is_not_told_is_unknown():
    letter = lint(put('page.png', pictures.png(pictures.read_page(), dpi=0)))['page.png']
    check(letter['facts']['page_size']['state'] == 'unknown' and letter['status'] == 'scored', letter['facts']['page_size'])


def case_pages_that_lie_otherwise_are_turned():
    page = pictures.read_page()
    want = rules(lint(TEXT)[TEXT])
    for quarters in (1, 2, 3):
        name = put('turned-%d.png' % quarters, pictures.png(pictures.turned(page, quarters)))
        letter = lint(name)[name]
        check(rules(letter) == want, '%s: %r' % (name, rules(letter)))
        check(any('turned' in note for note in letter['notes']), '%s: does not say that it lies otherwise' % name)
    letter = lint(put('turned.pdf', pictures.pdf([(b'', pictures.turned(page, 2))])))['turned.pdf']
    check(rules(letter) == want, 'a page head down in a PDF: %r' % rules(letter))


def case_crooked_pages_are_straightened():
    want = rules(lint(TEXT)[TEXT])
    for degrees in (-3, 1.5):
        name = put('tilted%g.png' % degrees, pictures.png(pictures.tilted(pictures.read_page(), degrees)))
        letter = lint(name)[name]
        check(rules(letter) == want, '%s: %r' % (name, rules(letter)))


def case_what_ocr_means():
    page, prose = pictures.read_page(), open(TEXT, encoding='utf-8').read().split('\n')
    layered = put('layered.pdf', pictures.pdf([(pictures.text(prose, hidden=True), page)]))
    words = put('words.pdf', pictures.pdf([(pictures.text(prose), None)]))
    auto, never, always = (lint('--ocr', ocr, layered, words, SCAN) for ocr in ('auto', 'never', 'always'))
    check(auto[layered]['source'] == 'ocr layer' and auto[words]['source'] == 'text layer', 'a hidden layer is not named')
    check([never[path]['source'] for path in (layered, words)] == ['ocr layer', 'text layer'], 'text was not read with --ocr never')
    check(never[SCAN]['status'] == 'no-text' and '--ocr' in never[SCAN]['why'], never[SCAN])
    check([always[path]['source'] for path in (layered, words, SCAN)] == ['ocr'] * 3, 'some text was not recognised with --ocr always')
    check(lint('--ocr', 'never', pictures.PAGE)[pictures.PAGE]['status'] == 'no-text', 'a picture with --ocr never')
    done = run('--ocr', 'sometimes', TEXT)
    check(done.returncode == 2 and b'ocr' in done.stderr, done.stderr)


def case_pages_with_and_without_text():
    prose = open(TEXT, encoding='utf-8').read().split('\n')
    mixed = put('mixed.pdf', pictures.pdf([(pictures.text(prose[:40]), None), (b'', pictures.cut(pictures.read_page())[1])]))
    letter = lint(mixed)[mixed]
    check(letter['status'] == 'scored' and letter['source'] == 'ocr' and letter['pages'] == 2, letter['status'])
    check(letter['facts']['body_font']['value'] == 'Helvetica', 'the font of the page that has text')
    blind = lint('--ocr', 'never', mixed)[mixed]
    check(blind['status'] == 'partial' and blind['source'] == 'text layer', blind['status'])
    check(not [rule for rule in rules(blind) if rule.endswith('-missing')], 'accused of what may stand on the page that was not read')
    check(any('could not be read' in entry['reason'] for entry in blind['unchecked']), 'does not say why')


def case_words_that_are_drawn_are_recognised():
    drawn = put('drawn.pdf', pictures.pdf([(pictures.curves(pictures.read_page()), None)]))
    letters = lint(TEXT, drawn)
    check(rules(letters[drawn]) == rules(letters[TEXT]), '%s: %r' % (letters[drawn]['status'], rules(letters[drawn])))
    check(letters[drawn]['facts']['signature']['state'] == 'unknown', 'letters are taken for ink')
    empty = put('empty.pdf', pictures.pdf([(b'', None)]))
    check(lint(empty)[empty]['status'] == 'no-text', 'an empty page')


def case_without_data_it_says_how_to_get_them():
    os.mkdir('empty')
    letters = lint(TEXT, pictures.PAGE, SCAN, TESSDATA_PREFIX=os.path.abspath('empty'))
    for path in (pictures.PAGE, SCAN):
        check(letters[path]['status'] == 'no-text' and 'apt-get install tesseract-ocr-eng' in letters[path]['why'], letters[path].get('why'))
    check(letters[TEXT]['status'] == 'scored', 'a text beside it')
    check(run(pictures.PAGE, TESSDATA_PREFIX=os.path.abspath('empty')).returncode == 3, 'exit')


def case_others_do_not_load_it():
    """Having tesseract installed costs a text, and a PDF with text, nothing."""
    for path, loads in ((TEXT, False), (os.path.join(EXAMPLES, 'strong.pdf'), False), (pictures.PAGE, True)):
        done = run(path, LD_DEBUG='files')
        check((b'libtesseract' in done.stderr) == loads, '%s: %s' % (path, 'does not load it' if loads else 'loads it'))


def case_names_that_lie_are_told():
    shutil.copy(pictures.PAGE, 'letter.pdf')
    letter = lint('letter.pdf')['letter.pdf']
    check(letter['status'] == 'scored' and any('this is a PNG picture' in note for note in letter['notes']), letter['notes'])


def case_limits():
    page = pictures.read_page()
    two = put('two.tif', pictures.tiff(list(pictures.cut(page))))
    letter = lint('--limit', 'ocr-pages=1', two)[two]
    check(letter['status'] == 'partial' and any('first 1 page' in note for note in letter['notes']), letter['notes'])
    letter = lint('--limit', 'ocr-pixels=1000000', two)[two]
    check(letter['status'] == 'too-large' and 'ocr-pixels' in letter['why'], letter['why'])
    if not SANITIZED:
        letter = lint('--limit', 'ocr-memory-bytes=70000000', pictures.PAGE)[pictures.PAGE]
        check(letter['status'] in ('memory', 'crashed'), letter['status'])
        mixed = put('mixed.pdf', pictures.pdf([(pictures.text(open(TEXT, encoding='utf-8').read().split('\n')[:40]), None), (b'', page)]))
        for megabytes in (50, 70, 90, 110):
            letter = lint('--limit', 'ocr-memory-bytes=%d000000' % megabytes, mixed)[mixed]
            check(letter['status'] == 'partial' and letter['words'] > 100, 'a page that cannot be recognised costs the page with text: ' + letter['status'])
            check(any('could not be recognised' in note for note in letter['notes']), str(letter['notes']))


def case_neighbours_change_nothing():
    """The order of letters and the number of workers change no byte."""
    page = pictures.read_page()
    files = [put('a.tif', pictures.tiff(list(pictures.cut(page)))), TEXT, SCAN]
    seen = {run('--format', 'json', '-j', jobs, *order).stdout for jobs, order in (('1', files), ('3', files[::-1]))}
    check(len(seen) == 1, 'other bytes')


def case_the_page_is_shown():
    page = pictures.tilted(pictures.read_page(), 1.5)
    for name in (put('page.png', pictures.png(page)), put('page.pdf', pictures.pdf([(b'', page)]))):
        run('-o', 'html=report.html', name)
        html = open('report.html', encoding='utf-8').read()
        check('src="data:image/png;base64,' in html, name + ': no picture of the page')
        check(len(re.findall('class="hl ', html)) >= 3, name + ': no highlights')


def processor_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def case_hostile_pictures_end_in_a_status():
    slowest = (0, '')
    for name, content, statuses in pictures.hostile():
        put(name, content)
        start = processor_time()
        status = lint(name)[name]['status']
        took = processor_time() - start
        check(status in statuses, '%s: %s, not one of %s' % (name, status, ' '.join(sorted(statuses))))
        check(took < MOST_CPU or SANITIZED, '%s: %.1f s' % (name, took))
        slowest = max(slowest, (took, name))
    print('  the slowest hostile picture: %.1f s (%s)' % slowest)


def missing():
    if not os.path.exists(os.path.join(BUILD, 'lorlint-ocr.so')):
        return 'lorlint was built without tesseract (make deps, make)'
    why = lint(pictures.PAGE, said_nothing=False)[pictures.PAGE].get('why') or ''
    return why if 'tesseract' in why else None


def main():
    wanted, why = [name for name in sys.argv[1:] if not name.startswith('-')], missing()
    if why:
        print('scans: skipped: ' + why)
        return 0
    for name, case in list(globals().items()):
        if not name.startswith('case_') or wanted and name[5:] not in wanted:
            continue
        place, start = tempfile.mkdtemp(prefix='lorlint-scans-'), time.monotonic()
        os.chdir(place)
        case()
        os.chdir('/')
        shutil.rmtree(place, ignore_errors=True)
        print('  %-44s %5.1f s' % (name[5:].replace('_', ' '), time.monotonic() - start))
    print('scans: %d checks, %d failed' % (checks, len(failures)))
    return 1 if failures else 0


sys.exit(main())
