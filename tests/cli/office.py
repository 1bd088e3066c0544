"""A small office for checks that use the program's own commands, and what runs them."""
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = os.path.realpath(sys.argv[1])
NOW = '2018-07-15T09:30'
MEMORY = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
BASE = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': '/nonexistent'}
for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS'):
    if name in os.environ:
        BASE[name] = os.environ[name]


class Fail(AssertionError):
    pass


def same(got, want, about):
    if got != want:
        raise Fail(f'{about}: {got!r}, not {want!r}')


class Office:
    """A database in a folder of its own."""

    def __init__(self, zone='Asia/Shanghai', units='甲,镇\n乙,镇\n丙,镇\n丁,镇\n'):
        self.folder = Path(tempfile.mkdtemp(prefix='tongbao-times-', dir=MEMORY))
        self.now, self.env = NOW, dict(BASE)
        self.tb('init', '--zone', zone)
        self.load('units', 'name,group\n' + units)
        self.load('outlets', 'name,level\n县简报,county\n市信息,city\n')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *words):
        now = ['--now', self.now] if self.now else []
        return subprocess.run([PROGRAM, '--db', str(self.folder / 'a.db'), '--as', 'tester', *now,
                               *map(str, words)], env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60)

    def tb(self, *words):
        p = self.run(*words)
        if p.returncode:
            raise Fail(f'{" ".join(map(str, words))}: exit {p.returncode}: {p.stderr}')
        return p.stdout

    def refused(self, *words):
        """Exit 2 or 6, one line of reason, and nothing written."""
        before = self.tb('log', '--format', 'csv')
        p = self.run(*words)
        if p.returncode not in (2, 6) or not p.stderr:
            raise Fail(f'{" ".join(map(str, words))}: exit {p.returncode}: {p.stderr}')
        same(self.tb('log', '--format', 'csv'), before, 'the journal after a refusal')

    def load(self, kind, text):
        path = self.folder / f'{kind}.txt'
        path.write_text(text, encoding='utf-8')
        return self.tb('import', kind, path)

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.tb(*words, '--format', 'csv'))))

    def column(self, name, *words):
        return {r['unit']: r[name] for r in self.rows('rank', *words)}

    def scheme(self, *clauses, name='试', start='2018-01-01', ok=True):
        path = self.folder / 'scheme.txt'
        text = '\n'.join([f'scheme {name} from {start}', 'adoptions all', *clauses, ''])
        path.write_text(text, encoding='utf-8')
        return (self.tb if ok else self.refused)('scheme', 'apply', path)


def shown(o, *words):
    """The same rows in a table, CSV and JSON, and once more; returns them."""
    rows = o.rows(*words)
    js = [{k: '-' if v is None else str(v) for k, v in r.items()}
          for r in json.loads(o.tb(*words, '--format', 'json'))]
    same(js, rows, 'JSON against CSV')
    table = o.tb(*words)
    same([line.split() for line in table.splitlines()],
         [list(rows[0]), *[list(r.values()) for r in rows]], 'the table against CSV')
    same(o.tb(*words), table, 'a rerun')
    return rows


def time_03():
    """TIME-03 ties: at the line of an award and of a quota, the same everywhere"""
    with Office(units='戊,镇\n丁,镇\n丙,镇\n乙,镇\n甲,镇\n') as o:
        o.scheme('manual set value', 'decimals 1', 'midperiod full', 'award 头 top 1', 'award 二 top 2', 'award 三 top 3',
                 'award 四 top 4', 'quota units points per month 38', 'trigger 欠 short points per month then list')
        # 38.04 and 37.96 are both printed 38.0, and the printed ones are compared.
        for unit, value in (('甲', '40'), ('乙', '38.04'), ('丙', '37.96'), ('丁', '38'), ('戊', '31')):
            o.tb('event', unit, 'manual', '--value', value)
        rows = shown(o, 'rank', '--period', '2018-07')
        same([(r['rank'], r['unit']) for r in rows],
             [('1', '甲'), ('2', '丁'), ('2', '丙'), ('2', '乙'), ('5', '戊')], 'places, the unit order inside')
        named = {}
        for r in shown(o, 'rank', '--period', '2018-07', '--awards'):
            named.setdefault(r['name'], set()).add(r['who'])
        # Whoever shares the last place that is named is named; the fourth is the second.
        same(named, {'头': {'甲'}, '二': set('甲乙丙丁'), '三': set('甲乙丙丁'), '四': set('甲乙丙丁')}, 'awards')
        # A quota is met at the line itself; a fortieth below it is not, whatever is printed.
        gaps = {r['unit']: r['missing'] for r in shown(o, 'gap', '--period', '2018-07')}
        same(gaps, {'甲': '0', '乙': '0', '丙': '0.04', '丁': '0', '戊': '7'}, 'missing')
        o.now = '2018-08-01'
        same({r['who'] for r in o.rows('gap', '--period', '2018-07', '--triggers')}, {'丙', '戊'}, 'short')


def control():
    """the control: a wrong number is noticed"""
    with Office() as o:
        o.scheme('manual set value')
        o.tb('event', '甲', 'manual', '--value', '2.675')
        try:
            same(o.column('points', '--period', '2018')['甲'], '2.674', 'points')
        except Fail:
            return
    raise Fail('a wrong number went unnoticed')


def run(checks):
    """Runs the checks, or those named on the command line; returns how many failed."""
    bad = 0
    for check in [c for c in checks if not sys.argv[2:] or c.__name__ in sys.argv[2:]] + [control]:
        what = check.__doc__.splitlines()[0]
        try:
            check()
        except Fail as e:
            bad += 1
            print(f'FAIL {what}\n     {e}')
        else:
            print(f'ok   {what}')
    return bad
