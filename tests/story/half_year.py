#!/usr/bin/env python3
"""A half-year of one county by the command line, every number compared with the sheets that were
worked out by hand: half_year.py PROGRAM.

The control: each number of the sheets is altered in memory once, and each must be noticed.
"""
import csv
import io
import os
import re
import sys
from fractions import Fraction

import county
from county import CADRES, MONTHS, PERIODS, ROOMS, County, plain, wanted

from office import Fail, Office, need
import papers

PAY = {**{m: m for m in MONTHS}, 'points': 'points', '稿酬': 'fee'}
PAPER = {**{m: m for m in MONTHS}, 'Points': 'points', '稿酬': 'fee'}


ALL = '2018-01..2018-06'


def board(c, db=None):
    """All that rank and gap say of the half-year and its months."""
    return [c.ok(what, '--period', p, '--by', by, '--format', 'csv', db=db).out
            for what in ('rank', 'gap') for by in ('unit', 'person') for p in PERIODS]


# --- what the program says: {(kind, who, figure): value} ----------------------------
def sheet(c):
    out = {}
    for p in PERIODS:
        short = {}
        for by in ('unit', 'person'):
            for r in c.rows('gap', '--period', p, '--by', by):
                if r['metric'] == 'submitted':
                    who = r[by]
                    short[who] = short.get(who, 0) + Fraction(r['missing'])
        for by in ('unit', 'person'):
            for r in c.rows('rank', '--period', p, '--by', by):
                who = r[by]
                row = {'submitted': r['submitted'], 'adopted': r['adopted'], 'points': r['points'],
                       'fee': r['稿酬'], 'place': r['rank'], 'short': short.get(who, 0)}
                out |= {('sheet', who, f'{p} {f}'): plain(v) for f, v in row.items()}
    return out


def followups(c):
    return {('followup', r['who'], f'{r["kind"]} {r["period"]}'): f'{r["speaker"]}>{r["listener"]}'
            for r in c.rows('followup', 'list') if r['state'] == 'proposed'}


def states(c):
    out = {}
    for r in c.rows('followup', 'list', '--period', '2018'):
        if r['ref']:
            out |= {('state', r['ref'], r['state']): plain(r['recovered'])}
    return out


def topics(c):
    return {('topic', r['ref'], f): plain(r[f]) for r in c.rows('topic', 'list', '--period', '2018-H1')
            for f in ('asked', 'sent', 'late', 'missing', 'articles', 'adopted')}


def reminders(c):
    return {('remind', r['unit'], r['ref']): plain(r['days']) for r in c.rows('topic', 'remind')}


def corrections(c):
    return {('correction', b['ref'], f'{r["name"]} {r["figure"]}'): f'{r["printed"]}>{r["now"]}'
            for b in c.rows('bulletin', 'list') for r in c.rows('bulletin', 'diff', b['ref'])}


def printed(c):
    """What published bulletins print of earlier ones."""
    out = {}
    for b in c.rows('bulletin', 'list'):
        path = c.o.folder / f'{b["ref"]}.md'
        c.ok('bulletin', 'show', b['ref'], '-o', path)
        for r in papers.rows('md', path):
            if len(r) == 7 and re.fullmatch(r'2018-\d{3}', r[0]):
                key = 'printed', b['ref'], f'{r[3]} {r[4]}'
                need(key not in out, f'{key} is printed twice')
                out[key] = f'{r[5]}>{r[6]}'
    return out


def chain(c):
    """Who is where on the day of the look."""
    officers = {r['unit']: r['person'] for r in c.rows('people') if r['role'] == 'officer'}
    posts = [r for r in c.rows('people') if r['person'] == '岑望舒']
    need(len(posts) == 1, f'one post on a day: {posts}')
    return {('chain', '望雁乡', 'officer'): officers.get('望雁乡', '-'),
            ('chain', '岑望舒', 'unit'): posts[0]['unit']}


def pledges(c):
    text = c.ok('meeting', 'show', 'M2018-001', '--format', 'csv').out
    return {('pledge', r['name'], 'M2018-001'): r['pledge'] for r in csv.DictReader(io.StringIO(text))
            if r['pledge'] in ('kept', 'not kept')}


def owed(c):
    return {('owed', r['unit'], f'points {r["period"]}'): plain(r['missing'])
            for r in c.rows('gap', '--period', '2018-H1') if r['metric'] == 'points'}


def report(c):
    return {('report', r['part'], r['name']): plain(r['value']) for r in c.rows('report', '2018-H1')}


def honours(c):
    return {('honours', r['award'], r['who']): f'{r["rank"]} {r["named"]}' for r in c.rows('honours', '2018-H1')}


def appraisal(c):
    return {('appraisal', r['unit'], 'explained talks criticised'):
            f'{r["explained"]} {r["talks"]} {r["criticised"]}'
            for r in c.rows('appraisal', '2018-H1', '--track', 'outside') if not r['person']}


def contacts(c):
    return {('contact', r['person'], r['unit']): f'{r["visits"]} {r["articles"]} {r["from visits"]}'
            for r in c.rows('contact', 'list', '--period', '2018-H1')}


def meetings(c):
    return {('meeting', r['ref'], 'present absent pledges articles'):
            f'{r["present"]} {r["absent"]} {r["pledges"]} {r["articles"]}'
            for r in c.rows('meeting', 'list', '--period', '2018-H1')}


def columns(c):
    return {('column', r['column'], 'issues articles whole year'):
            f'{r["issues"]} {r["articles"]} {r["whole year"]}'
            for r in c.rows('channel', 'columns', '--period', '2018-H1')}


def triggers(c):
    out = {}
    for r in c.rows('gap', '--period', '2018-H1', '--triggers'):
        out.setdefault(('triggers', r['who'], r['action']), []).append(r['period'])
    return {k: ' '.join(sorted(v)) for k, v in out.items()}


def people(c):
    out = {}
    for who in ('岑望舒', '骆松年'):
        text = c.ok('show', who, '--period', '2018-H1', '--format', 'csv').out
        rows = [(r['field'], r['value']) for r in csv.DictReader(io.StringIO(text))]
        units = [v for f, v in rows if f == 'unit']
        if len(units) == 2:
            out['people', who, 'unit to 31 March'] = units[0].replace(' cadre 2018-01-01..2018-03-31', '')
            out['people', who, 'unit from 1 April'] = units[1].replace(' cadre 2018-04-01..', '')
        out['people', who, 'rank among cadres'] = dict(rows)['rank'].replace(' (cadre)', '')
    return out


def sums(c):
    text = c.ok('pay', '2018-H1').out
    m = re.search(r'Points: all rooms ([\d.]+\d), all people ([\d.]+\d)', text)
    return {('sums', 'pay', 'rooms points'): plain(m[1]), ('sums', 'pay', 'people points'): plain(m[2])} if m else {}


def step(c):
    """One step back and forth again."""
    def june():
        return next(plain(r['points']) for r in c.rows('rank', '--period', '2018-06') if r['unit'] == '组织室')

    before = board(c)
    c.ok('undo')
    out = {('step', '组织室', 'undone'): june()}
    c.ok('redo')
    need(board(c) == before, 'a redo is not what was undone')
    return out | {('step', '组织室', 'redone'): june()}


def paid(kind, rows, names, person, room):
    """Rows of a pay sheet; who has no name is the room."""
    out = {}
    for r in rows:
        who = r[room] if r[person] in (None, '', '-', '(room)') else r[person]
        if who in ROOMS + CADRES:
            out |= {(kind, who, f): plain(r[column]) for column, f in names.items()}
        else:
            need(plain(r[next(iter(names))]) == '0', f'{kind}: {who} has points')
    return out


def pay(c):
    out = paid('pay', c.rows('pay', '2018-H1'), PAY, 'person', 'unit')
    book, text = c.o.folder / 'pay.xlsx', c.o.folder / 'pay.csv'
    c.ok('pay', '2018-H1', '-o', book)
    c.ok('pay', '2018-H1', '-o', text)
    out |= paid('pay.csv', csv.DictReader(io.StringIO(text.read_text(encoding='utf-8-sig'))), PAY, 'person', 'unit')
    first, *rows = papers.office_files.opened(str(book)).rows('Pay sheet')
    return out | paid('pay.xlsx', [dict(zip(first, r)) for r in rows], PAPER, 'Name', 'Room')


LOOKS = {'remind': (reminders,), 'q1': (followups, chain), 'late': (corrections,),
         'april': (followups, states, pledges),
         'step': (step,),
         'end': (sheet, states, topics, owed, printed, report, honours, appraisal, contacts, pay, meetings,
                 columns, triggers, people, sums)}
# Kinds of which the sheets name all that the program may say.
COMPLETE = {'remind', 'followup', 'correction', 'printed', 'state', 'topic', 'honours', 'contact', 'appraisal',
            'owed', 'pledge', 'meeting', 'column', 'triggers'}


def differences(want, got):
    """What the program says otherwise, does not say, or says beyond the sheets."""
    kinds = {k[0] for k in want} & COMPLETE
    out = [f'{" ".join(k)}: {got.get(k, "nothing")}, in the sheet {v}' for k, v in want.items() if got.get(k) != v]
    beyond = [k for k in got if k not in want and k[0] in kinds]
    # Who is not in the sheet has done nothing: leaders and heads.
    beyond += [k for k in got if k[0] == 'sheet' and k not in want and not k[2].endswith(' place') and got[k] != '0']
    return out + [f'{" ".join(k)}: {got[k]}, not in the sheet' for k in beyond]


def other(value):
    return str(Fraction(value) + 1) if re.fullmatch(r'-?\d+(/\d+)?', value) else value + '?'


def unnoticed(want, got):
    """The control: of each number altered in memory, those that make no difference."""
    right = len(differences(want, got))
    return [k for k, v in want.items() if len(differences({**want, k: other(v)}, got)) != right + 1
            and got.get(k) == v]


class Story:
    def __init__(self, c):
        self.c, self.want, self.n, self.bad = c, wanted(), 0, []

    def look(self, c, name):
        want = self.want.pop(name)
        got = {}
        for f in LOOKS[name]:
            got |= f(c)
        self.bad += [f'{c.day} {x}' for x in differences(want, got)]
        self.bad += [f'{c.day} not noticed when it is altered: {" ".join(k)}' for k in unnoticed(want, got)]
        self.n += len(want)


# --- the end ------------------------------------------------------------------------
def papers_of_the_year(c):
    """The report's numbers stand in each of its formats."""
    first = next(f'Articles submitted: {r["submitted"]}; reported upward: {r["relayed"]}; adopted: {r["adopted"]} '
                 f'(adoptions: {r["adoptions"]})' for r in [{k[2]: v for k, v in report(c).items() if k[1] == 'total'}])
    for kind in ('text', 'html', 'xlsx'):
        path = c.o.folder / f'report.{"txt" if kind == "text" else kind}'
        c.ok('report', '2018-H1', '--format', kind, '-o', path)
        need(not papers.faults(kind, path), f'report as {kind}: {papers.faults(kind, path)}')
        text = path.read_text(encoding='utf-8') if kind == 'text' else papers.texts(kind, path)
        need(first in text, f'report as {kind}: no "{first}"')
        rows = papers.rows(kind, path)
        for month in county.MONTHS:
            want = [report(c)['report', f'month {f}', month] for f in ('submitted', 'relayed', 'adopted')]
            need([month, *want] in [[x.strip() for x in r if x] for r in rows], f'report as {kind}: {month} {want}')


def unchanged(c):
    """verify finds nothing, a rebuild moves nothing."""
    before = board(c)
    c.ok('verify')
    c.ok('rebuild')
    need(board(c) == before, 'a rebuild has moved a number')
    c.ok('verify')


def moved_house(c):
    """What list prints and import reads makes the same office again."""
    other = c.o.folder / 'other.db'
    c.ok('init', db=other)
    kinds = ('outlets', 'units', 'people', 'scheme', 'topics', 'submissions', 'events', 'targets', 'meetings',
             'attendance', 'contacts', 'issues')
    for kind in kinds:
        if kind == 'scheme':
            for day in ('2018-01-01', '2018-05-01'):
                path = c.o.file('s.txt', c.ok('scheme', 'show', day).out)
                c.ok('scheme', 'apply', path, db=other)
            continue
        period = ('--period', ALL) if kind in ('submissions', 'events', 'topics', 'meetings', 'attendance') else ()
        text = c.ok('list', kind, *period, '--format', 'csv').out
        c.ok('import', kind, c.o.file(f'{kind}.csv', text), db=other)
        again = c.ok('list', kind, *period, '--format', 'csv', db=other).out
        need(again == text, f'{kind} come back otherwise:\n{text}\n{again}')
    for x, y in zip(board(c), board(c, other)):
        need(x == y, f'another board after moving house:\n{x}\n{y}')
    for words in (('topic', 'list'), ('report',), ('contact', 'list'), ('channel', 'columns')):
        args = [*words, '2018-H1'] if words == ('report',) else [*words, '--period', '2018-H1']
        need(c.rows(*args) == c.rows(*args, db=other), f'{words} are others after moving house')


def main():
    with Office(os.path.abspath(sys.argv[1])) as o:
        try:
            s = Story(County(o).found())
            s.c.play(look=s.look)
            need(not s.want, f'never looked at: {list(s.want)}')
            for f in (papers_of_the_year, unchanged, moved_house):
                f(s.c)
        except Fail as e:
            print(f'FAIL story: {e}')
            return 1
    for x in s.bad:
        print(f'FAIL story: {x}')
    if not s.bad:
        print(f'ok   story: {s.n} numbers agree with the sheet')
    return 1 if s.bad else 0


if __name__ == '__main__':
    sys.exit(main())
