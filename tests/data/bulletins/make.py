#!/usr/bin/env python3
"""Writes each bulletin's import files from the counts in published.py.

A bulletin prints counts; the articles behind them are not known. So every article here is
implied: a running title, days spread over the period. What the counts do not say is in
published.py and in the folder's source.txt.
"""
import csv
from datetime import date, timedelta
from pathlib import Path

import published as p

HERE = Path(__file__).resolve().parent


def write(folder, kind, header, rows):
    with open(folder / f'{kind}.csv', 'w', encoding='utf-8', newline='') as f:
        csv.writer(f, lineterminator='\n').writerows([header, *rows])


def spread(first, last, i, n):
    """Day i of n, evenly over the period."""
    days = (last - first).days + 1
    return (first + timedelta(i * days // max(n, 1))).isoformat()


class Files:
    def __init__(self, b):
        self.b = b
        self.first, self.last = map(date.fromisoformat, b['days'])
        self.submissions, self.events, self.refs = [], [], {}

    def submit(self, unit, day, n, type_=''):
        ref = f'{day[:4]}-{len(self.submissions) + 1:04}'
        self.submissions.append([ref, day, unit, f'{unit}第{n}篇(按公布数推定)', type_])
        return ref

    def adopt(self, ref, day, outlet, form):
        self.events.append([ref, 'adopt', day, outlet, form, '', '', ''])

    def unit(self, unit, submitted, adoptions):
        """adoptions: (outlet, form) for each adopted article, in turn."""
        n = max(submitted, len(adoptions))
        for i in range(n):
            day = spread(self.first, self.last, i, n)
            ref = self.refs[unit, i] = self.submit(unit, day, i + 1)
            if i < len(adoptions):
                self.adopt(ref, day, *adoptions[i])

    def also(self, unit, i, outlet):
        """Article i of a unit was adopted by another outlet, too."""
        ref = self.refs[unit, i]
        day = next(e[2] for e in self.events if e[0] == ref)
        self.adopt(ref, day, outlet, '')

    def late(self, unit, submitted, adopted, outlet, form):
        """An article of an earlier month that was adopted in this one."""
        self.adopt(self.submit(unit, submitted, 1), adopted, outlet, form)

    def before(self, unit, first, last, n):
        """n articles of the months before."""
        for i in range(n):
            day = spread(date.fromisoformat(first), date.fromisoformat(last), i, n)
            self.submit(unit, day, i + 1)

    def pieces(self, units, type_, n):
        """n articles of a type."""
        for i in range(n):
            self.submit(units, spread(self.first, self.last, i, n), i + 1, type_)

    def loose(self, unit, kind, day, value, note):
        """What is entered about a unit alone."""
        self.events.append(['', kind, day, '', '', value, unit, note])

    def read(self):
        for unit, submitted, adoptions in self.b['counts']:
            self.unit(unit, submitted, adoptions)
        for name in ('also', 'late', 'before', 'pieces', 'loose'):
            for row in self.b.get(name, []):
                getattr(self, name)(*row)

    def write(self):
        folder = HERE / self.b['id']
        folder.mkdir(exist_ok=True)
        (folder / 'source.txt').write_text(self.b['source'], encoding='utf-8')
        (folder / 'scheme.txt').write_text(self.b['scheme'], encoding='utf-8')
        write(folder, 'units', ['name', 'group', 'order'],
              [[u, g, i + 1] for i, (g, u) in enumerate(self.b['units'])])
        if self.b['outlets']:
            write(folder, 'outlets', ['name', 'level', 'order'],
                  [[n, l, i + 1] for i, (n, l) in enumerate(self.b['outlets'])])
        if self.submissions:
            write(folder, 'submissions', ['ref', 'date', 'unit', 'title', 'type'], self.submissions)
        if self.events:
            write(folder, 'events', ['ref', 'kind', 'date', 'outlet', 'form', 'value', 'unit', 'note'],
                  self.events)
        if self.b.get('targets'):
            write(folder, 'targets', ['who', 'metric', 'period', 'amount'], self.b['targets'])
        self.write_print(folder)
        write(folder, 'expected', ['period', 'unit', 'column', 'published'], self.b['expected'])
        if self.b.get('awards'):
            write(folder, 'awards', ['period', 'award', 'group', 'place', 'who'], self.b['awards'])
        write(folder, 'anomalies', ['period', 'unit', 'column', 'published', 'printed', 'why'],
              self.b.get('anomalies', []))

    def write_print(self, folder):
        """How it was laid out: its template, and what stood on the page."""
        if 'wording' not in self.b:
            return
        (folder / 'bulletin.txt').write_text(self.b['wording'], encoding='utf-8')
        period, layout = self.b['print_period'], self.b.get('layout', 'plain')
        (folder / 'print.txt').write_text(f'{period} {layout}\n', encoding='utf-8')
        if 'table' in self.b:
            write(folder, 'print_table', ['group', *self.b['heads']],
                  self.b['table'] + self.b.get('totals', []))
            write(folder, 'print_anomalies', ['group', 'unit', 'head', 'published', 'printed', 'why'],
                  self.b.get('table_anomalies', []))
        if 'prose' in self.b:
            write(folder, 'print_prose', ['published', 'printed', 'why'], self.b['prose'])


def main():
    for b in p.BULLETINS:
        files = Files(b)
        files.read()
        files.write()
        print(f'{b["id"]}: {len(files.submissions)} submissions, {len(files.events)} events')


if __name__ == '__main__':
    main()
