"""The county of the story: its diary played by the command line, its sheets read.

diary.txt says what happens on which day, sheet.csv and facts.csv what must have come of it; all
three are written by hand.
"""
import csv
import io
import json
import re
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
COUNTY = HERE / 'county'
sys.path.insert(0, str(HERE.parent / 'e2e'))
from office import REF, need  # noqa: E402

MONTHS = [f'2018-0{m}' for m in range(1, 7)]
PERIODS = [*MONTHS, '2018-H1']
ROOMS = ('办公室', '组织室', '干部室')
CADRES = ('骆松年', '齐听澜', '林牧野', '祝云帆', '翟既明', '岑望舒')
PUBLISHED = re.compile(r'published already: ([^;]*);')


def table(name):
    """The rows of a sheet as dicts; its remarks are left out."""
    text = (HERE / name).read_text(encoding='utf-8')
    lines = [x for x in text.splitlines() if not x.startswith('#')]
    return list(csv.DictReader(io.StringIO('\n'.join(lines))))


def plain(text):
    """A number without needless zeros, other text as it is."""
    try:
        return str(Fraction(text))
    except (TypeError, ValueError):
        return '-' if text in (None, '') else str(text)


def wanted():
    """{look: {(kind, who, figure): value}} of both sheets."""
    out = {}
    for r in table('facts.csv'):
        key = r['what'], r['who'], r['figure']
        look = out.setdefault(r['at'], {})
        need(key not in look, f'facts.csv has {key} twice at {r["at"]}')
        look[key] = plain(r['value'])
    end = out['end']
    for r in table('sheet.csv'):
        for figure in ('submitted', 'adopted', 'points', 'fee', 'place', 'short'):
            key = 'sheet', r['who'], f'{r["period"]} {figure}'
            need(key not in end, f'sheet.csv has {key} twice')
            end[key] = plain(r[figure])
    pay = [r for r in table('sheet.csv') if r['who'] in ROOMS + CADRES]
    for kind in ('pay', 'pay.xlsx', 'pay.csv'):
        for r in pay:
            figures = {'points': r['points'], 'fee': r['fee']} if r['period'] == '2018-H1' \
                else {r['period']: r['points']}
            end |= {(kind, r['who'], f): plain(v) for f, v in figures.items()}
    return out


class Line:
    """A line of the diary."""

    def __init__(self, text):
        words = text.split()
        self.text, self.day = text, words.pop(0)
        self.code, self.named, self.screen, self.number = 0, [], False, None
        while words[0][0] in '!~+#':
            w = words.pop(0)
            if w[0] == '!':
                self.code = int(w[1:])
            elif w[0] == '~':
                self.screen = True
            elif w[0] == '+':
                self.named.append(w[1:])
            else:
                self.number = w
        self.words = words


def diary():
    text = (HERE / 'diary.txt').read_text(encoding='utf-8')
    return [Line(x) for x in text.splitlines() if x and not x.startswith('#')]


class County:
    """Plays the diary on an office of tests/e2e: play(last day, look)."""

    def __init__(self, o):
        self.o, self.refs, self.day = o, {}, '2018-01-01'
        self.left = diary()

    def tb(self, *args, **more):
        return self.o.run(*args, '--now', self.day, '--as', 'office', **more)

    def ok(self, *args, **more):
        r = self.tb(*args, **more)
        need(r.code == 0, f'{self.day} {" ".join(map(str, args))}: {r}')
        return r

    def rows(self, *args, **more):
        return json.loads(self.ok(*args, '--format', 'json', **more).out)

    def found(self):
        """The county as it stands on the first day."""
        self.ok('init')
        for kind in ('outlets', 'units', 'people'):
            self.ok('import', kind, COUNTY / f'{kind}.csv')
        self.ok('scheme', 'apply', COUNTY / 'measure.txt')
        for kind in ('targets', 'contacts'):
            self.ok('import', kind, COUNTY / f'{kind}.csv')
        return self

    def play(self, until='9999', look=None, screens=True):
        """The lines up to a day. look(self, name) is called at each @; screens: also those that
        the other story does on the screens."""
        while self.left and self.left[0].day <= until:
            line = self.left.pop(0)
            self.day = line.day
            if line.words[0] == '@':
                if look:
                    look(self, line.words[1])
            elif screens or not line.screen:
                self.do(line)
        return self

    def do(self, line):
        if line.words[0] == 'batch':
            return self.batch(line.words[1], line.words[2:])
        words = [self.refs.get(w, str(COUNTY / w) if w.endswith('.txt') else w) for w in line.words]
        r = self.tb(*words)
        need(r.code == line.code, f'{line.text}: {r}')
        if line.number:
            self.refs[line.number] = REF.search(r.out)[0]
        told = PUBLISHED.search(r.err)
        told = told[1].split(', ') if told else []
        for ref in line.named:
            need(ref in told, f'{line.text}: {ref} is published and not named: {r}')
        for ref in told:
            need(self.rows('bulletin', 'diff', ref), f'{line.text}: {ref} is named, and all its numbers are right')
        return r

    def batch(self, name, numbers):
        """A file of articles; their numbers by its rows."""
        self.ok('import', 'submissions', COUNTY / name)
        text = (COUNTY / name).read_text(encoding='utf-8')
        refs = {r['title']: r['ref'] for r in self.rows('list', 'submissions', '--period', '2018')}
        titles = [r['title'] for r in csv.DictReader(io.StringIO(text))]
        need(len(titles) == len(numbers), f'{name}: {len(titles)} rows')
        self.refs |= {n: refs[t] for n, t in zip(numbers, titles)}
