#!/usr/bin/env python3
"""Imports the published bulletins, and compares `rank` and `bulletin` with what they print.

    check.py PROGRAM [--break]

Each published number is equal, or stands in anomalies.csv with both numbers. A difference
that is not listed fails, and so does a listed one that is not there any more. With --break
a number of each bulletin is altered, and the one that does not notice fails.

Where bulletin.txt is, the bulletin is written as text, CSV and JSON and has the published
columns and rows in their order, heads and numbers, or the published sentences
(print_table.csv, print_prose.csv).
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ['units', 'outlets', 'scheme', 'submissions', 'events', 'targets']
NOW = '2021-12-31'        # after every bulletin
STAGES = ['', '.late']    # what is known at first, and what comes after a month was closed


def read(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def run(program, db, *args):
    p = subprocess.run([program, '--db', db, '--as', 'check', '--now', NOW, *map(str, args)],
                       stdin=subprocess.DEVNULL, capture_output=True, text=True,
                       env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': '/nonexistent'})
    if p.returncode:
        sys.exit(f'FAIL {" ".join(map(str, args))}: exit {p.returncode}: {p.stderr}')
    return p.stdout


def filled(program, folder, db, stage):
    """Imports a stage: events.csv, or events.late.csv of the stage `.late`."""
    for kind in KINDS:
        for path in sorted(folder.glob(f'{kind}{stage}.*')):
            if stage or path.name.count('.') == 1:
                run(program, db, 'import', kind, path)
    run(program, db, 'verify')


def same(a, b):
    """Numbers by value, whatever the zeros."""
    try:
        return Fraction(str(a)) == Fraction(str(b))
    except ValueError:
        return str(a) == str(b)


def numbers(program, db, expected, known):
    """Faults among the expected cells; known anomalies met are taken out of `known`."""
    faults, boards = [], {}
    for e in expected:
        period = e['period']
        if period not in boards:
            text = run(program, db, 'rank', '--period', period, '--format', 'json')
            boards[period] = {r['unit']: r for r in json.loads(text)}
        where = period, e['unit'], e['column']
        printed = boards[period].get(e['unit'], {}).get(e['column'], 'no such cell')
        equal = same(printed, e['published'])
        note = known.pop(where, None)
        if note is None and not equal:
            faults.append(f'{where}: published {e["published"]}, printed {printed}')
        if note is not None and (equal or str(printed) != note['printed']
                                 or e['published'] != note['published']):
            faults.append(f'{where}: listed {note["published"]}/{note["printed"]}, '
                          f'is {e["published"]}/{printed}')
    return faults


def awards(program, db, expected):
    """Faults among the lists of those who are commended: whole lists, with places."""
    faults, lists = [], {}
    for e in expected:
        lists.setdefault(e['period'], []).append((e['award'], e['group'], e['place'], e['who']))
    for period, want in lists.items():
        text = run(program, db, 'rank', '--awards', '--period', period, '--format', 'json')
        got = [(r['name'], r['group'], str(r['rank']), r['who']) for r in json.loads(text)]
        if sorted(got) != sorted(want):
            faults.append(f'{period}: commended {want}, printed {got}')
    return faults


def on_paper(table, layout):
    """Rows of the page as lists of words, group by group. table: heads, then rows with
    their group in front."""
    heads, rows = table[0][1:], table[1:]
    groups = [[r[1:] for r in rows if r[0] == g] for g in dict.fromkeys(r[0] for r in rows)]
    name = heads.index('单位') if '单位' in heads else 0
    lines = []
    for g in groups:
        if layout == 'transposed':
            lines += [[heads[name], *(r[name] for r in g)]]
            lines += [[heads[k].replace('/', ' '), *(r[k] for r in g)]
                      for k in range(len(heads)) if k != name]
        elif layout == 'paired':
            half = (len(g) + 1) // 2
            lines += [r + (g[half + i] if half + i < len(g) else []) for i, r in enumerate(g[:half])]
        else:
            lines += [[h.rsplit('/', 1)[-1] for h in heads]] + g
    return [' '.join(map(str, line)).split() for line in lines]


def in_order(want, lines):
    """What does not stand among the lines, in this order."""
    at, missing = 0, []
    for w in want:
        try:
            at = lines.index(w, at) + 1
        except ValueError:
            missing.append(w)
    return missing


def records(text, kind):
    """Rows of a CSV or JSON bulletin as lists of texts."""
    if kind == 'csv':
        return [r for r in list(csv.reader(io.StringIO(text)))[1:]]
    return [['-' if v is None else str(v) for v in r.values()] for r in json.loads(text)]


def printed_table(program, db, folder, altered):
    """(numbers compared, anomalies, faults) of the table in every format."""
    with open(folder / 'print_table.csv', encoding='utf-8', newline='') as f:
        table = list(csv.reader(f))
    period, layout = (folder / 'print.txt').read_text().split()
    listed, faults = read(folder / 'print_anomalies.csv'), []
    heads = table[0]
    if altered:  # the last number of the first row
        table[1][-1] = str(Fraction(table[1][-1].rstrip('%')) + 1)
    unit = heads.index('单位') if '单位' in heads else 1
    for a in listed:
        row = [r for r in table[1:] if (r[0], r[unit]) == (a['group'], a['unit'])]
        at = heads.index(a['head'])
        if not row or row[0][at] != a['published']:
            faults.append(f'listed, but not published: {a}')
        else:
            row[0][at] = a['printed']
    args = ['bulletin', 'outside', period, '--template', folder / 'bulletin.txt', '--format']
    text = run(program, db, *args, 'text')
    lines = [line.split() for line in text.splitlines()]
    totals = [r for r in table[1:] if r[unit] == '合计']
    for t in totals:  # what is not published of a total is not looked at
        got = [x for x in lines if x[:1] == ['合计']]
        known = [x for x in t[1:] if x]
        if not any(g[:len(known)] == known for g in got):
            faults.append(f'the total {known}, printed {got}')
    table = [r for r in table if r not in totals]
    faults += [f'not on the page as text: {" ".join(w)}' for w in in_order(on_paper(table, layout), lines)]
    want = [[r[0], r[unit], *(x for h, x in list(zip(heads, r))[1:] if h not in (heads[unit], '序号'))]
            for r in table[1:]]
    for kind in ('csv', 'json'):
        got = records(run(program, db, *args, kind), kind)
        if len(got) != len(want):
            faults.append(f'{kind}: {len(want)} rows published, {len(got)} printed')
        for w, g in zip(want, got):
            if len(w) != len(g) or not all(same(a, b) for a, b in zip(w, g)):
                faults.append(f'{kind}: published {w}, printed {g}')
    return 3 * sum(len(r) - 2 for r in table[1:]) + len(totals), len(listed), faults


def printed_prose(program, db, folder, altered):
    """(sentences compared, anomalies, faults)."""
    want = read(folder / 'print_prose.csv')
    period, _ = (folder / 'print.txt').read_text().split()
    if altered:
        first = next(w for w in want if not w['printed'])
        first['published'] = first['published'].translate(str.maketrans('0123456789', '1234567890'))
    faults = []
    text = run(program, db, 'bulletin', 'outside', period, '--template', folder / 'bulletin.txt',
               '--format', 'text').replace('\n', '')
    for w in want:
        one = w['printed'] or w['published']
        if one not in text:
            faults.append(f'not on the page: {one}')
        if w['printed'] and w['published'] in text:
            faults.append(f'listed, but printed as published: {w["published"]}')
    return len(want), sum(bool(w['printed']) for w in want), faults


def printed(program, db, folder, altered):
    """The same of whatever is known of the page."""
    total, listed, faults = 0, 0, []
    for name, look in (('print_table', printed_table), ('print_prose', printed_prose)):
        if (folder / f'{name}.csv').exists():
            n, a, bad = look(program, db, folder, altered)
            if altered and not bad:
                return n, a, None
            total, listed, faults = total + n, listed + a, faults + bad
    return total, listed, faults


def check(program, folder, altered):
    """(published facts compared, anomalies, list of faults) of one bulletin. With `altered`
    the numbers of `rank` and those on the page are altered; both must be noticed."""
    listed = read(folder / 'anomalies.csv')
    known = {(r['period'], r['unit'], r['column']): r for r in listed}
    faults, n = [], 0
    with tempfile.TemporaryDirectory(prefix='tongbao-bulletin-') as tmp:
        db = f'{tmp}/b.db'
        run(program, db, 'init')
        for stage in STAGES:
            if not (folder / f'expected{stage}.csv').exists():
                continue
            expected = read(folder / f'expected{stage}.csv')
            if altered:
                row = next(r for r in expected if tuple(r.values())[:3] not in known)
                row['published'] = str(Fraction(row['published']) + 1)
            filled(program, folder, db, stage)
            faults += numbers(program, db, expected, known)
            n += len(expected)
        if (folder / 'awards.csv').exists():
            named = read(folder / 'awards.csv')
            faults += awards(program, db, named[:-1] if altered else named)
            n += len(named)
        faults += [f'{where}: listed, but not among the published numbers' for where in known]
        if (folder / 'bulletin.txt').exists():
            m, a, bad = printed(program, db, folder, altered)
            if bad is None:  # altered, and nobody noticed
                return n + m, len(listed) + a, []
            n, listed, faults = n + m, listed + [{}] * a, faults + bad
    return n, len(listed), faults


def main():
    program, altered = os.path.abspath(sys.argv[1]), '--break' in sys.argv[2:]
    bad = 0
    for folder in sorted(p.parent for p in HERE.glob('*/expected.csv')):
        n, listed, faults = check(program, folder, altered)
        for f in faults if not altered else []:
            print(f'  bulletin {folder.name} {f}')
        # With --break each bulletin must be at fault.
        bad += not faults if altered else len(faults)
        print(f'{"FAIL" if bool(faults) != altered else "ok  "} bulletin {folder.name}: {n} published numbers, {listed} listed as anomalies, '
              f'{len(faults)} faults')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
