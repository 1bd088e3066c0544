"""Hostile text from the database on a real screen and in plain output: it neither acts nor moves
its neighbours."""
import importlib.util
import os
import sqlite3
import subprocess
from pathlib import Path

import judge
from case_term import dashboard, leave
from office import need
from screen import Screen, Wide

MAKE = Path(__file__).resolve().parent.parent / 'data/hostile/make.py'
CTRL_C, CTRL_U = b'\x03', b'\x15'


def strings():
    spec = importlib.util.spec_from_file_location('hostile_make', MAKE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.strings())


def put(o, titles):
    """Submissions with these titles (bytes), newest first, as somebody with sqlite3 would write
    them past the program."""
    n = len(titles)
    rows = ''.join(f'2026-11-{1 + (n - i) * 20 // n:02},云湫镇,替身{i}\n' for i in range(n, 0, -1))
    o.import_('submissions', 'date,unit,title\n' + rows)
    with sqlite3.connect(o.db) as c:
        done = sum(c.execute("UPDATE submission SET title=CAST(? AS TEXT) WHERE title=?",
                             (raw, f'替身{i + 1}')).rowcount for i, raw in enumerate(titles))
    need(done == n, f'{done} of {n} titles written')


def state_columns(screen, first, last):
    """Where the state stands in these rows, as a set; None for a row without it."""
    found = set()
    for row in range(first, last + 1):
        cells = screen.columns(row)
        at = [c for c in range(len(cells) - 2) if cells[c] == '待' and cells[c + 2] == '定']
        found.add(at[-1] if at else None)
    return found


def rows_of_list(t):
    """The first and last row of the list's rows on the screen."""
    lines = t.screen.lines()
    first = next(i for i, line in enumerate(lines) if '标题' in line) + 1
    last = first
    while last + 1 < len(lines) and lines[last + 1].strip() and not lines[last + 1].startswith('───') \
            and not lines[last + 1].startswith('---'):
        last += 1
    return first, last


def clean(t, where):
    """Nothing but the program's own came since the start."""
    bad = judge.findings(judge.whole(bytes(t.record)))
    need(not bad, f'{where}: {len(bad)} findings, first {bad[:3]}')


def watched(o, **more):
    t = dashboard(o, **more)
    t.record = bytearray()
    return t


def test_controls(o):
    """TEXT-01 the judge and the ruler find what they must, and nothing else"""
    judge.selftest()
    kinds = [k for k, _ in strings()]
    need(len(kinds) >= 732, f'only {len(kinds)} strings')
    s = Screen(4, 40)
    s.feed('   河东镇    待定\r\n   “a”       待定\r\n   河东镇     待定\r\n'.encode())
    need(len(state_columns(s, 0, 1)) == 1, 'straight rows are called crooked')
    need(len(state_columns(s, 0, 2)) == 2, 'a crooked row is not seen')
    s.close()
    return f'{len(kinds)} strings of {len(set(kinds))} kinds'


def test_lists(o):
    """TEXT-01 TEXT-05 every hostile title in lists of 60, 80 and 120 columns: no finding, no crooked row"""
    titles = [raw for _, raw in strings()]
    put(o.make(), titles)
    seen = 0
    for cols, emulator in ((60, Screen), (80, Screen), (120, Screen), (80, Wide)):
        with watched(o, cols=cols, rows=50, emulator=emulator) as t:
            t.keys('3')
            t.wait('待定', f'1/{len(titles)}')
            columns = set()
            for page in range(len(titles)):
                t.quiet(0.03)
                first, last = rows_of_list(t)
                here = state_columns(t.screen, first, last)
                columns |= here
                need(len(columns) == 1 and None not in columns,
                     f'{cols} columns, page {page}: state at {columns}\n{t.screen.text()}')
                before = t.screen.text()
                t.keys('PGDN')
                t.quiet(0.03)
                if t.screen.text() == before or f'{len(titles)}/{len(titles)}' in before:
                    break
            seen += page + 1
            clean(t, f'{cols} columns')
            leave(t)
    return f'{len(titles)} titles, {seen} pages'


def test_pages(o):
    """TEXT-01 every hostile title on its page, in the form and in a message: no finding"""
    titles = [raw for _, raw in strings()]
    put(o.make(), titles)
    with watched(o) as t:
        t.keys('3')
        t.wait('待定', f'1/{len(titles)}')
        for i in range(len(titles)):
            t.keys('\r')
            t.until(lambda text: ' 编号 ' in text and '[全部]' not in text, f'page {i}', 5)
            t.keys('e')
            t.wait('修改稿件')
            t.keys(CTRL_C)
            t.wait_gone('修改稿件')
            t.keys('q', 'j')
            t.until(lambda text: '[全部]' in text, f'the list after {i}', 5)
        clean(t, 'pages and forms')
        t.keys('g')
        for i, raw in enumerate(titles):
            mark = f'zq{i:04}'
            t.keys('/', CTRL_U, b'\x1b[200~' + mark.encode() + raw[:60] + b'\x1b[201~', 'ENTER')
            t.until(lambda text: '没有匹配' in text and mark in text, f'{mark} {raw[:60]!r}', 5)
        clean(t, 'messages')
        t.keys('ESC')
        leave(t)
    return f'{len(titles)} titles'


def put_fields(o, raws):
    """The same strings as type, note and author of a submission each, and as names and aliases of
    the units, the persons and the outlets."""
    put(o, [f'第{i}篇'.encode() for i in range(len(raws))])
    with sqlite3.connect(o.db) as c:
        for i, raw in enumerate(raws):
            sub = c.execute('SELECT id FROM submission WHERE title=?', (f'第{i}篇',)).fetchone()[0]
            c.execute('UPDATE submission SET type=CAST(? AS TEXT), note=CAST(? AS TEXT) WHERE id=?',
                      (raw, raw, sub))
            c.execute('INSERT INTO author VALUES(?, 1, CAST(? AS TEXT), NULL)', (sub, raw))
        for table, column in (('unit', 'name'), ('unit', 'alias'), ('person', 'name'),
                              ('outlet', 'name'), ('grp', 'name')):
            for n, (row,) in enumerate(c.execute(f'SELECT id FROM {table}').fetchall()):
                c.execute(f'UPDATE {table} SET {column}=CAST(? AS TEXT) WHERE id=?',
                          (raws[(n * 37 + len(table)) % len(raws)], row))


def test_fields(o):
    """TEXT-01 hostile types, notes, authors, units, persons, outlets on lists, pages and dialogs"""
    o.make()
    raws = [raw for _, raw in strings() if raw and b'\0' not in raw]
    put_fields(o, raws)
    with watched(o, cols=160, rows=50) as t:
        t.keys('3')
        t.wait(f'1/{len(raws)}')
        for _ in range(len(raws) // 40 + 2):
            t.keys('PGDN')
            t.quiet(0.03)
        t.keys('g')
        for i in range(0, len(raws), 7):
            t.keys('\r')
            t.until(lambda text: ' 编号 ' in text, f'page {i}', 5)
            t.keys('q', *'jjjjjjj')
            t.until(lambda text: '[全部]' in text, f'the list after {i}', 5)
        for key in ('2', '5', 'l', 'l', '6', '\t', 'L', '1'):
            t.keys(key)
            t.quiet(0.1)
        t.keys('3', 'o')  # the outlets of the dialog
        t.quiet(0.2)
        t.keys('ESC', 'a', 'DOWN')  # the units under the form
        t.quiet(0.2)
        clean(t, 'fields')
        t.keys(CTRL_C)
        leave(t)
    for words in (('list', 'units'), ('list', 'people'), ('list', 'outlets'), ('rank',), ('gap',)):
        out = o.run(*words, '--format', 'table').out_bytes
        bad = judge.findings(out, plain=True)
        need(not bad, f'{words}: {len(bad)} findings, first {bad[:3]}')
    return f'{len(raws)} strings'


def test_plain(o):
    """TEXT-03 hostile text in plain output and in errors on stderr: no finding"""
    titles = [raw for _, raw in strings()]
    put(o.make(), titles)
    out = o.ok('list', 'submissions', '--format', 'table').out_bytes
    need(out.count(b'\n') >= len(titles), f'only {out.count(10)} lines')
    bad = judge.findings(out, plain=True)
    for ref in list(o.submissions())[::9]:
        bad += judge.findings(o.ok('show', ref).out_bytes, plain=True)
    for raw in titles:
        if b'\0' in raw or not raw:
            continue
        for words in ((b'show', raw), (b'rank', b'--period', raw)):
            p = subprocess.run([os.fsencode(a) for a in o.argv()] + list(words), env=o.env,
                               stdin=subprocess.DEVNULL, capture_output=True, timeout=20)
            need(p.returncode > 0 or raw in (b'--help', b'-h'), f'{words}: exit {p.returncode}')
            bad += judge.findings(p.stderr + p.stdout, plain=True)
    need(not bad, f'{len(bad)} findings, first {bad[:3]}')


def test_widths(o):
    """TEXT-05 TEXT-08 wide, combining, joined and damaged text at every width from 60 to 100"""
    kinds = ('edge', 'width', 'combining', 'emoji', 'badutf8')
    titles = [raw for k, raw in strings() if k in kinds]
    put(o.make(), titles[::6][:40])
    with watched(o, rows=52) as t:
        t.keys('3')
        t.wait('待定')
        for cols in range(60, 101):
            t.resize(52, cols)
            t.quiet(0.03)
            found = state_columns(t.screen, *rows_of_list(t))
            need(len(found) == 1 and None not in found,
                 f'{cols} columns: state at {found}\n{t.screen.text()}')
        clean(t, 'widths')
        leave(t)


def test_ambiguous(o):
    """TEXT-10 a terminal that draws ambiguous characters in two columns: aligned and whole"""
    o.make()
    title = '“引号”…—·①'
    for i in range(5):
        o.add(f'{title}{i}')
        o.add(f'没有的{i}')
    for config in ('', '[look]\nambiguous = 2\ntheme = dark\n'):
        path = o.folder / '.config/tongbao/config'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(config)
        with watched(o, emulator=Wide) as t:
            t.keys('3')
            t.wait(title)
            t.quiet()
            for _ in range(3):
                need(len(state_columns(t.screen, *rows_of_list(t))) == 1, t.screen.text())
                need(title in t.screen.text(), t.screen.text())
                t.keys('DOWN')
                t.quiet(0.05)
            t.keys('ENTER')
            t.wait(' 编号 ', title)
            t.keys('q')
            t.wait('[全部]')
            t.keys(b'\x0c')
            t.quiet()
            need(len(state_columns(t.screen, *rows_of_list(t))) == 1, t.screen.text())
            need(all(f'{title}{i}' in t.screen.text() for i in range(5)), t.screen.text())
            need('─' not in t.screen.text(), 'art of two columns')
            need((b'\x1b[6n' in t.raw) == (not config), 'the setting does not spare the question')
            clean(t, 'ambiguous')
            leave(t)


def test_pile(o):
    """TEXT-06 TEXT-08 a pile of marks and damaged bytes: one row each, kept whole in the database"""
    pile = ('e' + '\u0301' * 1000).encode()
    put(o.make(), [pile, b'a\xff\xfe\x80b', '上\n下\t左\r右'.encode()])
    with watched(o) as t:
        t.keys('3')
        t.wait('待定')
        t.quiet()
        first, _ = rows_of_list(t)
        need(t.screen.line(first + 1).count('\ufffd') == 3 and 'b' in t.screen.line(first + 1),
             t.screen.line(first + 1))
        need('上↵下⇥左↵右' in t.screen.line(first + 2), t.screen.line(first + 2))
        need(len(state_columns(t.screen, first, first + 2)) == 1, t.screen.text())
        need(bytes(t.record).count('\u0301'.encode()) < 100, 'the pile was sent')
        leave(t)
    need(any(r['title'].encode() == pile for r in o.submissions().values()), 'the pile was cut')


def test_huge(o):
    """TEXT-11 a title of 8 MB: the list answers, its page scrolls"""
    put(o.make(), [b'x' * 100 + '长'.encode() * 2_700_000, '第二篇'.encode()])
    with watched(o) as t:
        t.keys('3')
        t.wait('第二篇', '待定', seconds=5)
        t.keys('\r')
        t.wait(' 编号 ', '长长长', seconds=10)
        before = t.screen.text()
        t.keys('PGDN')
        t.until(lambda text: text != before, 'it scrolls', 10)
        t.keys('q')
        t.wait('[全部]')
        clean(t, 'huge')
        leave(t)


def test_words_of_formatters(o):
    """TEXT-12 names that mean something to a formatter are shown as they are, and cut"""
    o.ok('init')
    names = ['%s%n%d', '{0}', '长' * 60]
    o.import_('units', 'name,group\n' + ''.join(f'{n},乡镇\n' for n in names))
    for n in names:
        o.add(f'{n}之事', unit=n)
    with watched(o) as t:
        t.keys('2')
        t.wait('%s%n%d', '{0}', '长长长')
        need('~' in t.screen.text(), 'nothing is cut')
        for n in names[:2]:
            t.keys('/', CTRL_U, n)
            t.wait(n)
            t.keys('ENTER')
            t.quiet(0.1)
            need(n in t.screen.text(), t.screen.text())
            t.keys('ESC')
        leave(t)
