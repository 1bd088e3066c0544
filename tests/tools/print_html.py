#!/usr/bin/env python3
"""Prints a bulletin's page through a browser and looks at what is on the paper.

    print_html.py FILE.html [--pages N] [--pdf KEPT.pdf]

Every page is A4, every cell of every table is on some page, the heads of a table that
goes on over the next page stand there again, and nothing lies outside of the margins.
Where chromium or pdftotext is not installed it says so and is content.
"""
import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent))
from markup import Page  # noqa: E402

BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')
WAIT = 120
A4 = (595, 842)
# Margins of the official paper in points; half a point is the renderer's.
LEFT, RIGHT, SLACK = 28 / 25.4 * 72, 595 - 26 / 25.4 * 72, 1.5


def printed(browser, source, pdf, home):
    subprocess.run([browser, '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
                    f'--user-data-dir={home}', '--no-pdf-header-footer',
                    f'--print-to-pdf={pdf}', Path(source).resolve().as_uri()],
                   check=True, timeout=WAIT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def words(pdf):
    """Of each page: its size and its words with where they stand."""
    out = subprocess.run(['pdftotext', '-bbox', str(pdf), '-'], check=True, timeout=WAIT,
                         stdout=subprocess.PIPE).stdout.decode()
    out = re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f]', '', out)
    tree = ElementTree.fromstring(re.sub(r'<!DOCTYPE[^>]*>', '', out))
    space = '{http://www.w3.org/1999/xhtml}'
    return [((float(p.get('width')), float(p.get('height'))),
             [(float(w.get('xMin')), float(w.get('xMax')), w.text or '')
              for w in p.iter(space + 'word')]) for p in tree.iter(space + 'page')]


def squeezed(s):
    return re.sub(r'\s', '', s)


def check(source, pages):
    bad = []
    for n, (size, found) in enumerate(pages, 1):
        if any(abs(a - b) > 1 for a, b in zip(size, A4)):
            bad.append(f'page {n} is {size}, not A4')
        for left, right, text in found:
            if left < LEFT - SLACK or right > RIGHT + SLACK:
                bad.append(f'page {n}: {text!r} lies outside of the margins, {left}..{right}')
    texts = [squeezed(''.join(w[2] for w in found)) for _, found in pages]
    page = Page(Path(source).read_text('utf-8'))
    for t, table in enumerate(page.tables, 1):
        for row in table:
            # A cell of several lines is found in pieces: each of its characters is asked for.
            for cell in (squeezed(c[0]) for c in row):
                if cell and not any(cell in s for s in texts) and \
                        not any(set(cell) <= set(s) for s in texts):
                    bad.append(f'table {t}: {cell!r} is on no page')
        bad += repeated(t, table, pages)
    return bad


def repeated(t, table, pages):
    """The last head stands on every page that has the first words of some row."""
    if len(table) < 30:
        return []
    # The last column's head stands alone in a cell and is short, or is not looked for.
    head = squeezed(table[0][-1][0])
    names = {max((squeezed(c[0]) for c in row), key=len) for row in table[2:]}
    bad = []
    for n, (_, found) in enumerate(pages, 1):
        text = squeezed(''.join(w[2] for w in found))
        if len(head) <= 4 and sum(name in text for name in names) > 3 and \
                head not in text and not set(head) <= set(text):
            bad.append(f'table {t}: page {n} has no head {head!r}')
    return bad


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument('file')
    ask.add_argument('--pages', type=int, help='as many, at most')
    ask.add_argument('--pdf', help='where to keep it')
    given = ask.parse_args()
    browser = next((b for b in map(shutil.which, BROWSERS) if b), None)
    if not browser or not shutil.which('pdftotext'):
        print(f'skip print: {"pdftotext" if browser else "chromium"} is not installed')
        return 0
    with tempfile.TemporaryDirectory() as folder:
        pdf = given.pdf or str(Path(folder) / 'out.pdf')
        try:
            printed(browser, given.file, pdf, Path(folder) / 'home')
            pages = words(pdf)
        except (subprocess.SubprocessError, OSError) as e:
            print(f'FAIL print: {given.file}: {e}')
            return 1
    bad = check(given.file, pages)
    if not pages or (given.pages and len(pages) > given.pages):
        bad.append(f'{len(pages)} pages')
    for line in bad[:20]:
        print(f'{given.file}: {line}')
    print(f'FAIL print: {given.file}' if bad else f'ok   print: {given.file}, {len(pages)} pages')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
