#!/usr/bin/env python3
"""Imports the published bulletins and compares `rank` with what they print.

    check.py PROGRAM [--break]

Each published number is equal, or stands in anomalies.csv with both numbers. A difference
that is not listed fails, and so does a listed one that is not there any more.
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


def read(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def run(program, db, *args):
    p = subprocess.run([program, '--db', db, '--as', 'check', *map(str, args)],
                       stdin=subprocess.DEVNULL, capture_output=True, text=True,
                       env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': '/nonexistent'})
    if p.returncode:
        sys.exit(f'FAIL {" ".join(map(str, args))}: exit {p.returncode}: {p.stderr}')
    return p.stdout


def check(program, folder, altered):
    """(numbers compared, anomalies, list of faults) of one bulletin."""
    expected = read(folder / 'expected.csv')
    known = {(r['period'], r['unit'], r['column']): r for r in read(folder / 'anomalies.csv')}
    if altered:
        row = next(r for r in expected if r['column'] == 'adopted' or r['column'] == 'submitted')
        row['published'] = str(int(row['published']) + 1)
    faults = []
    with tempfile.TemporaryDirectory(prefix='tongbao-bulletin-') as tmp:
        db = f'{tmp}/b.db'
        run(program, db, 'init')
        for kind in KINDS:
            for path in folder.glob(f'{kind}.*'):
                run(program, db, 'import', kind, path)
        run(program, db, 'verify')
        boards = {}
        for e in expected:
            period = e['period']
            if period not in boards:
                text = run(program, db, 'rank', '--period', period, '--format', 'json')
                boards[period] = {r['unit']: r for r in json.loads(text)}
            where = period, e['unit'], e['column']
            printed = boards[period].get(e['unit'], {}).get(e['column'])
            equal = printed is not None and Fraction(str(printed)) == Fraction(e['published'])
            note = known.pop(where, None)
            if note is None and not equal:
                faults.append(f'{where}: published {e["published"]}, printed {printed}')
            if note is not None and (equal or str(printed) != note['printed']
                                     or e['published'] != note['published']):
                faults.append(f'{where}: listed {note["published"]}/{note["printed"]}, '
                              f'is {e["published"]}/{printed}')
        faults += [f'{where}: listed, but not among the published numbers' for where in known]
    return len(expected), len(read(folder / 'anomalies.csv')), faults


def main():
    program, altered = os.path.abspath(sys.argv[1]), '--break' in sys.argv[2:]
    bad = 0
    for folder in sorted(p.parent for p in HERE.glob('*/expected.csv')):
        n, listed, faults = check(program, folder, altered)
        for f in faults:
            print(f'  bulletin {folder.name} {f}')
        bad += len(faults)
        print(f'{"FAIL" if faults else "ok  "} bulletin {folder.name}: {n} published numbers, {listed} listed as anomalies, '
              f'{len(faults)} faults')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
