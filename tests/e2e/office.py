"""A small office in a folder of its own, and the program run on it."""
import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from screen import Screen
from terminal import Terminal

NOW = '2026-11-22'
UNITS = """name,group,track,order
云湫镇,乡镇街道,outside,1
砚溪镇,乡镇街道,outside,2
望雁乡,乡镇街道,outside,3
县水利局,县直部门,outside,4
县教育局,县直部门,outside,5
组织室,组室,inside,6
"""
OUTLETS = 'name,level,order\n清岚组工,own,1\n清岚信息,county,2\n澄州信息,city,3\n'
SCHEME = """scheme 试 from 2020-01-01
adoptions all
share each full
midperiod by-months
submit set 1
adopt level own set 3
adopt level county set 5
adopt level city set 10
"""
TARGETS = 'who,metric,period,amount\n乡镇街道,submitted,month,4\n县直部门,submitted,month,3\n'
REF = re.compile(r'\b\d{4}-\d{4,}\b')


class Fail(AssertionError):
    pass


class Skip(Exception):
    """Raised with the reason when a test cannot run here."""


def need(condition, why):
    if not condition:
        raise Fail(why)


class Result:
    def __init__(self, p):
        self.code, self.out_bytes, self.err_bytes = p.returncode, p.stdout, p.stderr
        self.out = p.stdout.decode(errors='replace')
        self.err = p.stderr.decode(errors='replace')

    def __repr__(self):
        return f'exit {self.code}, stdout {self.out[:300]!r}, stderr {self.err[:600]!r}'


class Office:
    """with Office(program) as o: a folder; o.make() for a filled database."""

    def __init__(self, program):
        self.program = program
        base = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
        self.folder = Path(tempfile.mkdtemp(prefix='tongbao-e2e-', dir=base))
        self.db = self.folder / 'office.db'
        self.env = {'PATH': '/usr/bin:/bin', 'HOME': str(self.folder), 'TERM': 'xterm-256color',
                    'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'ESCDELAY': '25'}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS'):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def argv(self, *args, db=None):
        return [self.program, '--db', str(db or self.db), *map(str, args)]

    def run(self, *args, db=None, stdin=None, timeout=60, env=None, **more):
        """Runs a command; any result is returned."""
        io_ = {'stdin': subprocess.DEVNULL} if stdin is None else {'input': stdin.encode()}
        try:
            return Result(subprocess.run(self.argv(*args, db=db), capture_output=True, cwd=self.folder,
                                         timeout=timeout, env=env or self.env, **io_, **more))
        except subprocess.TimeoutExpired:
            raise Fail(f'{args}: no answer in {timeout} s') from None

    def ok(self, *args, **more):
        r = self.run(*args, **more)
        need(r.code == 0, f'{" ".join(map(str, args))}: {r}')
        return r

    def terminal(self, *args, rows=24, cols=80, env=None, db='', now=NOW, actor='tester',
                 emulator=Screen):
        """db: '' for the office's own, None for none."""
        argv = self.argv('--now', now, '--as', actor, *args, db=db or self.db)
        if db is None:
            argv = [argv[0], *argv[3:]]
        return Terminal(argv, env or self.env, rows, cols, cwd=self.folder, emulator=emulator)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding='utf-8')
        return path

    def import_(self, kind, text, *options):
        suffix = 'txt' if kind == 'scheme' else 'csv'
        return self.ok('import', kind, self.file(f'{kind}.{suffix}', text), *options)

    def make(self):
        self.ok('init')
        for kind, text in (('units', UNITS), ('outlets', OUTLETS), ('scheme', SCHEME),
                           ('targets', TARGETS)):
            self.import_(kind, text)
        return self

    def add(self, title, unit='云湫镇', day=NOW, actor='tester'):
        """Logs a submission; its reference."""
        r = self.ok('add', '-u', unit, '-t', title, '-d', day, '--as', actor)
        m = REF.search(r.out)
        need(m, f'add printed no reference: {r}')
        return m[0]

    def rows(self, kind, *options):
        """`list KIND` as dicts."""
        r = self.ok('list', kind, *options, '--format', 'csv')
        return list(csv.DictReader(io.StringIO(r.out)))

    def submissions(self):
        return {r['ref']: r for r in self.rows('submissions', '--period', '2000-01..2099-12')}

    def rank(self, period=NOW[:7]):
        text = self.ok('rank', '--period', period, '--format', 'json', '--now', NOW).out
        return {r['unit']: r for r in json.loads(text)}

    def verify(self):
        return self.ok('verify', timeout=120)

    def sql(self, text, *values):
        """Past the program, as somebody with sqlite3 would."""
        with sqlite3.connect(self.db) as c:
            return c.execute(text, values).fetchall()


def one_line(text):
    """A message: one line, no escape bytes."""
    return text.strip() and text.strip().count('\n') == 0 and '\x1b' not in text
