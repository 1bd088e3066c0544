"""Hostile text from the database on a real screen: it neither acts nor moves its neighbours."""
import re
import sqlite3
import unicodedata

from case_term import dashboard, leave
from office import need

# As bytes that got into the file past the program: escapes, C1, line breaks, bidi, invisible,
# combining, wide, emoji, ambiguous, damaged UTF-8.
HOSTILE = [b'\x1b[2J\x1b[31mred', b'\x1b]0;title\x07', '\x9b31m'.encode(), b'a\rb\nc\td\x08e\x0bf',
           '甲\u202e乙\u200b丙\ufeff丁'.encode(), ('e' + '\u0301' * 1000).encode(),
           '中文宽字符'.encode() * 30, '👨\u200d👩\u200d👧 家庭'.encode(), '“引号”…—·①'.encode(),
           b'\xff\xfe\x80\xc3(', '半\u0300'.encode() + b'\xe4\xb8', b'%s%n%d {0}']
ALLOWED = re.compile(rb'\x1b(\[[0-9;?]*[A-Za-z]|[78=>MDEH]|\([B0]|\)[B0])')
STATE = ('待定', 'pending')


def put_raw(o):
    """The titles as they are, written by sqlite3 as another program would."""
    refs = [o.add(f'替身{i}') for i in range(len(HOSTILE))]
    with sqlite3.connect(o.db) as c:
        for i, raw in enumerate(HOSTILE):
            n = c.execute(f"UPDATE submission SET title=CAST(X'{raw.hex()}' AS TEXT) WHERE title=?",
                          (f'替身{i}',)).rowcount
            need(n == 1, f'title {i} not written')
    return refs


def smuggled(raw):
    """What of a stream is neither text nor a sequence of the program's own."""
    rest = ALLOWED.sub(b'', raw)
    bad = [bytes([b]) for b in rest if b < 0x20 and b not in b'\r\n\b\x0e\x0f' or b == 0x7f]
    text = rest.decode('utf-8', errors='replace')
    return bad + [c for c in text if unicodedata.category(c) in ('Cf', 'Cs', 'Co')
                  or '\x80' <= c < '\xa0']


def straight(t, where):
    """The state's word begins in the same column of every row."""
    columns = {}
    for row in range(5, 5 + len(HOSTILE)):
        text = t.screen.line(row)
        for word in STATE:
            if word in text:
                at = sum(2 if unicodedata.east_asian_width(c) in 'WF' else
                         0 if unicodedata.combining(c) else 1 for c in text[:text.index(word)])
                columns[at] = columns.get(at, 0) + 1
    need(len(columns) == 1 and sum(columns.values()) >= 5, f'{where}: state at {columns}')


def test_titles(o):
    """TEXT-04 hostile titles in lists, pages and plain output act on nothing and stay in line"""
    o.make()
    refs = put_raw(o)
    for rows, cols in ((24, 80), (36, 120), (24, 101)):
        with dashboard(o, rows=rows, cols=cols) as t:
            t.keys('3')
            t.wait('待定')
            t.quiet()
            straight(t, f'{cols}x{rows}')
            t.keys('\r')
            t.quiet()
            t.keys('\x1b')
            t.quiet()
            need(not smuggled(t.raw), f'{cols}x{rows}: {smuggled(t.raw)[:5]}')
            leave(t)
    for words in (('list', 'submissions', '--format', 'table'), ('show', refs[0])):
        out = o.ok(*words)
        out = out.out if hasattr(out, 'out') else out
        raw = out if isinstance(out, bytes) else out.encode('utf-8', 'surrogateescape')
        need(not smuggled(raw), f'{words}: {smuggled(raw)[:5]}')
    need(smuggled(b'\x1b]0;x\x07') and smuggled('\u202e'.encode()), 'control: nothing is seen')
