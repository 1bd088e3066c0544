#!/usr/bin/env python3
"""Reads back what the program writes as Excel and Word files, with nothing but Python's
standard library.

    office.py FILE                 what is in it, as text
    office.py --expect KIND FILE   it is what tests/unit/export/papers.h makes (zh, en, hostile)
    office.py --spoil FILE         the checks notice it when the file is spoilt
    office.py --pages FILE...      pages as LibreOffice counts them, where it is installed

As a module: Workbook(path), Document(path), pages(path). Whatever is wrong with a file is
a Fail.
"""
import io
import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

OPEN = 'http://schemas.openxmlformats.org/'
MAIN = '{' + OPEN + 'spreadsheetml/2006/main}'
WORD = '{' + OPEN + 'wordprocessingml/2006/main}'
CHART = '{' + OPEN + 'drawingml/2006/chart}'
REL = '{' + OPEN + 'officeDocument/2006/relationships}'
RELS = '{' + OPEN + 'package/2006/relationships}'
TYPES = '{' + OPEN + 'package/2006/content-types}'
TERMS = '{http://purl.org/dc/terms/}'
FIRST = (1980, 1, 1, 0, 0, 0)
REPLACED = '\ufffd'


class Fail(AssertionError):
    pass


def need(so, about):
    if not so:
        raise Fail(about)


def same(got, want, about):
    if got != want:
        raise Fail(f'{about}: {got!r}, not {want!r}')


class Package:
    """A zip of XML parts: all well-formed, each with a type, every relation leading
    somewhere, nothing dated."""

    def __init__(self, source):
        data = source if isinstance(source, bytes) else open(source, 'rb').read()
        self.parts, self.trees = {}, {}
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as z:
                need(z.testzip() is None, 'a checksum is wrong')
                for i in z.infolist():
                    same(i.date_time, FIRST, f'{i.filename} is dated')
                    need(i.filename not in self.parts, f'{i.filename} is there twice')
                    self.parts[i.filename] = z.read(i)
        except (zipfile.BadZipFile, EOFError, OSError) as e:
            raise Fail(f'no zip file: {e}') from e
        for name, text in self.parts.items():
            try:
                self.trees[name] = ET.fromstring(text)
            except ET.ParseError as e:
                raise Fail(f'{name}: {e}') from e
        same(next(iter(self.parts)), '[Content_Types].xml', 'the first part')
        self.check_types()
        self.check_relations()
        core = self.trees['docProps/core.xml']
        self.created = core.findtext(TERMS + 'created')
        self.title = core.findtext('{http://purl.org/dc/elements/1.1/}title')
        need(re.fullmatch(r'\d{4}-\d\d-\d\dT12:00:00Z', self.created or ''),
             f'created: {self.created}')

    def check_types(self):
        types = self.trees['[Content_Types].xml']
        kinds = {t.get('Extension'): t.get('ContentType') for t in types.findall(TYPES + 'Default')}
        own = {t.get('PartName'): t.get('ContentType') for t in types.findall(TYPES + 'Override')}
        for name in self.parts:
            if name == '[Content_Types].xml':
                continue
            kind = own.get('/' + name)
            if not kind and name.endswith('.rels'):
                kind = kinds.get('rels')
            need(kind, f'{name} has no content type of its own')
        for name in own:
            need(name[1:] in self.parts, f'{name} has a content type and is not there')

    def relations(self, part):
        """{id: part} of a part ('' for the package)."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, '_rels', base + '.rels')
        found = {}
        for r in self.trees[name].findall(RELS + 'Relationship') if name in self.trees else ():
            need(r.get('TargetMode') != 'External', f'{name} leads outside')
            target = r.get('Target')
            target = target[1:] if target.startswith('/') else \
                posixpath.normpath(posixpath.join(folder, target))
            need(target in self.parts, f'{name}: {target} is not there')
            need(r.get('Id') not in found, f'{name}: {r.get("Id")} twice')
            found[r.get('Id')] = target
        return found

    def check_relations(self):
        for name in list(self.parts):
            if not name.endswith('.rels'):
                continue
            folder, base = posixpath.split(name)
            owner = posixpath.join(posixpath.dirname(folder), base[:-5])
            need(base == '.rels' or owner in self.parts, f'{name} belongs to nothing')
            found = self.relations(owner if base != '.rels' else '')
            if base != '.rels':
                for e in self.trees[owner].iter():
                    for k, v in e.attrib.items():
                        if k.startswith(REL):
                            need(v in found, f'{owner}: no relation {v}')


# --- Excel

def decoded(s):
    """As Excel reads _x000D_ and the like."""
    return re.sub(r'_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), s)


class Cell:
    def __init__(self, kind, value, form, bold, wrap):
        self.kind, self.value, self.form, self.bold, self.wrap = kind, value, form, bold, wrap

    def __repr__(self):
        return f'{self.kind} {self.value!r} {self.form}'


class Sheet:
    """cells: {'A1': Cell}, kind 'text' or 'number'; merged: ['A1:B2']; frozen: rows that
    stay; titles: '$1:$2' or None; landscape; charts: names of parts; across: pages that
    it is fitted to in width."""


class Workbook(Package):
    def __init__(self, source):
        super().__init__(source)
        book = self.trees['xl/workbook.xml']
        rels = self.relations('xl/workbook.xml')
        self.read_styles()
        self.strings = []
        if 'xl/sharedStrings.xml' in self.trees:
            for si in self.trees['xl/sharedStrings.xml'].findall(MAIN + 'si'):
                self.strings.append(decoded(''.join(t.text or '' for t in si.iter(MAIN + 't'))))
        self.sheets = []
        for s in book.find(MAIN + 'sheets'):
            self.sheets.append(self.read_sheet(s.get('name'), rels[s.get(REL + 'id')]))
        self.check_names()
        for d in book.iter(MAIN + 'definedName'):
            same(d.get('name'), '_xlnm.Print_Titles', 'a defined name')
            sheet = self.sheets[int(d.get('localSheetId'))]
            name, area = d.text.rsplit('!', 1)
            same(name, "'" + sheet.name.replace("'", "''") + "'", 'the sheet of print titles')
            sheet.titles = area

    def names(self):
        return [s.name for s in self.sheets]

    def sheet(self, name):
        for s in self.sheets:
            if s.name == name:
                return s
        raise Fail(f'no sheet {name!r} among {self.names()}')

    def check_names(self):
        seen = set()
        for n in self.names():
            need(0 < len(n.encode('utf-16-le')) // 2 <= 31, f'{n!r} has a wrong length')
            need(not re.search(r'[\[\]:*?/\\]', n), f'{n!r} has a forbidden letter')
            need(n[0] != "'" and n[-1] != "'", f'{n!r}: apostrophes at its ends')
            need(n.lower() != 'history', 'a sheet is called History')
            need(not re.search('_x[0-9A-Fa-f]{4}_', n), f'{n!r} is read as another name')
            need(n.lower() not in seen, f'{n!r} is there twice')
            seen.add(n.lower())

    def read_styles(self):
        styles = self.trees['xl/styles.xml']
        forms = {0: 'General', 1: '0', 2: '0.00', 9: '0%', 10: '0.00%', 49: '@'}
        for f in styles.iter(MAIN + 'numFmt'):
            forms[int(f.get('numFmtId'))] = f.get('formatCode')
        fonts = [f.find(MAIN + 'b') is not None for f in styles.find(MAIN + 'fonts')]
        self.styles = []
        for x in styles.find(MAIN + 'cellXfs'):
            a = x.find(MAIN + 'alignment')
            self.styles.append((forms[int(x.get('numFmtId'))], fonts[int(x.get('fontId'))],
                                a is not None and a.get('wrapText') == '1'))

    def read_sheet(self, name, part):
        tree, s = self.trees[part], Sheet()
        s.name, s.cells, s.titles = name, {}, None
        for c in tree.iter(MAIN + 'c'):
            need(c.find(MAIN + 'f') is None, f'{name}!{c.get("r")} is a formula')
            v, kind = c.find(MAIN + 'v'), c.get('t', 'n')
            if v is None:
                continue
            need(kind in ('s', 'n'), f'{name}!{c.get("r")} is of kind {kind}')
            value = self.strings[int(v.text)] if kind == 's' else float(v.text)
            s.cells[c.get('r')] = Cell('text' if kind == 's' else 'number', value,
                                       *self.styles[int(c.get('s', 0))])
        s.merged = [m.get('ref') for m in tree.iter(MAIN + 'mergeCell')]
        pane = tree.find(f'.//{MAIN}pane')
        s.frozen = int(pane.get('ySplit', 0)) if pane is not None and \
            pane.get('state') == 'frozen' else 0
        setup = tree.find(MAIN + 'pageSetup')
        same(setup.get('paperSize'), '9', f'{name}: the paper')
        s.landscape = setup.get('orientation') == 'landscape'
        fit = tree.find(f'{MAIN}sheetPr/{MAIN}pageSetUpPr')
        s.across = int(setup.get('fitToWidth', 1)) if fit is not None and \
            fit.get('fitToPage') == '1' and setup.get('fitToHeight') == '0' else None
        s.header = tree.findtext(f'{MAIN}headerFooter/{MAIN}oddHeader')
        s.footer = tree.findtext(f'{MAIN}headerFooter/{MAIN}oddFooter')
        s.widths = [float(c.get('width')) for c in tree.iter(MAIN + 'col')]
        s.charts = []
        for drawing in self.relations(part).values():
            s.charts += self.relations(drawing).values()
        return s

    def shown(self, cell):
        """As the spreadsheet shows it."""
        if cell.kind == 'text':
            return cell.value
        m = re.fullmatch(r'0(?:\.(0+))?(%?)', cell.form)
        need(m, f'a number has the form {cell.form}')
        return f'{cell.value * (100 if m[2] else 1):.{len(m[1] or "")}f}{m[2]}'

    def rows(self, name):
        """The sheet as rows of texts, as they are shown."""
        grid = {}
        for ref, cell in self.sheet(name).cells.items():
            letters, row = re.fullmatch(r'([A-Z]+)(\d+)', ref).groups()
            col = 0
            for c in letters:
                col = col * 26 + ord(c) - 64
            grid[int(row), col] = self.shown(cell)
        high, wide = max((r for r, _ in grid), default=0), max((c for _, c in grid), default=0)
        return [[grid.get((r, c), '') for c in range(1, wide + 1)] for r in range(1, high + 1)]


# --- Word

class Document(Package):
    """paragraphs: texts outside tables, with their style; tables: rows of cells, as dicts
    of text, span and merge."""
    REQUIRED = ('[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'docProps/app.xml',
                'word/document.xml', 'word/styles.xml', 'word/settings.xml',
                'word/fontTable.xml', 'word/footer1.xml', 'word/_rels/document.xml.rels')

    def __init__(self, source):
        super().__init__(source)
        for name in self.REQUIRED:
            need(name in self.parts, f'{name} is missing')
        self.body = self.trees['word/document.xml'].find(WORD + 'body')
        self.paragraphs, self.tables = [], []
        for e in self.body:
            if e.tag == WORD + 'p':
                style = e.find(f'{WORD}pPr/{WORD}pStyle')
                self.paragraphs.append((style.get(WORD + 'val'), self.text_of(e)))
            elif e.tag == WORD + 'tbl':
                self.tables.append(self.read_table(e))
        self.check_page()
        self.check_styles()
        footers = [''.join(t.text or '' for t in self.trees[n].iter(WORD + 't'))
                   for n in self.parts if n.startswith('word/footer')]
        same(set(footers), {'— 1 —'}, 'the foot of a page')

    @staticmethod
    def text_of(e):
        out = []
        for t in e.iter():
            if t.tag == WORD + 't':
                need(t.get('{http://www.w3.org/XML/1998/namespace}space') == 'preserve',
                     'a text would lose its blanks')
                out.append(t.text or '')
            elif t.tag == WORD + 'br':
                out.append('\n')
            elif t.tag == WORD + 'tab':
                out.append('\t')
        return ''.join(out)

    def text(self):
        return '\n'.join(t for _, t in self.paragraphs)

    def read_table(self, t):
        grid = [int(c.get(WORD + 'w')) for c in t.find(WORD + 'tblGrid')]
        same(sum(grid), int(t.find(f'{WORD}tblPr/{WORD}tblW').get(WORD + 'w')), 'widths of a table')
        need(all(w > 0 for w in grid), f'a column without width: {grid}')
        need(sum(grid) <= 11906 - 1587 - 1474, f'a table wider than the text: {sum(grid)}')
        rows, heads = [], 0
        for r in t.findall(WORD + 'tr'):
            head = r.find(f'{WORD}trPr/{WORD}tblHeader') is not None
            need(not head or heads == len(rows), 'a head below other rows')
            heads += head
            row, at = [], 0
            for c in r.findall(WORD + 'tc'):
                pr = c.find(WORD + 'tcPr')
                span, merge = pr.find(WORD + 'gridSpan'), pr.find(WORD + 'vMerge')
                span = 1 if span is None else int(span.get(WORD + 'val'))
                same(int(pr.find(WORD + 'tcW').get(WORD + 'w')), sum(grid[at:at + span]),
                     'width of a cell')
                need(c.find(WORD + 'p') is not None, 'a cell without a paragraph')
                need(r.find(f'{WORD}trPr/{WORD}cantSplit') is not None or not head,
                     'a head that may be split')
                row.append({'text': self.text_of(c), 'span': span, 'bold':
                            c.find(f'.//{WORD}b') is not None,
                            'merge': None if merge is None else merge.get(WORD + 'val')})
                at += span
            same(at, len(grid), 'columns of a row')
            rows.append(row)
        need(heads, 'a table without heads that come again')
        return {'heads': heads, 'rows': rows, 'grid': grid}

    def check_page(self):
        s = self.body[-1]
        same(s.tag, WORD + 'sectPr', 'the end of the body')
        mar, size = s.find(WORD + 'pgMar'), s.find(WORD + 'pgSz')
        same({k: int(mar.get(WORD + k)) for k in ('top', 'bottom', 'left', 'right')},
             {'top': 2098, 'bottom': 1984, 'left': 1587, 'right': 1474}, 'margins')
        same((size.get(WORD + 'w'), size.get(WORD + 'h')), ('11906', '16838'), 'the page')
        need(s.find(WORD + 'docGrid') is None, 'a grid of characters')

    def check_styles(self):
        styles = self.trees['word/styles.xml']
        line = styles.find(f'{WORD}docDefaults/{WORD}pPrDefault/{WORD}pPr/{WORD}spacing')
        same((line.get(WORD + 'line'), line.get(WORD + 'lineRule')), ('579', 'exact'), 'lines')
        known = {s.get(WORD + 'styleId') for s in styles.findall(WORD + 'style')}
        for e in self.body.iter(WORD + 'pStyle'):
            need(e.get(WORD + 'val') in known, f'no style {e.get(WORD + "val")}')
        fonts = {f.get(WORD + 'name') for f in self.trees['word/fontTable.xml']}
        for f in styles.iter(WORD + 'rFonts'):
            for k, v in f.attrib.items():
                need(v in fonts, f'{v} is not in the table of fonts')


def opened(path):
    return Workbook(path) if path.endswith('.xlsx') else Document(path)


# --- pages

def pages(path):
    """How many pages LibreOffice makes of it; None, with a line of why, where it cannot
    be asked."""
    for program in ('soffice', 'pdfinfo'):
        if not shutil.which(program):
            print(f'skip pages of {os.path.basename(path)}: {program} is not installed')
            return None
    with tempfile.TemporaryDirectory(prefix='tongbao-office-') as folder:
        home = f'-env:UserInstallation=file://{folder}/profile'
        p = subprocess.run(['soffice', home, '--headless', '--convert-to', 'pdf', '--outdir',
                            folder, path], capture_output=True, text=True, timeout=300)
        pdf = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + '.pdf')
        need(os.path.exists(pdf), f'LibreOffice does not read {path}: {p.stdout}{p.stderr}')
        info = subprocess.run(['pdfinfo', pdf], capture_output=True, text=True, check=True)
        return int(re.search(r'^Pages:\s+(\d+)', info.stdout, re.M)[1])


# --- what tests/unit/export/papers.h makes

def expect_workbook(path, zh):
    b = Workbook(path)
    text, towns, wide, charts, data = ('正文', '乡镇', '县直部门', '图表', '数据') if zh else \
        ('Text', 'Towns', 'Bureaus', 'Charts', 'Records')
    same(b.names(), [text, towns, wide, charts, data], 'sheets')
    same(b.created, '2018-07-05T12:00:00Z', 'created')
    lines = [r[0] for r in b.rows(text)]
    same(lines[2], '第6期' if zh else 'No. 6', 'a line of the text')
    same(len(lines), 13, 'lines of the text')
    need(all(c.wrap for c in b.sheet(text).cells.values()), 'text that is not wrapped')
    s = b.sheet(towns)
    same(sorted(s.merged), sorted(['A1:H1', 'D2:F2', 'A2:A3', 'B2:B3', 'C2:C3', 'G2:G3', 'H2:H3']),
         'merged')
    same((s.frozen, s.titles, s.landscape, s.across), (3, '$2:$3', False, 1), 'set-up')
    same(s.footer, '&C— &P —', 'foot')
    need(b.sheet(wide).landscape, 'fourteen columns upright')
    rows = b.rows(towns)
    same(len(rows), 44, 'rows')
    same(rows[1][3], '采用（条）' if zh else 'Adopted by', 'a common head')
    same(rows[3], ['1', '第1镇人民政府' if zh else 'Unit 1', '40', '12', '-', '-', '57.0%', '135.4'],
         'the first row')
    same(s.cells['G4'].kind + s.cells['G4'].form, 'number0.0%', 'a percentage')
    same(s.cells['G5'].value, 0.581, 'a percentage')
    same(s.cells['H4'].kind + s.cells['H4'].form, 'number0.0', 'points')
    same(s.cells['E4'].kind + s.cells['E4'].form, 'text@', 'a dash')
    need(s.cells['H44'].bold and not s.cells['H43'].bold, 'the total is not bold')
    s = b.sheet(data)
    same([s.cells[r].value for r in ('A1', 'B2', 'B3', 'C2', 'C3', 'D2', 'D3')],
         ['unit', '00123456789012345678', '2', 135.4, -2.0, 0.571, 0.0], 'records')
    same([s.cells[r].form for r in ('B2', 'B3', 'C2', 'C3', 'D2')],
         ['@', '@', '0.00', '0', '0.0%'], 'forms of records')
    same(s.frozen, 1, 'frozen rows of the records')
    charts = b.sheet(charts).charts
    same(len(charts), 2 + 1 + 2, 'charts')
    series = [len(b.trees[c].findall(f'.//{CHART}ser')) for c in charts]
    same(series, [1, 1, 2, 4, 4], 'series')


def expect_document(path, zh):
    d = Document(path)
    same(d.created, '2018-07-05T12:00:00Z', 'created')
    styles = [s for s, _ in d.paragraphs]
    same(styles, ['Title', 'Title', 'Mark', 'To', 'Body', 'Heading1', 'Item', 'Item', 'Heading1',
                  'TableTitle', 'Gap', 'TableTitle', 'Gap', 'Note', 'Sign', 'Date', 'Note'], 'styles')
    need(('2018年7月5日' if zh else '5 July 2018') in d.text(), 'the date')
    same(len(d.tables), 2, 'tables')
    t = d.tables[0]
    same((t['heads'], len(t['rows'])), (2, 43), 'rows')
    same([(c['span'], c['merge']) for c in t['rows'][0]],
         [(1, 'restart')] * 3 + [(3, None)] + [(1, 'restart')] * 2, 'heads')
    same([c['merge'] for c in t['rows'][1]], ['continue'] * 3 + [None] * 3 + ['continue'] * 2, 'heads')
    same([c['text'] for c in t['rows'][2]],
         ['1', '第1镇人民政府' if zh else 'Unit 1', '40', '12', '-', '-', '57.0%', '135.4'], 'a row')
    need(t['rows'][-1][7]['bold'] and not t['rows'][-2][7]['bold'], 'the total is not bold')
    spacing = d.trees['word/styles.xml'].find(f"{WORD}style[@{WORD}styleId='Normal']//{WORD}spacing")
    same(spacing.get(WORD + 'val'), '-6' if zh else '0', 'between letters')
    top = {k: v for k, v in d.body[0].find(f'{WORD}pPr/{WORD}pStyle').attrib.items()}
    same(top, {WORD + 'val': 'Title'}, 'the title')


HOSTILE = [['=1+1', '+1', '12345678901234567890'], ['-1', '@SUM(A1)', '1e5'],
           ["=cmd|' /C calc'!A0", '_x000D_', '=1'], [' leading', 'a\nb\nc\td', '-0'],
           [REPLACED * 3 + '[31m' + REPLACED * 2, REPLACED * 5, '007'],
           [REPLACED * 2, '</w:t><w:t>&amp;', '-12.50']]


def expect_hostile(path):
    if path.endswith('.docx'):
        d = Document(path)
        same([[c['text'] for c in r] for r in d.tables[0]['rows'][2:8]], HOSTILE, 'cells')
        same(len(d.tables[0]['rows'][8][1]['text']), 40000, 'a long cell')
        same(d.tables[0]['rows'][0][0]['text'], '=A1', 'a head')
        same(d.created, '1970-01-01T12:00:00Z', 'created')
        return
    b = Workbook(path)
    same(b.names(), ['正文', 'History (2)', 'a-b-c(d)---e', 'x', '表', '乡镇', '乡镇 (2)', 'ABC',
                     'abc (2)', '正文 (2)', 'Charts', '2018', 'A1', '-x000D_', '表 (2)', '-----()',
                     '一二三四五六七八九十' * 3 + '一', '😀' * 15, '图表', '数据'], 'sheets')
    for name in b.names()[1:-2]:
        same(b.rows(name)[3:9], HOSTILE, f'cells of {name}')
        same(len(b.sheet(name).cells['B10'].value), 32767, 'a long cell')
        kinds = [b.sheet(name).cells[f'C{r}'].kind for r in range(4, 11)]
        same(kinds, ['text'] * 5 + ['number'] * 2, 'numbers')
        same(b.sheet(name).titles, '$2:$3', 'print titles')
    same(b.sheet('正文').cells['A1'].value, f'=1+1 ]]> <b>&{REPLACED * 2}\nline 2 {REPLACED}',
         'the title')
    need('&G' not in b.sheet('正文').header and '&[' not in b.sheet('正文').header, 'codes in a header')
    charts = b.sheet('图表').charts
    same(len(charts), 1 + 6, 'charts')
    for c in charts:
        for f in b.trees[c].iter(CHART + 'f'):
            need(re.fullmatch(r"'?图表'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", f.text), f'a chart refers to {f.text}')


# --- the checks can fail

def repacked(path, name, change):
    """The file's bytes with one part changed (None: left out)."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as z, zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as to:
        for i in z.infolist():
            data = z.read(i)
            if i.filename == name:
                data = change(data)
            if data is not None:
                to.writestr(zipfile.ZipInfo(i.filename, FIRST), data)
    return out.getvalue()


def swap(old, new):
    def change(data):
        need(old.encode() in data, f'{old} is not there to be spoilt')
        return data.replace(old.encode(), new.encode(), 1)
    return change


def spoil(path):
    body = 'word/document.xml'
    sheet = 'xl/worksheets/sheet2.xml'
    cases = [(body, swap('</w:body>', '')), (body, swap('<w:tblHeader/>', '')),
             (body, swap('w:top="2098"', 'w:top="2099"')), (body, swap('r:id="rId4"', 'r:id="rId9"')),
             (body, swap('w:val="Title"', 'w:val="Titel"')), (body, lambda d: None),
             (body, swap(' xml:space="preserve"', '')), (body, swap('<w:gridSpan w:val="3"/>', '')),
             ('word/styles.xml', swap('w:line="579"', 'w:line="580"')),
             ('word/styles.xml', swap('w:eastAsia="黑体"', 'w:eastAsia="黑"')),
             ('word/footer1.xml', swap('— ', '')), ('word/footer1.xml', lambda d: None),
             ('word/_rels/document.xml.rels', swap('styles.xml', 'style.xml')),
             ('[Content_Types].xml', swap('/word/styles.xml', '/word/style.xml')),
             ('docProps/core.xml', swap('T12:00:00Z', 'T13:00:00Z'))] if path.endswith('.docx') else \
        [(sheet, swap('</worksheet>', '')), (sheet, swap('<v>', '<f>1+1</f><v>')),
         (sheet, swap('paperSize="9"', 'paperSize="1"')),
         ('xl/workbook.xml', swap('name="乡镇"', 'name="正文"')),
         ('xl/workbook.xml', swap('name="乡镇"', 'name="a/b"')),
         ('xl/workbook.xml', swap("'乡镇'!", '乡镇!')),
         ('[Content_Types].xml', swap('/xl/styles.xml', '/xl/style.xml')),
         ('docProps/core.xml', swap('T12:00:00Z', 'T13:00:00Z'))]
    opened(path)
    kind = Workbook if path.endswith('.xlsx') else Document
    for i, (name, change) in enumerate(cases):
        data = repacked(path, name, change)
        try:
            kind(data)
        except Fail:
            continue
        raise Fail(f'case {i}, {name}: it was spoilt and nobody noticed')
    whole = open(path, 'rb').read()
    try:
        kind(whole[:len(whole) // 2])
    except Fail:
        return
    raise Fail('half of a file was taken')


def show(path):
    f = opened(path)
    if isinstance(f, Workbook):
        for s in f.sheets:
            print(f'== {s.name}: merged {s.merged}, frozen {s.frozen}, titles {s.titles}, '
                  f'charts {len(s.charts)}')
            for row in f.rows(s.name):
                print('\t'.join(x.replace('\n', '⏎') for x in row))
        return
    for style, text in f.paragraphs:
        print(f'{style}\t{text}')
    for t in f.tables:
        print(f'== table: {t["heads"]} heads, widths {t["grid"]}')
        for row in t['rows']:
            print('\t'.join(c['text'] for c in row))


def main(words):
    try:
        if words[:1] == ['--expect'] and len(words) == 3:
            kind, path = words[1:]
            if kind == 'hostile':
                expect_hostile(path)
            else:
                (expect_workbook if path.endswith('.xlsx') else expect_document)(path, kind == 'zh')
        elif words[:1] == ['--spoil'] and len(words) == 2:
            spoil(words[1])
        elif words[:1] == ['--pages'] and len(words) > 1:
            for path in words[1:]:
                n = pages(path)
                if n is not None:
                    print(f'ok   {os.path.basename(path)}: {n} pages')
        elif len(words) == 1:
            show(words[0])
        else:
            print(__doc__)
            return 2
    except Fail as e:
        print(f'FAIL {words[-1]}: {e}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
