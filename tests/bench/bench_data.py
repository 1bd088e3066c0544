"""The databases that are measured: built once, kept in the folder until the code that
writes them changes."""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TODAY = '2026-11-22'
UNITS = 100  # a county has 25 to 100
NAMES = ('units', 'people', 'outlets', 'targets')
WRITERS = ('src/store', 'src/core', 'src/import')  # what decides a database's content

# The same facts as in a textbook, for the query that needs no sums.
PLAIN = '''
CREATE TABLE submission(id INTEGER PRIMARY KEY, day INTEGER, unit_id INTEGER, title TEXT,
                        type TEXT, length INTEGER);
CREATE TABLE author(submission_id INTEGER, person_id INTEGER,
                    PRIMARY KEY(submission_id, person_id)) WITHOUT ROWID;
CREATE TABLE adoption(id INTEGER PRIMARY KEY, submission_id INTEGER, day INTEGER,
                      outlet_id INTEGER, points INTEGER);
INSERT INTO submission SELECT id, day, unit_id, title, type, length FROM office.submission
  ORDER BY id;
INSERT INTO author SELECT submission_id, person_id FROM office.author
  WHERE person_id IS NOT NULL ORDER BY 1, 2;
INSERT INTO adoption SELECT e.id, e.submission_id, e.day, e.outlet_id, 2 + o.level
  FROM office.event e JOIN office.outlet o ON o.id = e.outlet_id WHERE e.kind = 1 ORDER BY e.id;
CREATE INDEX submission_by_day ON submission(day, unit_id);
CREATE INDEX adoption_by_day ON adoption(day, submission_id, outlet_id, points);
'''


def stamp():
    h = hashlib.sha256((HERE / 'gen.py').read_bytes())
    for top in WRITERS:
        for path in sorted((HERE.parent.parent / top).rglob('*.[chs]*')):
            h.update(path.read_bytes())
    return f'{h.hexdigest()} {UNITS} units'


def fresh(folder):
    """Empties the folder unless today's code made it."""
    mark = folder / 'made-by'
    if not mark.exists() or mark.read_text() != stamp():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    return folder


def files(folder, n):
    """The folder with the import files of n submissions."""
    out = folder / f'csv-{n}-{UNITS}'
    if not (out / 'done').exists():
        print(f'making the files of {n} submissions', flush=True)
        subprocess.run([sys.executable, HERE / 'gen.py', str(n), out, '--last', TODAY, '--units',
                        str(UNITS)], check=True)
        (out / 'done').touch()
    return out


def run(program, db, *args):
    subprocess.run([program, '--db', db, '--now', TODAY, *args], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def names_only(program, folder, n):
    """A database with all the names and the scheme, and no submission."""
    csv = files(folder, n)
    db = fresh(folder / f'names-{n}') / 'office.db'
    if not db.exists():
        new = db.with_name('new.db')
        run(program, new, 'init')
        for kind in NAMES:
            run(program, new, 'import', kind, csv / f'{kind}.csv')
        run(program, new, 'import', 'scheme', csv / 'scheme.txt')
        finish(new, db)
    return db


def finish(new, db):
    new.rename(db)
    for left in db.parent.glob('new.db-*'):
        left.unlink()
    (db.parent / 'made-by').write_text(stamp())
    os.sync()


def database(program, folder, n):
    """Everything imported; n submissions and a quarter as many events."""
    db = fresh(folder / f'office-{n}') / 'office.db'
    if not db.exists():
        csv, names = files(folder, n), names_only(program, folder, n)
        print(f'making the database of {n} submissions', flush=True)
        new = db.with_name('new.db')
        new.write_bytes(names.read_bytes())
        for kind in 'submissions', 'events':
            run(program, new, 'import', kind, csv / f'{kind}.csv')
        finish(new, db)
    return db


def plain(folder, db, n):
    out = fresh(folder / f'plain-{n}') / 'plain.db'
    if not out.exists():
        new = out.with_name('new.db')
        con = sqlite3.connect(new)
        con.execute('ATTACH ? AS office', (str(db),))
        con.executescript(PLAIN)
        con.close()
        finish(new, out)
    return out
