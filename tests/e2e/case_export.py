"""What goes out: hostile texts in every format, numbers in every format, files that are there
already, disks that are full, and lists that come in again as they went out."""
import csv
import importlib.util
import io
import json
import os
import re
import sqlite3
import subprocess
import threading
import time
import unicodedata
from pathlib import Path

import judge
import papers
from office import NOW, Fail, Skip, need, one_line
from papers import FORMATS, wording

MAKE = Path(__file__).resolve().parent.parent / 'data/hostile/make.py'
KINDS = ('units', 'people', 'outlets', 'submissions', 'events', 'targets', 'topics')
UNITS, OUTLETS = 160, 24
SAMPLE = Path(__file__).resolve().parents[2] / 'data/sample'
TABLES = '= {period}\n{tables}\n{titles 2000}\n{topics}\n{missed}\n{awards}\n{notes}\n{foot}\n'


def hostile():
    """Texts as bytes, each once, without the very long ones."""
    spec = importlib.util.spec_from_file_location('hostile_make', MAKE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    texts = [s.encode() for s in module.FORMULAS + module.ATTACKS] + [raw for _, raw in module.strings()]
    return list(dict.fromkeys(t for t in texts if len(t) < 3000))


def is_plain(raw):
    """Nothing in it that a page must not show: it has to come out as it went in."""
    try:
        s = raw.decode()
    except UnicodeDecodeError:
        return False
    return s == s.strip() and not any(
        unicodedata.category(c)[0] in 'CZ' and c != ' ' or ord(c) in judge.HIDDEN
        or unicodedata.category(c) in ('Mn', 'Me') or 0xfe00 <= ord(c) <= 0xfe0f for c in s)


def picked(texts, i, step):
    """The first fifty in turn, then every step-th."""
    return texts[i if i < 50 else (50 + (i - 50) * step) % len(texts)]


def track(i):
    return 'inside' if i % 3 == 2 else 'outside'


def filled(o, texts):
    """An office whose units, groups, outlets, articles and topics bear these texts (bytes), written
    past the program; the units' names."""
    o.ok('init')
    o.import_('outlets', 'name,level,order\n' + ''.join(f'载体{i},county,{i}\n' for i in range(OUTLETS)))
    o.import_('units', 'name,group,track,order\n' + ''.join(
        f'单位{i},组{i % 4},{track(i)},{i}\n' for i in range(UNITS)))
    o.import_('people', 'name,unit\n' + ''.join(f'人{i},单位{i}\n' for i in range(UNITS)))
    o.import_('scheme', 'scheme 试 from 2020-01-01\nadoptions all\nsubmit set 1\nadopt set 2.5\n'
              'award 先进 top 40\n')
    o.import_('targets', 'who,metric,period,amount,from,note\n' + ''.join(
        f'单位{i},submitted,month,{2 if i % 5 else "exempt"},2026-11-01,说明{i}\n'
        for i in range(100)))
    o.import_('topics', 'ref,title,source,issued,due,units,note\n' + ''.join(
        f'T2026-{i:03},约稿{i},上级,2026-11-01,2026-11-20,组{i % 4},\n' for i in range(20)))
    o.import_('submissions', 'ref,date,unit,author,title\n' + ''.join(
        f'2026-{1000 + i},2026-11-{1 + i % 20:02},单位{i % UNITS},人{i % UNITS},稿{i}\n' for i in range(len(texts))))
    o.import_('events', 'ref,kind,date,outlet\n' + ''.join(
        f'2026-{1000 + i},adopt,2026-11-{1 + i % 20:02},载体{i % OUTLETS}\n' for i in range(len(texts))))
    with sqlite3.connect(o.db) as c:
        for table, column, step in (('unit', 'name', 5), ('outlet', 'name', 7), ('grp', 'name', 11),
                                    ('topic', 'title', 13), ('submission', 'title', 1),
                                    ('person', 'name', 3), ('target', 'note', 17), ('event', 'note', 1)):
            for i, (at,) in enumerate(c.execute(f'SELECT rowid FROM {table} ORDER BY rowid').fetchall()):
                c.execute(f'UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?',
                          (picked(texts, i, step), at))
        return [picked(texts, i, 5) for i in range(UNITS) if track(i) == 'outside']


def guarded(raw):
    """As a template's line may hold it."""
    s = raw.decode(errors='replace').replace('{', '{{').replace('}', '}}')
    return re.sub('[\n\r]', ' ', s)


def template(texts):
    """Its own words hostile as well: heads, titles, paragraphs, items, notes, marks."""
    marks = ('= ', '== ', '==# ', '@ ', '< ', '- ', '> ', '>> ', '! ', '文 ')
    heads = [guarded(t).replace('"', '').replace('=', '').replace('\0', '') for t in texts[:60]]
    heads = [h for h in heads if h.strip() and '/' not in h][:8]
    columns = 'rank unit submitted ' + ' '.join(f'"adopted={h}/{h}"' for h in heads) + ' outlets points'
    lines = ''.join(f'{marks[i % len(marks)]}{guarded(t)}\n' for i, t in enumerate(texts[:300]))
    return wording(columns, TABLES + lines.replace('\0', ''))


def test_hostile_texts(o):
    """EXP-01 hostile texts in names, titles and the template: text cells, sound files, no control
    bytes on paper (EXP-02 html, EXP-03 md, EXP-04 xlsx, EXP-12)"""
    texts = hostile()
    names = filled(o, texts)
    t = o.folder / 't.txt'
    t.write_bytes(template(texts).encode('utf-8', 'replace'))
    files = papers.write(o, 'outside', '2026-11', '--template', t, '--now', NOW)
    for kind, path in files.items():
        bad = papers.faults(kind, path)
        need(not bad, f'{kind}: {len(bad)} faults: {bad[:3]}')
    for kind in ('text', 'md'):
        bad = judge.findings(files[kind].read_bytes(), plain=True)
        need(not bad, f'{kind}: {bad[:3]}')
    t.write_bytes(template(texts).replace('---', 'people rank unit person submitted points\n---\n{people}', 1)
                  .encode('utf-8', 'replace'))
    for kind, path in papers.write(o, 'inside', '2026-11', '--template', t, '--now', NOW, name='inside').items():
        bad = papers.faults(kind, path)
        if kind in ('text', 'md'):
            bad += judge.findings(path.read_bytes(), plain=True)
        need(not bad, f'inside, {kind}: {bad[:3]}')
    # What can be shown is shown as it is, and is data where programs read it.
    whole = {k: papers.texts(k, p) for k, p in files.items()}
    plain = [raw.decode() for raw in names if is_plain(raw)]
    need(len(plain) > 30, f'only {len(plain)} plain names')
    for kind, path in files.items():
        if kind in ('text',):
            continue
        shown = {re.sub(r"^'(?=[ '=+\-@＝＋－＠])", '', c) if kind == 'csv' else c for r in papers.rows(kind, path) for c in r}
        lost = [s for s in plain if s not in shown]
        need(not lost, f'{kind}: {len(lost)} of {len(plain)} names not as they are: {lost[:5]}')
    need(all('得分' in w for k, w in whole.items() if k not in ('csv', 'json')), 'no heads')
    numbers_are_numbers(files['xlsx'])
    return f'{len(texts)} texts, {len(plain)} of {len(names)} names compared'


def numbers_are_numbers(path):
    """In a spreadsheet points are numbers and names are not, whatever they look like."""
    book = papers.office_files.Workbook(path)
    kinds = {}
    for sheet in book.sheets:
        heads = {re.sub(r'\d', '', ref): c.value for ref, c in sheet.cells.items() if c.value == '得分'}
        for ref, c in sheet.cells.items():
            if re.sub(r'\d', '', ref) in heads and c.value != '得分':
                kinds.setdefault(c.kind, []).append(c.value)
    need(len(kinds.get('number', [])) >= 100, f'points that are no numbers: {kinds}')


def test_negative_numbers(o):
    """EXP-01 points below nothing are numbers in every format, never a formula's guard"""
    o.make()
    o.import_('scheme', 'scheme 扣 from 2026-11-01\nadoptions all\nsubmit set 1\nmanual set value -99 to 99\n')
    o.import_('events', 'kind,date,unit,value,note\nmanual,2026-11-03,云湫镇,-7.5,=扣\n')
    t = o.file('t.txt', wording('unit points submitted', '{tables}\n'))
    for kind, path in papers.write(o, 'outside', '2026-11', '--template', t, '--now', NOW).items():
        row = papers.of_units(kind, path, {'云湫镇'})['云湫镇']
        need(row[1] == '-7.5', f'{kind}: {row}')
    book = papers.office_files.Workbook(o.folder / 'paper.xlsx')
    need(any(c.kind == 'number' and c.value == -7.5 for s in book.sheets for c in s.cells.values()),
         'not a number in the spreadsheet')


def test_long_texts(o):
    """EXP-04 a text longer than a spreadsheet's cell is named, or there whole; other formats have it"""
    o.make()
    ref = o.add('长' * 40)
    long = ('长稿' * 16384 + 'END')[:32768]
    o.sql('UPDATE submission SET title = ? WHERE title = ?', long, '长' * 40)
    o.ok('event', ref, 'adopt', '-d', NOW, '-o', '清岚信息')
    t = o.file('t.txt', wording('unit points', '{tables}\n{titles 100}\n'))
    for kind in FORMATS:
        path = o.folder / f'long.{kind}'
        r = o.run('bulletin', 'outside', '2026-11', '--template', t, '--format', kind, '-o', path, '--now', NOW)
        if r.code:
            need(kind == 'xlsx' and one_line(r.err) and not path.exists(), f'{kind}: {r}')
        elif kind not in ('csv', 'json'):
            p = path.rename(path.with_suffix('.txt')) if kind == 'text' else path
            if kind == 'xlsx':
                cells = [c.value for s in papers.office_files.Workbook(p).sheets for c in s.cells.values()]
                need(all(not isinstance(v, str) or len(v) <= 32767 for v in cells), 'a cell too long')
            else:
                need('长稿' * 1000 in re.sub(r'\s', '', papers.texts(kind, p)), f'{kind}: the title is not there')


# --- EXP-05

def lists(o, db, *options):
    return {k: o.ok('list', k, '--period', 'all', '--format', 'csv', *options, db=db, timeout=60).out_bytes
            if k in ('submissions', 'events') else
            o.ok('list', k, '--format', 'csv', *options, db=db).out_bytes for k in KINDS}


def ranked(o, db):
    out = []
    for period in ('2026', '2026-10', '2026-11'):
        for by in ('unit', 'person'):
            out.append(json.loads(o.ok('rank', '--period', period, '--by', by, '--format', 'json', '--now', NOW,
                                       db=db).out))
    return out


def put(o, name, data):
    path = o.folder / name
    path.write_bytes(data)
    return path


def through(o, name, files, *options):
    """A fresh database from these files, in this order."""
    db = o.folder / f'{name}.db'
    o.ok('init', db=db)
    scheme = o.folder / 'scheme.txt'
    for kind in ('units', 'people', 'outlets'):
        o.ok('import', kind, put(o, f'{name}.{kind}.csv', files[kind]), *options, db=db)
    o.ok('import', 'scheme', scheme, db=db)
    for kind in ('topics', 'submissions', 'events', 'targets'):
        o.ok('import', kind, put(o, f'{name}.{kind}.csv', files[kind]), *options, db=db)
    return db


def test_round_trip(o):
    """EXP-05 every list as CSV into a fresh database: the same lists, rankings and bulletin; with a
    byte order mark, and through GB18030"""
    o.ok('init', '--sample')
    # Characters outside GB2312, a formula, quotes and a line end.
    for title in ('𠮷野家と€', '=1+1', "'quoted", '引"号,逗号', '镕喆堃㛃𪚥', "-、总体情况", "'=既有撇号", '＝全角'):
        o.ok('add', '-u', '云湫镇', '-t', title, '-d', NOW)
    before, points = lists(o, o.db), ranked(o, o.db)
    (o.folder / 'scheme.txt').write_bytes(o.ok('list', 'scheme').out_bytes)
    with_bom = lists(o, o.db, '--bom')
    need(all(v.startswith(b'\xef\xbb\xbf') and v[3:] == before[k] for k, v in with_bom.items()), 'BOM')
    gb = {k: v.decode().encode('gb18030') for k, v in before.items()}
    t = o.file('t.txt', wording('rank unit submitted adopted points outlets', '{tables}\n{titles 500}\n{topics}\n'))
    page = o.ok('bulletin', 'outside', '2026-11', '--template', t, '--now', NOW).out_bytes
    for name, files, options in (('plain', before, ()), ('bom', with_bom, ()),
                                 ('gb', gb, ('--encoding', 'gb18030'))):
        db = through(o, name, files, *options)
        after = lists(o, db)
        for k in KINDS:
            if after[k] != before[k]:
                a, b = before[k].splitlines(), after[k].splitlines()
                diff = [(x.decode(), y.decode()) for x, y in zip(a, b) if x != y][:2]
                raise Fail(f'{name}: {k}: {len(a)} and {len(b)} lines, {diff}')
        need(ranked(o, db) == points, f'{name}: other rankings')
        got = o.ok('bulletin', 'outside', '2026-11', '--template', t, '--now', NOW, db=db).out_bytes
        need(got == page, f'{name}: another bulletin')
        o.ok('verify', db=db)
    return ', '.join(f'{len(list(csv.reader(io.StringIO(v.decode())))) - 1} {k}' for k, v in before.items())


# --- EXP-09, EXP-10

def test_same_digits(o):
    """EXP-10 numbers of the ranking and of a bulletin are the same digits in every format"""
    o.ok('init', '--sample')
    t = o.file('t.txt', wording('unit rank submitted adopted points rate outlets total:points before',
                                '{tables}\n'))
    units = {r['name'] for r in o.rows('units')}
    n = 0
    for period in ('2026-09', '2026-10', '2026-Q3', '2026'):
        files = papers.write(o, 'outside', period, '--template', t, '--now', NOW)
        rows = {k: papers.of_units(k, p, units) for k, p in files.items()}
        rank = o.ok('rank', '--period', period, '--format', 'json', '--now', NOW).out
        table = o.ok('rank', '--period', period, '--format', 'csv', '--now', NOW).out
        table = {r['unit']: r for r in csv.DictReader(io.StringIO(table))}
        for r in json.loads(rank, parse_float=str):
            if r['unit'] not in rows['text']:
                continue
            want = rows['text'][r['unit']]
            for k, found in rows.items():
                need(found.get(r['unit']) == want, f'{period} {k}: {found.get(r["unit"])}, not {want}')
            known = [r['rank'], r['submitted'], r['adopted'], r['points']]
            known = ['-' if x is None else str(x) for x in known]
            need(want[1:5] == known, f'{period}: {want[:5]}, rank says {known}')
            line = table[r['unit']]
            need([line[k] for k in ('rank', 'submitted', 'adopted', 'points')] == known, f'rank as CSV: {line}')
            n += len(want) - 1
        need(len(rows['text']) >= 30, f'{period}: only {len(rows["text"])} rows')
    return f'{n} numbers in {len(FORMATS)} formats'


PLACES = ('UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kathmandu',
          'Europe/Lisbon', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'right/UTC')
LOCALES = ('C', 'C.UTF-8', 'POSIX', 'de_DE.UTF-8', 'zh_CN.UTF-8', 'ar_EG.UTF-8')


def test_same_bytes(o):
    """EXP-09 ten time zones, six locales and two databases made alike: the same bytes"""
    at = ('--now', '2026-11-22T00:30')
    others = []
    for name in ('a', 'b'):
        db = o.folder / f'{name}.db'
        o.ok('init', *at, db=db)
        for kind in ('units', 'people', 'outlets', 'scheme', 'topics', 'submissions', 'events', 'targets'):
            o.ok('import', kind, SAMPLE / f'{kind}.{"txt" if kind == "scheme" else "csv"}', *at, '--as', 'x', db=db)
        others.append(db)
    t = o.file('t.txt', (Path(__file__).resolve().parents[2] / 'data/bulletins/outside.zh.txt').read_text())
    first = {}
    def look(env, db):
        for f in FORMATS:
            r = o.run('bulletin', 'outside', '2026-10', '--template', t, '--format', f, *at, env=env, db=db)
            need(r.code == 0, f'{env}: {r}')
            want = first.setdefault(f, r.out_bytes)
            need(want == r.out_bytes, f'{f} differs: TZ {env.get("TZ")}, {env["LC_ALL"]}, {db.name}')
    for i, zone in enumerate(PLACES):
        look(o.env | {'TZ': zone, 'LC_ALL': LOCALES[i % 6], 'LANGUAGE': ('en', 'zh_CN')[i % 2]}, others[0])
    look(o.env, others[1])
    # The control: another day is another file.
    r = o.run('bulletin', 'outside', '2026-10', '--template', t, '--now', '2026-11-23T00:30', db=others[0])
    need(r.out_bytes != first['text'], 'control: another day is not noticed')


# --- EXP-06

def test_files_in_the_way(o):
    """EXP-06 files that are there, folders, links, the database, full devices and folders nobody may
    write: not 0, one line, the old bytes whole, nothing left behind"""
    o.ok('init', '--sample')
    (o.folder / 'd').mkdir()
    old = b'old bytes\n' * 100
    there = o.folder / 'd/there.csv'
    there.write_bytes(old)
    (o.folder / 'd/link.csv').symlink_to(there)
    (o.folder / 'd/dangling.csv').symlink_to(o.folder / 'd/nowhere.csv')
    db = o.db.read_bytes()

    def refused(path, *more):
        r = o.run('bulletin', 'outside', '2026-10', '-o', path, *more, '--now', NOW)
        need(r.code != 0, f'{path}: exit 0')
        need(one_line(r.err) and r.out == '', f'{path}: {r}')
        need(there.read_bytes() == old, f'{path}: the old file is another one')
        left = {p.name for p in (o.folder / 'd').iterdir()}
        need(left == {'there.csv', 'link.csv', 'dangling.csv'}, f'{path}: left behind: {left}')
        return r

    refused(there)
    for force in ((), ('--force',)):
        refused(o.folder / 'd', '--format', 'csv', *force)
        refused(o.folder / 'd/link.csv', *force)
        refused(o.folder / 'd/dangling.csv', *force)
        refused(o.db, '--format', 'csv', *force)
        refused(f'{o.db}-journal', '--format', 'csv', *force)
        refused(f'{o.db}-wal', '--format', 'csv', *force)
        refused('/dev/full', '--format', 'csv', *force)
        refused(o.folder / 'no/such/x.csv', *force)
    need(o.db.read_bytes() == db, 'the database changed')
    with open('/dev/full', 'wb') as full:
        r = subprocess.run(o.argv('bulletin', 'outside', '2026-10', '--format', 'csv', '--now', NOW),
                           stdout=full, stderr=subprocess.PIPE, env=o.env)
    need(r.returncode != 0 and r.stderr.count(b'\n') == 1, f'standard output full: {r}')
    o.ok('bulletin', 'outside', '2026-10', '-o', there, '--force', '--now', NOW)
    need(there.read_bytes() != old and there.read_bytes().startswith(b'group,unit'), '--force did not write')
    o.verify()


def test_no_permission(o):
    """EXP-06 a folder that may only be read: the old file whole, one line"""
    o.make()
    d = o.folder / 'ro'
    d.mkdir()
    (d / 'x.csv').write_bytes(b'old')
    db = o.folder / 'office.db'
    drop = {}
    if os.getuid() == 0:
        os.chmod(o.folder, 0o755)
        os.chmod(db, 0o644)
        drop = {'user': 65534, 'group': 65534, 'extra_groups': []}
    os.chmod(d, 0o555)
    try:
        for name, more in (('x.csv', ('--force',)), ('new.csv', ())):
            r = o.run('bulletin', 'outside', '2026-11', '-o', d / name, *more, '--now', NOW, **drop)
            if 'cannot be opened' in r.err or 'unable to open' in r.err:
                raise Skip(f'the other user cannot read the database: {r.err}')
            need(r.code != 0 and one_line(r.err), f'{name}: {r}')
        need([p.name for p in d.iterdir()] == ['x.csv'] and (d / 'x.csv').read_bytes() == b'old', 'not as before')
    finally:
        os.chmod(d, 0o755)


def test_full_disk(o):
    """EXP-06 a disk that fills up: not 0, one line, the old file whole, nothing left"""
    if os.getuid() != 0:
        raise Skip('only root can mount a small disk')
    o.ok('init', '--sample')
    d = o.folder / 'small'
    d.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', d], capture_output=True).returncode:
        raise Skip('a small disk cannot be mounted')
    try:
        (d / 'x.html').write_bytes(b'old bytes')
        (d / 'filler').write_bytes(b'x' * 48 * 1024)
        for f, name in (('html', 'x.html'), ('xlsx', 'y.xlsx'), ('docx', 'z.docx')):
            r = o.run('bulletin', 'outside', '2026-10', '--format', f, '-o', d / name, '--force', '--now', NOW)
            if r.code == 0:
                need((d / name).stat().st_size < 16384, f'{name}: more than there was room for')
                (d / name).unlink()
                continue
            need(one_line(r.err), f'{name}: {r}')
            need((d / 'x.html').read_bytes() == b'old bytes', f'{name}: the old file is another one')
        left = {p.name for p in d.iterdir()}
        need(left <= {'x.html', 'filler'}, f'left behind: {left}')
        need((d / 'x.html').read_bytes() == b'old bytes', 'the html fitted: make the disk smaller')
    finally:
        subprocess.run(['umount', d], check=True)


# --- EXP-11

def test_one_snapshot(o):
    """EXP-11 bulletins written while others write: sums agree with their rows, the journal's entry
    only grows, and every number is of that entry"""
    o.make()
    t = o.file('t.txt', wording('unit submitted adopted outlets points total:submitted',
                                '共{submitted}篇{adopted}篇{units}家\n{tables}\n{titles 2000}\n{foot}\n', 'total yes\n'))
    end, states, faults = time.monotonic() + 8, {}, []

    def writing(k):
        while time.monotonic() < end:
            ref = o.add(f'w{k} {time.monotonic()}', unit=['云湫镇', '砚溪镇', '县水利局'][k], actor=f'w{k}')
            r = o.run('event', ref, 'adopt', '-d', NOW, '-o', '清岚信息', '--as', f'w{k}')
            if r.code:
                faults.append(str(r))

    def reading():
        seq = 0
        while time.monotonic() < end:
            r = o.run('bulletin', 'outside', '2026-11', '--template', t, '--now', NOW)
            if r.code:
                return faults.append(str(r))
            said = snapshot(r.out)
            if said['seq'] < seq:
                faults.append(f'entry {said["seq"]} after {seq}')
            seq = said['seq']
            states[seq] = said

    threads = [threading.Thread(target=writing, args=(k,)) for k in range(2)] + [
        threading.Thread(target=reading) for _ in range(2)]
    for x in threads:
        x.start()
    for x in threads:
        x.join()
    need(not faults, f'{faults[:1]}')
    log = json.loads(o.ok('log', '--last', '100000', '--format', 'json').out)
    for seq, s in states.items():
        need(s['total'] == s['rows'] == s['text'], f'entry {seq}: {s}')
    need(len(states) > 5, f'only {len(states)} states seen')
    # The journal says how many were added and adopted up to an entry.
    for seq, s in states.items():
        said = [e['action'] for e in log if e['seq'] <= seq and e['actor'] in ('w0', 'w1')]
        counts = sum(x.startswith('log ') for x in said), sum(x.startswith('adopt ') for x in said)
        need(counts == s['total'], f'entry {seq}: {s["total"]}, by the journal {counts}')
    return f'{len(states)} states of {len(log)} entries'


def snapshot(text):
    """The total row, the sum of the rows, what the text says, and the foot's entry."""
    lines = [line.split() for line in text.splitlines()]
    totals = [[int(float(x)) for x in r[1:]] for r in lines if r[:1] == ['合计']]
    units = {'云湫镇', '砚溪镇', '望雁乡', '县水利局', '县教育局'}
    rows = [[int(float(x)) for x in r[1:]] for r in lines if r and r[0] in units and len(r) > 5]
    said = re.search(r'共(\d+)篇(\d+)篇', text)
    foot = re.search(r'数据截至第(\d+)号记录.*共(\d+)行', text)
    need(foot[2] == '5', f'rows by the foot: {foot[0]}')
    return {'total': tuple(sum(t[i] for t in totals) for i in (0, 1)),
            'rows': tuple(sum(r[i] for r in rows) for i in (0, 1)),
            'text': (int(said[1]), int(said[2])), 'seq': int(foot[1])}
