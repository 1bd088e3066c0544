#!/usr/bin/env python3
"""Imports the published bulletins and compares `rank` with what they print.

    check.py PROGRAM [--break]

Each published number is equal, or stands in anomalies.csv with both numbers. A difference
that is not listed fails, and so does a listed one that is not there any more. With --break
a number of each bulletin is altered, and the one that does not notice fails.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ['units', 'outlets', 'scheme', 'submissions', 'events', 'targets']
NOW = '2018-12-31'        # after every bulletin
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


def check(program, folder, altered):
    """(published facts compared, anomalies, list of faults) of one bulletin."""
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
