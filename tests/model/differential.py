#!/usr/bin/env python3
"""Compares the program with the reference model on random offices.

    differential.py PROGRAM [--language] [--shuffle] [--sets 1000] [--seed 1] [--break]
                    [--keep FOLDER] [--all] [--jobs 1]

Prints the first difference with what repeats it, and one summary line. With --break one
expected number is altered in each set that has one: the run must then fail. --language
makes offices whose schemes use the whole language; --shuffle compares the program with
itself, see shuffle.py.
"""
import argparse
import csv
import io
import json
import os
import random
import shutil
import sys
import tempfile
from fractions import Fraction
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import days as cal
import shuffle
from model import Office
from program import ORDER, Program, Wrong, write_files
from random_language import LanguageOffice
from random_office import HEADERS, RandomOffice


def number(x):
    """Any printed number as a fraction; null stays null; words stay words."""
    if x is None or x == '-':
        return None
    s = str(x)
    try:
        return Fraction(s[:-1] if s.endswith('%') else s)
    except ValueError:
        return s


def same_rank(want, got):
    """Rows in order; inside a tie of people only the set is fixed."""
    if len(want) != len(got):
        raise Wrong(f'rank: {len(want)} rows wanted, {len(got)} printed')
    for w, g in zip(want, got):
        if list(w) != list(g):
            raise Wrong(f'rank: columns {list(w)} wanted, {list(g)} printed')
        if w != g:
            unlike = [k for k in w if w[k] != g[k]]
            raise Wrong(f'{w["group"]} {w["unit"]} {w.get("person", "")}\n' + ''.join(
                f'  {k}: {w[k]} wanted, {g[k]} printed\n' for k in unlike))


GAP = ['group', 'unit', 'person', 'metric', 'period', 'required', 'done', 'missing', 'forecast']


def gap_row(r):
    return tuple(number(r[k]) if k in GAP[5:] else r.get(k, '') for k in GAP)


def same_gap(want, got):
    key = lambda r: tuple('' if x is None else str(x) for x in r)
    w, g = sorted(map(gap_row, want), key=key), sorted(map(gap_row, got), key=key)
    if w != g:
        only_w = [x for x in w if x not in g]
        only_g = [x for x in g if x not in w]
        raise Wrong('gap:\n' + ''.join(f'  wanted  {show(x)}\n' for x in only_w[:4])
                    + ''.join(f'  printed {show(x)}\n' for x in only_g[:4]))


def show(row):
    return ' '.join('-' if x is None else str(x) for x in row)


def sabotage(rng, rows, keys):
    """Alters one expected number; says whether there was one."""
    places = [(r, k) for r in rows for k in keys if r.get(k) is not None]
    if not places:
        return False
    r, k = rng.choice(places)
    r[k] = r[k] + 1 if not isinstance(r[k], str) else str(Fraction(r[k]) + 1)
    return True


def ask(program, model, command, question, by, breaker=None, form='json'):
    """Asks the program and the model the same; says whether breaker altered a number."""
    name, today, group = question
    options = ['--by', by, '--format', form, '--now', cal.text(today)]
    if model.clock.period_of('month', today).name != name:  # the default
        options += ['--period', name]
    if group:
        options += ['--group', group]
    period = model.clock.parse(name)
    want = [r for r in getattr(model, command)(period, today, by) if group in (None, r['group'])]
    asks = any(r.pop('asks', False) for r in want)
    numbers = {'rank': ['rank', 'submitted', 'adopted', 'points'],
               'gap': ['required', 'done', 'missing', 'forecast']}[command]
    if want and command == 'rank':
        numbers += [k for k in want[0] if k not in numbers + ['group', 'unit', 'person']]
    broke = breaker is not None and sabotage(breaker, want, numbers)
    text = program.run(command, *options, ok=(6,) if asks else (0,))
    try:
        got = json.loads(text, parse_float=str) if form == 'json' else read_csv(text)
        if form == 'csv' and command == 'rank':
            want = [{k: number(x) if k in numbers and k != 'points' else x for k, x in r.items()}
                    for r in want]
        (same_rank if command == 'rank' else same_gap)(want, got)
    except (Wrong, ValueError) as e:
        raise Wrong(f'{command} {" ".join(options)}\n{e}') from None
    return broke


def ask_results(program, model, question):
    """Asks both whom the awards name and what the triggers say."""
    name, today, group = question
    period = model.clock.parse(name)
    of_group = ['--group', group] if group else []
    for command, option, want in (('rank', '--awards', model.awards(period, today)),
                                  ('gap', '--triggers', model.triggers(period, today))):
        options = [option, '--format', 'csv', '--now', cal.text(today), '--period', name, *of_group]
        got = list(csv.DictReader(io.StringIO(program.run(command, *options, ok=(0,)))))
        want = [r for r in want if group in (None, r['group'])]
        if option == '--awards':
            want = [{k: str(x) for k, x in r.items()} for r in want]
        else:
            # Within a clause they stand as the program lists its owners.
            order = lambda r: (r['name'], r['period'], r['who'])
            got = sorted(({k: r[k] for k in r if k != 'clause'} for r in got), key=order)
            want = sorted(({k: r[k] for k in r if k not in ('clause', 'group')} for r in want),
                          key=order)
        if got != want:
            raise Wrong(f'{command} {" ".join(options)}\n'
                        + ''.join(f'  wanted  {r}\n' for r in want if r not in got)
                        + ''.join(f'  printed {r}\n' for r in got if r not in want))


def read_csv(text):
    """Rows of a printed table; an absent number is empty or a dash."""
    rows = list(csv.DictReader(io.StringIO(text)))
    for r in rows:
        for k in r:
            if k not in ('group', 'unit', 'person', 'metric', 'period'):
                x = r[k].removeprefix("'")
                r[k] = x if k == 'points' else None if x == '' else number(x)
    return rows


def one_set(args, seed, folder):
    office = (LanguageOffice if args.language else RandomOffice)(seed)
    if args.shuffle:
        return shuffle.one_set(args, seed, office, folder)
    model = Office(office.rows, office.schemes)
    rng = random.Random(seed)
    program = Program(args.program, folder)
    program.run('init')
    for kind, path in write_files(office, folder):
        program.run('import', kind, path)
    breaker = rng if args.broken else None
    questions = [(c, by) for c in ('rank', 'gap') for by in ('unit', 'person')] * 3
    if not args.language:
        questions = [(c, 'person' if office.people and rng.random() < 0.4 else 'unit')
                     for c in ('rank', 'gap')]
    for command, by in questions:
        if ask(program, model, command, office.question(), by, breaker,
               'csv' if args.language else 'json'):
            breaker = None
        if rng.random() < 0.05:
            program.run('undo')
            program.run('redo')
    for _ in range(2 if args.language else 0):
        ask_results(program, model, office.question())
    program.run('verify')


def from_files(args, source, folder):
    """The files of a folder, every period of their year; the number of questions."""
    rows = {}
    for kind in HEADERS:
        if (source / f'{kind}.csv').exists():
            with open(source / f'{kind}.csv', encoding='utf-8', newline='') as f:
                rows[kind] = list(csv.DictReader(f))
    schemes = [p.read_text(encoding='utf-8') for p in sorted(source.glob('scheme*.txt'))]
    model = Office(rows, schemes)
    program = Program(args.program, folder)
    program.run('init')
    for kind in ORDER:
        for path in sorted(source.glob(f'{kind}*.txt') if kind == 'scheme'
                           else source.glob(f'{kind}.csv')):
            program.run('import', kind, path)
    last = max(cal.day(r['date']) for r in rows['submissions'])
    year = cal.period_of('year', last)
    periods = [year.name] + [p.name for k in ('month', 'quarter', 'half') for p in
                             cal.instances(k, year)] + [f'{cal.text(last - 40)}..{cal.text(last)}']
    n = 0
    for name in periods:
        for command in ('rank', 'gap'):
            for by in ('unit', 'person'):
                ask(program, model, command, (name, last, None), by)
                n += 1
    program.run('verify')
    return n


def files(args):
    with tempfile.TemporaryDirectory(prefix='tongbao-model-') as folder:
        try:
            n = from_files(args, args.files, Path(folder))
        except Wrong as e:
            print(f'FAIL model: {args.files} differs: {e}')
            return 1
    print(f'ok   model: {args.files}: {n} questions, 0 differences')
    return 0


def trial(args, seed):
    """One set in a folder of its own; what differs, or None."""
    base = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix='tongbao-model-', dir=base))
    try:
        one_set(args, seed, folder)
    except Wrong as e:
        if args.keep:
            shutil.copytree(folder, args.keep, dirs_exist_ok=True)
        return str(e)
    finally:
        shutil.rmtree(folder)
    return None


def sets(args):
    done = different = 0
    modes = ''.join(f' {x}' for x in ('--language', '--shuffle') if x in sys.argv)
    seeds = range(args.seed, args.seed + args.sets)
    with Pool(args.jobs) as pool:
        for seed, wrong in zip(seeds, pool.imap(partial(trial, args), seeds)):
            done += 1
            if wrong is None:
                continue
            different += 1
            print(f'set {seed} differs: {wrong}\nrepeat: {sys.argv[0]} {args.program} --sets 1 '
                  f'--seed {seed}{modes} --keep FOLDER', flush=True)
            if not args.all:
                break
        pool.terminate()
    print(f'{"FAIL" if different else "ok  "} model:{modes} {done} sets from seed {args.seed}, '
          f'{different} differences')
    return 1 if different else 0


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('program')
    ap.add_argument('--sets', type=int, default=1000)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--language', action='store_true', help='the whole scheme language')
    ap.add_argument('--shuffle', action='store_true', help='the program with itself')
    ap.add_argument('--break', dest='broken', action='store_true')
    ap.add_argument('--jobs', type=int, default=1, help='sets at a time')
    ap.add_argument('--keep', help='leave the files of a failing set here')
    ap.add_argument('--all', action='store_true', help='do not stop at a difference')
    ap.add_argument('--files', type=Path, help='compare on the files of this folder instead')
    args = ap.parse_args()
    args.program = os.path.abspath(args.program)
    if args.files:
        return files(args)
    return sets(args)


if __name__ == '__main__':
    sys.exit(main())
