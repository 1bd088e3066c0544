"""Databases that are not ours, not whole, not writable, or oddly named."""
import os
import random
import shutil
import sqlite3
import stat
from pathlib import Path

from office import Skip, need, one_line

APPLICATION_ID = 68   # where the header of a database file has it


def patched(data, at, new):
    return data[:at] + new + data[at + len(new):]


def foreign(path, statement, app_id=0):
    with sqlite3.connect(path) as c:
        c.execute(f'PRAGMA application_id={app_id}')
        c.executescript(statement)
    return path.read_bytes()


def hostile(o, good):
    """name -> bytes of files that are no database of ours, or not a whole one."""
    rng = random.Random(1)
    noise = bytes(rng.randrange(256) for _ in range(65536))
    plain = 'CREATE TABLE t(a); INSERT INTO t VALUES(1);'
    files = {
        'zero bytes': b'', 'one byte': b'S', 'text': '这不是数据库\n'.encode() * 50,
        'noise': noise, 'magic only': b'SQLite format 3\0', 'png': b'\x89PNG\r\n\x1a\n' + noise[:999],
        'header and zeros': good[:100] + bytes(len(good) - 100),
        'another program': foreign(o.folder / 'f1', plain),
        'another application id': foreign(o.folder / 'f2', plain, 1234567),
        'our file, another application id': patched(good, APPLICATION_ID, b'\0\0\4\xd2'),
        'newer schema': patched(good, 60, b'\0\0\3\xe7'),
        'flipped magic': patched(good, 3, b'x'),
        'page size 3': patched(good, 16, b'\0\3'),
        'first page overwritten': patched(good, 100, noise[:3900]),
    }
    for name in ('f1', 'f2'):
        (o.folder / name).unlink()
    page = 4096
    pages = len(good) // page
    for i in sorted({1, 2, 3, pages // 2, pages - 1}):
        files[f'cut after page {i}'] = good[:i * page]
        files[f'cut in page {i + 1}'] = good[:i * page + 1700]
    return files


def check_refused(o, name, path, codes, read=True):
    """Refuses reading, writing and verifying; leaves the file and the folder as they are."""
    before = path.read_bytes() if read else None
    beside = sorted(os.listdir(path.parent)) if path.parent.exists() else None
    for args in (('rank',), ('add', '-u', '云湫镇', '-t', '题'), ('verify',)):
        r = o.run(*args, db=path, timeout=20)
        need(r.code in codes, f'{name}: {args[0]}: wanted exit {codes}, {r}')
        need(one_line(r.err), f'{name}: {args[0]}: message is not one plain line: {r.err!r}')
        need(not read or path.read_bytes() == before, f'{name}: {args[0]} changed the file')
        if beside is not None:
            need(sorted(os.listdir(path.parent)) == beside, f'{name}: {args[0]} left a file')


def test_hostile_files(o):
    """DB-01 files that are not ours or not whole are refused and stay as they are"""
    o.make()
    for i in range(40):
        o.add(f'第{i}篇稿件的标题')
    o.verify()
    good = o.db.read_bytes()
    files = hostile(o, good)
    folder = o.folder / 'in'
    folder.mkdir()
    for name, data in files.items():
        path = folder / 'x.db'
        path.write_bytes(data)
        check_refused(o, name, path, (6,))
    r = o.run('rank', db=_write(folder / 'x.db', files['newer schema']))
    need('999' in r.err, f'newer schema: the message does not name it: {r.err!r}')
    # The control: the same checks on the good file would fail.
    r = o.run('rank', db=_write(folder / 'x.db', good))
    need(r.code == 0, f'the good copy is refused: {r}')
    return f'{len(files)} files'


def _write(path, data):
    path.write_bytes(data)
    return path


def test_hostile_kinds(o):
    """DB-01 directories, FIFOs, devices and dangling links are refused without waiting"""
    folder = o.folder / 'in'
    folder.mkdir()
    (folder / 'directory').mkdir()
    os.mkfifo(folder / 'fifo')
    (folder / 'dangling').symlink_to(folder / 'nowhere')
    (folder / 'loop').symlink_to(folder / 'loop')
    any_ = (1, 3, 6)
    for name, codes in (('directory', any_), ('fifo', any_), ('dangling', (3,)), ('loop', any_),
                        ('missing', (3,)), ('no/such/folder', (3,))):
        check_refused(o, name, folder / name, codes, read=False)
    for device in ('/dev/null', '/dev/zero'):
        r = o.run('rank', db=device, timeout=20)
        need(r.code in any_ and one_line(r.err), f'{device}: {r}')
    r = o.run('rank', db=folder / 'missing')
    need('init' in r.err and 'demo' in r.err, f'missing: message names no way out: {r.err!r}')


def test_hostile_on_screen(o):
    """DB-01 the dashboard refuses them too, with the terminal as it was"""
    for name, data in (('text', b'no database\n'), ('zero bytes', b'')):
        path = _write(o.folder / 'x.db', data)
        with o.terminal(db=path) as t:
            code = t.wait_exit()
            need(code == 6, f'{name}: exit {code}')
            need(not t.not_restored(), f'{name}: {t.not_restored()}')
            said = t.errors.decode() + t.screen.text()
            need(said.strip(), f'{name}: no message')
        need(path.read_bytes() == data, f'{name}: changed')


def test_altered_rows(o):
    """DB-01 what was changed past the program is named by verify"""
    o.make()
    ref = o.add('原来的标题')
    o.verify()
    good = o.db.read_bytes()
    for name, sql in (('title', "UPDATE submission SET title='改过的标题'"),
                      ('row gone', 'DELETE FROM submission'),
                      ('credit', 'UPDATE credit SET amount=amount+1 WHERE account=0'),
                      ('tally', 'UPDATE tally SET amount=amount+1'),
                      ('unit', "UPDATE unit SET alias='x' WHERE id=(SELECT min(id) FROM unit)"),
                      ('journal tail', 'DROP TRIGGER journal_kept; DROP TRIGGER journal_part_kept;'
                       'DELETE FROM journal_part WHERE seq=(SELECT max(seq) FROM journal);'
                       'DELETE FROM journal WHERE seq=(SELECT max(seq) FROM journal)'),
                      ('extra table', 'CREATE TABLE extra(a)')):
        o.db.write_bytes(good)
        with sqlite3.connect(o.db) as c:
            c.executescript('PRAGMA foreign_keys=OFF;' + sql)
        r = o.run('verify')
        need(r.code == 6, f'{name}: verify says {r}')
    o.db.write_bytes(good)
    o.verify()
    need(ref in o.submissions(), 'the good copy lost its row')


def nobody():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


def test_read_only(o):
    """DB-03 without permission to write: reading works, a change is refused with a word"""
    if os.getuid() != 0:
        as_other = None
    else:
        as_other = nobody
        shutil.copy(o.program, o.folder / 'tongbao')
        o.program = str(o.folder / 'tongbao')
    o.make()
    ref = o.add('只读')
    os.chmod(o.folder, 0o755)
    for name, file_mode, folder_mode in (('file 0444', 0o444, 0o755), ('folder 0555', 0o644, 0o555),
                                         ('both', 0o444, 0o555)):
        folder = o.folder / name.replace(' ', '')
        folder.mkdir()
        path = folder / 'office.db'
        shutil.copy(o.db, path)
        if as_other:
            os.chown(path, 65534, 65534)
            os.chown(folder, 65534, 65534)
        os.chmod(path, file_mode)
        os.chmod(folder, folder_mode)
        before = path.read_bytes()
        r = o.run('list', 'submissions', '--period', '2026', '--format', 'csv', db=path,
                  preexec_fn=as_other)
        need(r.code == 0 and ref in r.out, f'{name}: list: {r}')
        r = o.run('add', '-u', '云湫镇', '-t', '写入', db=path, preexec_fn=as_other)
        need(r.code == 1 and one_line(r.err), f'{name}: add: {r}')
        need(path.read_bytes() == before, f'{name}: changed')
        need(os.listdir(folder) == ['office.db'], f'{name}: left {os.listdir(folder)}')
        os.chmod(folder, 0o755)
    if not as_other:
        raise Skip('another user\'s file needs root to make; the other cases passed')
    path = o.folder / 'private.db'
    shutil.copy(o.db, path)
    os.chmod(path, 0o600)
    r = o.run('rank', db=path, preexec_fn=nobody)
    need(r.code == 1 and one_line(r.err), f'private file: {r}')


def test_mode(o):
    """SEC-01 a new database and a backup are 0600 under any umask"""
    for mask in (0, 0o077, 0o022):
        o.ok('init', db=o.folder / f'{mask}.db', preexec_fn=lambda m=mask: os.umask(m) and None)
        mode = stat.S_IMODE((o.folder / f'{mask}.db').stat().st_mode)
        need(mode == 0o600, f'umask {mask:o}: mode {mode:o}')
    o.ok('backup', o.folder / 'copy.db', db=o.folder / '0.db',
         preexec_fn=lambda: os.umask(0) and None)
    mode = stat.S_IMODE((o.folder / 'copy.db').stat().st_mode)
    need(mode == 0o600, f'backup: mode {mode:o}')


ODD = ['with space.db', '台账 二.db', 'a?b.db', 'a#b.db', 'a%41.db', 'file:x.db', ':memory:', '-dash.db',
       "it's.db", 'a;b.db', 'file:x.db?mode=memory', 'new\nline.db', '\x1b[31mred.db', ' ', '~', '$HOME',
       'n' * 230, '中' * 76]


def test_odd_paths(o):
    """DB-12 exactly the named file is opened, whatever its name"""
    for name in ODD:
        folder = o.folder / 'odd'
        folder.mkdir()
        for where in (name, str(folder / name)):
            r = o.run('init', db=where) if os.path.isabs(where) else run_in(o, folder, where, 'init')
            need(r.code in ((0,) if where == name else (1, 2, 4, 6)), f'{name!r}: init: {r}')
            need('\x1b' not in r.err and '\n' not in r.err.strip(), f'{name!r}: message {r.err!r}')
        need(os.listdir(folder) == [name], f'{name!r}: files are {os.listdir(folder)}')
        path = folder / name
        for kind in ('units',):
            o.ok('import', kind, o.file('u.csv', 'name,group\n云湫镇,乡镇\n'), db=path)
        r = run_in(o, folder, name, 'add', '-u', '云湫镇', '-t', '题目')
        need(r.code == 0, f'{name!r}: add: {r}')
        with sqlite3.connect(path.absolute().as_uri() + '?mode=ro', uri=True) as c:
            rows = c.execute('SELECT title FROM submission').fetchall()
        need(rows == [('题目',)], f'{name!r}: another file was written: {rows}')
        # The journal stays beside it, emptied.
        need(set(os.listdir(folder)) <= {name, name + '-journal'},
             f'{name!r}: left {os.listdir(folder)}')
        shutil.rmtree(folder)
    return f'{len(ODD)} names'


def run_in(o, folder, name, *args):
    home, o.folder = o.folder, Path(folder)
    try:
        return o.run(*args, db=name)
    finally:
        o.folder = home


def test_long_name(o):
    """DB-12 a name too long for its journal: exactly that file, or none"""
    name = 'n' * 255
    r = o.run('init', db=o.folder / name)
    left = os.listdir(o.folder)
    need(left in ([], [name]), f'{r}: files are {left}')
    need(r.code == 0 or one_line(r.err), f'no message: {r}')
    if r.code == 0:
        o.ok('verify', db=o.folder / name)
