"""Imports: dry runs, undo, the same file again, against Python's own reader."""
import csv
import io
import json
import random

from office import need, one_line


def submissions(n, seed=1):
    rng = random.Random(seed)
    units = ['云湫镇', '砚溪镇', '望雁乡', '县水利局', '县教育局', '组织室']
    out = io.StringIO()
    w = csv.writer(out, lineterminator='\n')
    w.writerow(['ref', 'date', 'unit', 'title', 'length', 'note'])
    for i in range(n):
        w.writerow([f'2026-{i + 5001:04}', f'2026-{1 + i % 11:02}-{1 + i % 22:02}', rng.choice(units),
                    f'第{i}篇,带"引号"和\n换行' if i % 7 == 0 else f'第{i}篇“稿件”', 300 + i, ''])
    return out.getvalue()


def test_dry_run(o):
    """IMP-14 a dry run says the same and leaves the database byte for byte"""
    o.make()
    path = o.file('s.csv', submissions(200))
    before = o.db.read_bytes()
    dry = o.ok('import', 'submissions', path, '--dry-run')
    need(o.db.read_bytes() == before, 'the dry run changed the database')
    real = o.ok('import', 'submissions', path)
    need(o.db.read_bytes() != before, 'control: the real run changed nothing')
    need('200' in dry.out + dry.err and '200' in real.out + real.err,
         f'the reports do not count 200: {dry} {real}')
    again = o.ok('import', 'submissions', path, '--dry-run')
    need('200' in again.out + again.err, f'known rows are not counted: {again}')


def test_dry_run_bad(o):
    """IMP-14 a dry run of a bad file lists the same lines and the same exit code"""
    o.make()
    text = submissions(20) + '2026-9001,2026-02-30,云湫镇,坏日期,1,\n2026-9002,2026-02-03,无此单位,题,1,\n'
    path = o.file('s.csv', text)
    before = o.db.read_bytes()
    dry, real = o.run('import', 'submissions', path, '--dry-run'), o.run('import', 'submissions', path)
    need(dry.code == real.code == 6, f'exit codes: {dry} {real}')
    need(o.db.read_bytes() == before, 'a refused import changed the database')
    for word in ('2026-02-30', '无此单位'):
        need(word in dry.err + dry.out and word in real.err + real.out, f'{word} is not named: {real}')


def test_undo(o):
    """IMP-15 undo of an import takes exactly its rows away, in the journal too"""
    o.make()
    mine = o.add('先前的稿件')
    before = o.submissions()
    rank = o.rank('2026')
    o.import_('submissions', submissions(300))
    need(len(o.submissions()) == 301, f'after the import: {len(o.submissions())} rows')
    o.ok('undo')
    need(o.submissions() == before and mine in before, 'undo left or took other rows')
    need(o.rank('2026') == rank, 'undo did not bring the ranking back')
    o.verify()
    o.ok('redo')
    need(len(o.submissions()) == 301, 'redo did not bring the rows back')
    o.verify()
    ref = o.add('后来的稿件')
    need(ref not in ('2026-0001',) and len(o.submissions()) == 302, 'a reference was used again')


def test_undo_edited(o):
    """IMP-15 rows changed since are named and not dropped"""
    o.make()
    o.import_('submissions', submissions(50))
    seq = json.loads(o.ok('log', '--last', '1', '--format', 'json').out)[0]['seq']
    o.ok('event', '2026-5004', 'adopt', '-d', '2026-11-20', '-o', '清岚信息', '--as', 'other')
    r = o.run('undo', seq)
    need(r.code == 4 and one_line(r.err), f'undo of an import with a later adoption: {r}')
    need(len(o.submissions()) == 50, 'rows were dropped')
    o.ok('undo', '--as', 'other')
    o.ok('event', '2026-5004', 'void', '-d', '2026-11-20', '--note', '重复', '--as', 'other')
    r = o.run('undo', seq)
    need(r.code == 4 and one_line(r.err), f'undo of an import with a voided row: {r}')
    need('2026-5004' in r.err or 'other' in r.err, f'what stands in the way is not named: {r.err!r}')
    need(len(o.submissions()) == 50, 'rows were dropped')
    o.verify()


def test_same_again(o):
    """IMP-07 the same file again adds nothing, one new row adds one"""
    o.make()
    text = submissions(120)
    o.import_('submissions', text)
    rows = o.submissions()
    before = o.db.read_bytes()
    r = o.import_('submissions', text)
    need(o.submissions() == rows, 'the same file changed rows')
    need(o.db.read_bytes() == before, f'the same file wrote to the database: {r}')
    o.import_('submissions', text + '2026-9001,2026-10-10,云湫镇,新的一篇,1,\n')
    need(len(o.submissions()) == 121, f'{len(o.submissions())} rows after one new')


def test_against_python(o):
    """IMP-12 what list prints is what Python reads from the imported file"""
    o.make()
    text = submissions(400, seed=3)
    o.import_('submissions', text)
    rows = o.submissions()
    want = {r['ref']: r for r in csv.DictReader(io.StringIO(text))}
    need(rows.keys() == want.keys(), 'other references')
    for ref, r in want.items():
        for column in ('date', 'unit', 'title', 'length'):
            need(rows[ref][column] == r[column], f'{ref} {column}: {rows[ref][column]!r} for {r[column]!r}')
    counts = {u: r['submitted'] for u, r in o.rank('2026').items()}
    for unit in counts:
        n = sum(r['unit'] == unit for r in want.values())
        need(counts[unit] == n, f'{unit}: {counts[unit]} for {n}')


def test_round_trip(o):
    """EXP-05 what list prints imports into a fresh database and prints the same"""
    o.make()
    o.import_('submissions', submissions(80))
    o.ok('event', '2026-5001', 'adopt', '-d', '2026-11-20', '-o', '清岚信息', '--form', 'brief')
    o.ok('event', '2026-5002', 'return', '-d', '2026-11-20', '--note', '照搬材料')
    # Voided after its adoption was entered, but with an earlier date.
    o.ok('event', '2026-5003', 'adopt', '-d', '2026-11-20', '-o', '清岚信息')
    o.ok('event', '2026-5003', 'void', '-d', '2026-11-19', '--note', '重复')
    other = o.folder / 'other.db'
    o.ok('init', db=other)
    listed = {}
    for kind in ('units', 'outlets', 'people', 'scheme', 'submissions', 'events', 'targets'):
        period = ['--period', '2000-01..2099-12'] if kind in ('submissions', 'events') else []
        if kind == 'scheme':
            o.ok('import', kind, o.folder / 'scheme.txt', db=other)
            continue
        text = o.ok('list', kind, *period, '--format', 'csv').out
        listed[kind] = text
        o.ok('import', kind, o.file(f'{kind}-out.csv', text), db=other)
        need(o.ok('list', kind, *period, '--format', 'csv', db=other).out == text,
             f'{kind}: the second list differs')
