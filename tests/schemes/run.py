#!/usr/bin/env python3
"""Published measures, written in the scheme language, against what they must give.

    run.py PROGRAM [NN ...]

Each tests/data/schemes/NN.case is imported with NN.scheme (and NN-2.scheme ...) through the
command line alone; `rank` and `gap` are compared with the figures that were worked out by
hand. In a scheme a line `#m ` says what a person enters, `#! ` what cannot be expressed.
A case with another name than a number is about a .scheme beside it that nobody published,
or else about the template of that name in data/schemes.
"""
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

import case as cases

ROOT = Path(__file__).resolve().parent.parent.parent
DATA, TEMPLATES = ROOT / 'tests' / 'data' / 'schemes', ROOT / 'data' / 'schemes'
BEFORE, AFTER = ('units', 'people', 'outlets', 'topics'), ('targets', 'submissions', 'events')
SHOWN = 4     # faults printed for one document


class Office:
    """A database of its own, filled from a case."""

    def __init__(self, program, folder, now):
        self.program, self.db, self.now = program, f'{folder}/office.db', now
        self.folder = Path(folder)

    def run(self, *args):
        """What the program prints; RuntimeError with its message when it fails."""
        words = [self.program, '--db', self.db, '--now', self.now, '--as', 'schemes',
                 *map(str, args)]
        env = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en',
               'HOME': str(self.folder)}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS'):
            if name in os.environ:
                env[name] = os.environ[name]
        p = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                           env=env)
        if p.returncode:
            why = ' / '.join(p.stderr.strip().splitlines()[:3]) or f'exit {p.returncode}'
            raise RuntimeError(f'{" ".join(map(str, args[:3]))}: {why}')
        return p.stdout

    def table(self, *args):
        return list(csv.DictReader(io.StringIO(self.run(*args, '--format', 'csv'))))

    def fill(self, case, schemes):
        self.run('init')
        for kind in BEFORE:
            self.load(kind, case.files.get(kind))
        for path in schemes:
            self.run('import', 'scheme', path)
        for kind in AFTER:
            self.load(kind, case.files.get(kind))

    def load(self, kind, text):
        if text is None:
            return
        path = self.folder / f'{kind}.csv'
        path.write_text(text, encoding='utf-8')
        self.run('import', kind, path)


# --- comparing -----------------------------------------------------------------------
def cell(text):
    """A cell as it is compared: a number by its value, nothing and `-` alike."""
    text = (text or '').strip()
    if text in ('', '-'):
        return '-'
    try:
        return str(Decimal(text).normalize() + 0)
    except InvalidOperation:
        return text


def pick(row, columns):
    return tuple(cell(row[c]) for c in columns)


def show(columns, values):
    return ', '.join(f'{c}={v}' for c, v in zip(columns, values))


def lacking(rows, columns):
    have = rows[0] if rows else {c: '' for c in columns}
    return [f'no column {c}' for c in columns if c not in have]


def compare_rank(want, rows):
    faults = lacking(rows, want.columns)
    keys = [c for c in ('unit', 'person') if c in want.columns]
    if faults:
        return faults
    have = {pick(r, keys): pick(r, want.columns) for r in rows}
    for row in want.rows:
        row = pick(dict(zip(want.columns, row)), want.columns)
        key = tuple(row[want.columns.index(k)] for k in keys)
        if key not in have:
            faults.append(f'no row of {" ".join(key)}')
        elif have[key] != row:
            differ = [i for i in range(len(row)) if have[key][i] != row[i]]
            faults.append(f'{" ".join(key)}: ' + ', '.join(
                f'{want.columns[i]} {have[key][i]}, should be {row[i]}' for i in differ))
    return faults


def compare_rows(want, rows):
    """As a multiset; `some`: the wanted ones must be among them."""
    faults = lacking(rows, want.columns)
    if faults:
        return faults
    have = Counter(pick(r, want.columns) for r in rows)
    need = Counter(pick(dict(zip(want.columns, r)), want.columns) for r in want.rows)
    faults = [f'missing {show(want.columns, r)}' for r in (need - have).elements()]
    if not want.some:
        faults += [f'unexpected {show(want.columns, r)}' for r in (have - need).elements()]
    return faults


def listed(office, what, period):
    """Rows of the awards (name,group,who) or triggers (name,who,period,actions)."""
    if what == 'awards':
        return office.table('rank', '--period', period, '--awards')
    rows = office.table('gap', '--period', period, '--triggers')
    return [r | {'actions': r['action'].replace(';', ' ')} for r in rows]


def without_sections(want, rows, sections):
    """The block without the columns of sections that the program does not print."""
    hidden = [i for i, c in enumerate(want.columns)
              if c in sections and rows and c not in rows[0]]
    keep = [i for i in range(len(want.columns)) if i not in hidden]
    return replace(want, columns=[want.columns[i] for i in keep],
                   rows=[[r[i] for i in keep] for r in want.rows]), len(hidden)


def look(office, want, sections):
    """(faults, compared, columns left out) of one [expect ...] block."""
    if want.what in ('awards', 'triggers'):
        rows = listed(office, want.what, want.period)
        return ([], False, 0) if rows is None else (compare_rows(want, rows), True, 0)
    by = ('--by', 'person') if want.by_person else ()
    rows = office.table(want.what, '--period', want.period, *by)
    if want.what == 'gap':
        return compare_rows(want, rows), True, 0
    want, hidden = without_sections(want, rows, sections)
    return compare_rank(want, rows), True, hidden


# --- one document ----------------------------------------------------------------------
def schemes_of(path):
    """The texts of a document, the oldest first; else the template of that name."""
    first = path.with_suffix('.scheme')
    if not first.exists():
        return [TEMPLATES / f'{path.stem}.txt']
    return [first, *sorted(path.parent.glob(f'{path.stem}-*.scheme'))]


def documents(paths):
    """The cases of published measures: their names begin with a number."""
    return [p for p in paths if p.stem[0].isdigit()]


def sections_of(path):
    """The names that follow `section` in a document's schemes."""
    text = '\n'.join(p.read_text(encoding='utf-8') for p in schemes_of(path))
    return set(re.findall(r'(?:section|项目)\s+(\S+)', text))


def check(program, path):
    """(faults, blocks compared, blocks not compared, columns not compared) of a case."""
    faults, compared, left, hidden = [], 0, 0, 0
    try:
        case = cases.parse(path.read_text(encoding='utf-8'))
        with tempfile.TemporaryDirectory(prefix='tongbao-schemes-') as folder:
            office = Office(program, folder, case.now)
            office.fill(case, schemes_of(path))
            for want in case.expects:
                found, done, less = look(office, want, sections_of(path))
                compared, left, hidden = compared + done, left + (not done), hidden + less
                by = ' by person' if want.by_person else ''
                faults += [f'{want.what} {want.period}{by}: {f}' for f in found]
            office.run('verify')
    except (cases.Bad, RuntimeError, OSError) as e:
        faults.append(str(e))
    return faults, compared, left, hidden


def said(path, mark):
    """What a document's schemes say behind a mark."""
    lines = [x for p in schemes_of(path) for x in p.read_text(encoding='utf-8').splitlines()]
    return [x[len(mark):].strip() for x in lines if x.startswith(mark)]


def altered(text):
    """The case with one expected figure of a rank block changed; None: it has none."""
    block, column, out, done = '', -1, [], False
    for line in text.splitlines():
        if line.startswith('['):
            block, column = line, -1
        elif block.startswith('[expect rank') and line and line[0] != '#' and not done:
            cells = line.split(',')
            if column < 0:
                column = cells.index('points') if 'points' in cells else 99
            elif column < len(cells) and re.fullmatch(r'-?[\d.]+', cells[column]):
                cells[column] = str(Decimal(cells[column]) + 1)
                line, done = ','.join(cells), True
        out.append(line)
    return '\n'.join(out) + '\n' if done else None


def control(program, good):
    """True when a wrong expectation is noticed in one of the cases that are good."""
    for path in good:
        text = altered(path.read_text(encoding='utf-8'))
        if text is None:
            continue
        with tempfile.TemporaryDirectory(prefix='tongbao-schemes-') as folder:
            copy = Path(folder) / path.name
            copy.write_text(text, encoding='utf-8')
            for scheme in schemes_of(path):
                (Path(folder) / scheme.name).write_bytes(scheme.read_bytes())
            faults, *_ = check(program, copy)
        return len(faults) == 1 and 'points' in faults[0]
    return False


# --- all of them ------------------------------------------------------------------------
def summary(paths, left, hidden):
    kinds = Counter()
    print('\ndocument  expressed')
    for path in paths:
        cannot, hand = said(path, '#! '), said(path, '#m ')
        kind = ('not expressible' if cannot else 'with manual entries' if hand else 'fully')
        kinds[kind] += 1
        print(f'{path.stem:8}  {kind}' + ''.join(f'; {x}' for x in cannot))
    print(f'\n{len(paths)} documents: {kinds["fully"]} fully, {kinds["with manual entries"]} '
          f'with manual entries, {kinds["not expressible"]} with a clause that is not '
          f'expressible ({sum(len(said(p, "#! ")) for p in paths)} clauses)')
    if left:
        print(f'not compared: {left} blocks of awards and triggers (no command prints them)')
    if hidden:
        print(f'not compared: {hidden} columns of sections (rank does not print them)')


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    program = os.path.realpath(argv[1])
    paths = [DATA / f'{n}.case' for n in argv[2:]] or sorted(DATA.glob('*.case'))
    good, bad, total, left, hidden = [], 0, 0, 0, 0
    for path in paths:
        faults, compared, skipped, less = check(program, path)
        total, left, hidden = total + compared, left + skipped, hidden + less
        if faults:
            bad += 1
            more = f' (and {len(faults) - SHOWN} more)' if len(faults) > SHOWN else ''
            print(f'FAIL scheme {path.stem}: ' + '; '.join(faults[:SHOWN]) + more)
        else:
            good.append(path)
            print(f'ok   scheme {path.stem}')
    if control(program, documents(good)):
        print('ok   schemes: an altered figure is noticed')
    else:
        bad += 1
        print('FAIL schemes: an altered figure was not noticed')
    summary(documents(paths), left, hidden)
    print(f'{total} blocks compared, {bad} FAIL')
    return 1 if bad or not paths else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
