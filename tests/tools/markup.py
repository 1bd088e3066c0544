#!/usr/bin/env python3
"""Reads what a bulletin was written as, and says what is wrong with it.

    markup.py [--cells FILE.html|FILE.md] FILE...
    markup.py --broken      each check finds what it is there for

A .html file must be one page that needs nothing else and runs nothing; an .md file must
have equal rows in its tables and no mark of the language that is not the program's own;
.csv and .json must be read again by the standard library. --cells prints the cells of a
file's tables, a row a line, parted by tabs, so that numbers can be compared.
"""
import base64
import csv
import hashlib
import html.parser
import io
import json
import re
import sys
from pathlib import Path

ELEMENTS = set('''html head meta title style body main h1 h2 p br div table caption colgroup
thead tbody tr th td figure figcaption svg desc g rect path text'''.split())
# Of each: what it may hold. Names of classes and numbers are the program's own.
ATTRIBUTES = {
    'lang': r'zh-CN|en', 'charset': r'utf-8', 'name': r'viewport|format-detection',
    'content': r'[a-z0-9=,;:\'. +/-]+', 'http-equiv': r'Content-Security-Policy',
    'class': r'[a-z0-9 ]+', 'tabindex': r'0', 'scope': r'col|colgroup|row',
    'colspan': r'\d+', 'rowspan': r'2', 'span': r'\d+', 'viewbox': r'0 0 \d+ \d+',
    'role': r'img', 'x': r'-?\d+', 'y': r'-?\d+', 'width': r'\d+', 'height': r'\d+',
    'd': r'M\d+ \d+[HV]\d+'}
VOID = {'meta', 'br', 'rect', 'path'}
POLICY = "default-src 'none'; style-src 'sha256-%s'"


class Page(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.bad, self.open, self.policies, self.style = [], [], [], None
        self.texts, self.tables = [], []
        self.source = source
        self.feed(source)
        self.close()
        self.check_whole()

    def wrong(self, what):
        self.bad.append(f'line {self.getpos()[0]}: {what}')

    def handle_starttag(self, tag, attrs):
        if tag not in ELEMENTS:
            self.wrong(f'element <{tag}>')
        for name, value in attrs:
            pattern = ATTRIBUTES.get(name)
            if not pattern:
                self.wrong(f'attribute {name}')
            elif not re.fullmatch(pattern, value or '', re.I):
                self.wrong(f'attribute {name}="{value}"')
        if len(dict(attrs)) != len(attrs):
            self.wrong('an attribute twice')
        a = dict(attrs)
        if a.get('http-equiv') == 'Content-Security-Policy':
            self.policies.append(a.get('content'))
            if self.style is not None:
                self.wrong('the policy stands behind the style')
        if tag == 'svg' and a.get('role') != 'img':
            self.wrong('a picture without a role')
        if tag == 'th' and 'scope' not in a:
            self.wrong('a head without a scope')
        if tag not in VOID:
            self.open.append(tag)
        if tag == 'table':
            self.tables.append([])
        elif tag == 'tr' and self.tables:
            self.tables[-1].append([])
        elif tag in ('td', 'th') and self.tables:
            self.tables[-1][-1].append(['', int(a.get('colspan', 1)), int(a.get('rowspan', 1))])

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.wrong(f'<{tag}/>')
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong(f'</{tag}> closes nothing')
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == 'style':
            self.style = (self.style or '') + data
            return
        if re.search('[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]', data):
            self.wrong(f'a control: {data!r}')
        if data.strip():
            self.texts.append(data)
        if self.open and self.open[-1] in ('td', 'th'):
            self.tables[-1][-1][-1][0] += data

    def handle_comment(self, data):
        self.wrong('a comment')

    def handle_decl(self, decl):
        if decl != 'DOCTYPE html':
            self.wrong(f'<!{decl}>')

    def unknown_decl(self, data):
        self.wrong('a declaration')

    handle_pi = unknown_decl

    def check_whole(self):
        if self.open:
            self.wrong(f'left open: {self.open}')
        if not self.source.startswith('<!DOCTYPE html>\n<html lang="'):
            self.wrong('no doctype or language')
        if '<meta charset="utf-8">' not in self.source[:100]:
            self.wrong('no charset at the start')
        style = self.style or ''
        named = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        if self.policies != [POLICY % named]:
            self.wrong(f'the policy must name the style, sha256-{named}')
        if re.search(r'url\(|@import|expression|javascript:|[<\\]', style, re.I):
            self.wrong('the style asks for something')
        if self.source.count('<style>') != 1:
            self.wrong('not one style')
        for table in self.tables:
            if len({width for width in self.widths(table)}) > 1:
                self.wrong(f'rows of unequal length: {self.widths(table)}')

    @staticmethod
    def widths(table):
        """Columns of each row, those that reach down from the row above too."""
        widths, down = [], 0
        for row in table:
            widths.append(down + sum(c[1] for c in row))
            down = sum(c[1] for c in row if c[2] > 1)
        return widths

    def cells(self):
        return [[c[0] for c in row] for table in self.tables for row in table]


def md_cells(line):
    """The cells of a row: parted by bars with an even number of backslashes before."""
    cells = re.split(r'(?<!\\)(?:\\\\)*\|', ' ' + line.strip())
    return [re.sub(r'\\([!-/:-@\[-`{-~])', r'\1', c.replace('@<!---->', '@')).strip()
            for c in cells[1:-1]]


def bare_marks(line):
    """Marks of the language outside of what the program itself writes."""
    line = line.replace('@<!---->', '')
    line = re.sub(r'\\[!-/:-@\[-`{-~]', 'x', line)
    return re.findall(r'[\\`*_\[\]<>~&#$|]|@(?=[0-9A-Za-z_-])|www\.|://|^[-+=]|^\d+[.)]', line)


class Markdown:
    def __init__(self, source):
        self.bad, self.rows, self.texts = [], [], []
        table = None
        for n, line in enumerate(source.split('\n'), 1):
            if re.search('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]', line):
                self.bad.append(f'line {n}: a control: {line!r}')
            if line.startswith('|'):
                if re.fullmatch(r'(\|---:?)+\|', line):
                    count = line.count('|') - 1
                else:
                    cells = md_cells(line)
                    count = len(cells)
                    self.rows.append(cells)
                    # The row without its own bars, as a paragraph's text would be.
                    inner = re.sub(r'(?<!\\)((?:\\\\)*)\|', r'\1', line).lstrip(' ')
                    self.marks(n, ' ' + inner)
                if table is not None and count != table:
                    self.bad.append(f'line {n}: {count} cells of {table}')
                table = count
                continue
            table = None
            line = re.sub(r'^#{1,3} (?=.)', ' ', line)
            self.texts.append(line)
            self.marks(n, line)
        if not source.endswith('\n'):
            self.bad.append('no line end at the end')

    def marks(self, n, line):
        if found := bare_marks(line):
            self.bad.append(f'line {n}: {found} in {line!r}')

    def cells(self):
        return self.rows


class Csv:
    def __init__(self, source):
        self.rows = list(csv.reader(io.StringIO(source.removeprefix('\ufeff'), newline=''),
                                    strict=True))
        self.bad = [f'row {n}: {len(r)} cells' for n, r in enumerate(self.rows, 1)
                    if len(r) != len(self.rows[0])]
        for n, row in enumerate(self.rows, 1):
            for cell in row:
                if re.match(r"[ ']*[=+@\t\r\n-]", cell) and not cell.startswith("'") and \
                        not re.fullmatch(r'-(\d+(\.\d+)?%?)?', cell):
                    self.bad.append(f'row {n}: a formula: {cell!r}')

    def cells(self):
        return self.rows


class Json:
    def __init__(self, source):
        self.bad, records = [], json.loads(source)
        self.rows = [[str(v) for v in r.values()] for r in records]
        if not isinstance(records, list):
            self.bad.append('not an array')

    def cells(self):
        return self.rows


READERS = {'.html': Page, '.md': Markdown, '.csv': Csv, '.json': Json}


def read(path):
    source = Path(path).read_bytes().decode('utf-8')
    return READERS[Path(path).suffix](source)


def page(body, style='p{}', head=''):
    named = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY % named}">\n{head}'
            f'<style>{style}</style></head><body>{body}</body></html>')


BROKEN = {
    Page: [page('<script>x</script>'), page('<p onclick="x">y</p>'), page('<a href="x">y</a>'),
           page('<img src="x">'), page('<p style="x">y</p>'), page('<p>\x01</p>'),
           page('<p>\u202e</p>'), page('<!-- x -->'), page('<p>'), page('</p>'),
           page('', 'p{background:url(x)}'), page('', '@import "x"'), page('<p class="&lt;">x</p>'),
           page('', head='<meta http-equiv="refresh" content="0;https://x">'),
           page('').replace('p{}', 'p{ }'), page('<svg><title>x</title></svg>'),
           page('<table><tr><td>1</td><td>2</td></tr><tr><td>1</td></tr></table>')],
    Markdown: ['| a | b |\n|---|---|\n| 1 |\n', '| a |\n|---|\n| x | y |\n', '<b>\n', '[a](b)\n',
               '*a*\n', '`a`\n', 'a@b.c\n', 'www.x\n', 'http://x\n', '- a\n', '1. a\n', '\x1b\n',
               '&lt;\n', '| a | b |\n|---|---|\n| \\\\| 2 | 3 |\n', 'x'],
    Csv: ['a,b\n1\n', 'a\n=1\n', 'a\n@x\n', 'a\n-1+1\n', 'a\n"x\n'],
    Json: ['{"a": 1}', '[{"a": 01}]', '[{"a": "\x01"}]']}


def check_broken():
    missed = 0
    for reader, sources in BROKEN.items():
        for source in sources:
            try:
                bad = reader(source).bad
            except (ValueError, csv.Error, AttributeError) as e:
                bad = [str(e)]
            if not bad:
                print(f'FAIL markup: not noticed: {source!r}')
                missed = 1
    good = Page(page('<p>x</p>')).bad + Markdown('# a\n\n| a |\n|---|\n| \\| |\n').bad + \
        Csv('a,b\n-1,"x"\n').bad + Json('[{"a": 1}]').bad
    if good:
        print(f'FAIL markup: good ones are taken for bad: {good}')
        missed = 1
    return missed


def main(args):
    if args == ['--broken']:
        return check_broken()
    show = '--cells' in args
    bad = 0
    for path in (a for a in args if a != '--cells'):
        try:
            file = read(path)
        except (ValueError, csv.Error) as e:
            print(f'{path}: {e}')
            bad = 1
            continue
        for line in file.bad:
            print(f'{path}: {line}')
            bad = 1
        if show:
            for row in file.cells():
                print('\t'.join(row))
    return bad


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
