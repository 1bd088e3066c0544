"""The same office entered in another way must give the same tables, row for row.

The second way shuffles the rows whose order says nothing, splits files, reads some from a
pipe, in another encoding or with another delimiter, enters some events one by one, works
in another zone and language, and undoes and redoes everything.
"""
import csv
import io
import random

import days as cal
from program import ORDER, Program, Wrong, write_files, write_table

FREE = ('topics', 'submissions', 'events', 'targets')  # the order of the others is a fact
ONE_BY_ONE = {'outlet': '-o', 'form': '--form', 'route': '--route', 'leader': '--leader',
              'value': '--value', 'note': '--note'}
PLACES = [{'TZ': 'America/Los_Angeles', 'LC_ALL': 'zh_CN.UTF-8'},
          {'TZ': 'Pacific/Kiritimati', 'LC_ALL': 'C'},
          {'TZ': 'Asia/Kathmandu', 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'zh_CN'}]


class OtherWay:
    def __init__(self, office, program, folder, rng):
        self.office, self.program, self.folder, self.r = office, program, folder, rng
        self.steps = 0

    def put(self, kind, rows, number):
        """Imports some rows in one of several ways."""
        headers = list(self.office.headers[kind])
        self.r.shuffle(headers)
        path = self.folder / f'other-{kind}-{number}'
        way = self.r.choice(['file', 'pipe', 'tab', 'gb18030', 'utf-16'])
        options = {'tab': ['--delimiter', 'tab'], 'gb18030': ['--encoding', 'gb18030']}.get(way, [])
        write_table(path, headers, rows, '\t' if way == 'tab' else ',',
                    way if way in ('gb18030', 'utf-16') else 'utf-8')
        if way == 'pipe':
            self.program.run('import', kind, '-', given=path.read_bytes())
        else:
            self.program.run('import', kind, path, *options)
        self.steps += 1

    def enter(self):
        for kind in ORDER:
            if kind == 'scheme':
                for i in range(len(self.office.schemes)):
                    self.program.run('import', kind, self.folder / f'scheme{i}.txt')
                    self.steps += 1
                continue
            rows = list(self.office.rows.get(kind, []))
            if kind == 'events':
                rows = self.one_by_one(rows)
            if kind in FREE:
                self.r.shuffle(rows)
            # What is void takes no more events: those rows go with the last file.
            rows.sort(key=lambda r: r.get('kind') == 'void')
            if kind in ('submissions', 'events') and len(rows) > 2:
                voids = sum(r.get('kind') == 'void' for r in rows)
                cut = self.r.randrange(1, max(2, len(rows) - voids))
                self.put(kind, rows[:cut], 1)
                rows = rows[cut:]
                self.r.shuffle(rows)
            if rows:
                self.put(kind, rows, 0)

    def one_by_one(self, rows):
        """Enters some events by hand; returns the others."""
        left = []
        for row in rows:
            if row['kind'] == 'void' or row['unit'] or row['person'] or self.r.random() < 0.8:
                left.append(row)
                continue
            options = ['-d', row['date']]
            for column, option in ONE_BY_ONE.items():
                if row.get(column):
                    options += [f'{option}{row[column]}' if option == '-o' else
                                f'{option}={row[column]}']
            self.program.run('event', row['ref'], row['kind'], *options)
            self.steps += 1
        return left

    def undo_and_redo(self):
        for _ in range(self.steps):
            self.program.run('undo')
        for kind in ('units', 'submissions', 'events'):
            if list(csv.DictReader(io.StringIO(self.program.run('list', kind, '--format', 'csv')))):
                raise Wrong(f'everything is undone, but there are {kind}')
        for _ in range(self.steps):
            self.program.run('redo')


def one_set(args, seed, office, folder):
    """Enters an office in two ways and compares what both say."""
    rng = random.Random(seed)
    plain = Program(args.program, folder)
    other = Program(args.program, folder, 'other.db', **rng.choice(PLACES))
    plain.run('init')
    other.run('init')
    for kind, path in write_files(office, folder):
        plain.run('import', kind, path)
    way = OtherWay(office, other, folder, rng)
    way.enter()
    if rng.random() < 0.5:
        way.undo_and_redo()
    if args.broken and office.rows['submissions']:
        # The control: one more article must be noticed.
        row = dict(office.rows['submissions'][0], ref='2010-9999', title='one more')
        way.put('submissions', [row], 9)
    for _ in range(3):
        name, today, _ = office.question()
        for command in ('rank', 'gap'):
            for by in ('unit', 'person'):
                options = [command, '--period', name, '--by', by, '--format', 'csv', '--now',
                           cal.text(today)]
                a, b = plain.run(*options, ok=(0, 6)), other.run(*options, ok=(0, 6))
                if command == 'gap':
                    # Rows of one owner, figure and period stand in order of entry.
                    a, b = ('\n'.join(sorted(x.splitlines())) for x in (a, b))
                if a != b:
                    raise Wrong(f'{" ".join(options)}\nplain:\n{a}\nthe other way:\n{b}')
    other.run('verify')
