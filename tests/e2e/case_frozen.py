"""Published bulletins: they stay what they were, whatever comes after, and what has become of
their numbers is told, once."""
import hashlib
import json
import random
import re
import shutil
import sqlite3
import threading
import time

import papers
from office import NOW, REF, need
from papers import FORMATS

LATER = '2026-12-31'
TEMPLATE = ('language en\ncolumns rank unit submitted adopted points outlets figures\n'
            'people rank unit person submitted adopted points\ntotal yes\n---\n'
            '= {office} {period}\n@ {number} of {year}\n{tables}\n?people {people}\n{awards}\n{missed}\n'
            '{titles 200}\n{changes}\n{chart-points}\n{chart-months}\n{notes}\n{foot}\n')


def board(o, period, outside):
    """{unit: {figure: digits}} by `rank`, of one track; None: has no such number."""
    rows = json.loads(o.ok('rank', '--period', period, '--format', 'json', '--now', LATER).out)
    return {r['unit']: {k: '-' if v is None else str(v) for k, v in r.items()}
            for r in rows if r['unit'] in outside}


def outside_units(o):
    return {r['name'] for r in o.rows('units') if r['track'] == 'outside'}


def difference(was, now, outlets):
    """{(unit, figure): (printed, now)} of two boards. outlets: their names, for what one of the
    boards does not have."""
    out = {}
    for unit in was.keys() | now.keys():
        x, y = was.get(unit), now.get(unit)
        if not x or not y:
            one = x or y
            if all(one[k] in ('0', '0.0') for k in ('submitted', 'adopted', 'points')):
                continue
        for k in dict.fromkeys([*(y or {}), *(x or {})]):
            if k in ('group', 'unit'):
                continue
            none = '0' if k in outlets else '-'
            a = x.get(k, none) if x else ''
            b = y.get(k, none) if y else ''
            # Who is not on a board has no number there, and none is no other number than 0.
            nothing = '' in (a, b) and (a + b) in ('0', '0.0', '-')
            if a != b and not nothing:
                out[unit, k] = a, b
    return out


def told(o, ref):
    rows = json.loads(o.ok('bulletin', 'diff', ref, '--format', 'json', '--now', LATER).out)
    found = {(r['name'], r['figure']): (r['printed'] or '', r['now'] or '') for r in rows}
    need(len(found) == len(rows), f'{ref}: a number twice')
    return found


def corrections(o, ref):
    """{(bulletin, unit, figure): (was, now)} that a published one prints."""
    path = o.folder / f'{ref}.corrections.md'
    o.ok('bulletin', 'show', ref, '-o', path, '--force', '--now', LATER)
    out = {}
    for r in papers.rows('md', path):
        if len(r) == 7 and re.fullmatch(r'\d{4}-\d{3}', r[0]):
            need((r[0], r[3], r[4]) not in out, f'{ref}: told twice: {r}')
            out[r[0], r[3], r[4]] = r[5], r[6]
    return out


def dashed(changes):
    return {k: tuple(x or '-' for x in v) for k, v in changes.items()}


def freeze(o, period, track='outside', *more, now=NOW):
    t = o.file('t.txt', TEMPLATE)
    r = o.ok('bulletin', track, period, '--freeze', '--template', t, '--format', 'text', '--now', now, *more)
    ref = re.search(r'\b\d{4}-\d{3}\b', r.err)
    need(ref, f'no reference: {r.err}')
    return ref[0]


def shown(o, ref, name):
    files = papers.write(o, 'show', ref, '--now', LATER, name=name)
    return {k: p.read_bytes() for k, p in files.items()}


class Changes:
    """Random changes by the command line; how many went through of each kind."""

    def __init__(self, o, rng):
        self.o, self.rng, self.n = o, rng, 0
        self.done = {}
        self.units = o.rows('units')
        self.header = list(self.units[0])
        self.refs = sorted(o.submissions())
        self.scheme = o.ok('list', 'scheme').out

    def day(self):
        return f'2026-{self.rng.choice(("09", "10", "10", "10", "11"))}-{self.rng.randint(1, 28):02}'

    def unit(self):
        return self.rng.choice([u['name'] for u in self.units if u['track'] == 'outside' and not u['to']])

    def add(self):
        r = self.o.run('add', '-u', self.unit(), '-t', f'补报{self.n}', '-d', self.day(), '--now', LATER)
        if m := REF.search(r.out):
            self.refs.append(m[0])
        return r

    def event(self):
        kind = self.rng.choice(('adopt', 'adopt', 'adopt', 'void', 'return'))
        outlet = ['-o', self.rng.choice(('清岚信息', '澄州信息', '清岚组工'))] if kind == 'adopt' else []
        return self.o.run('event', self.rng.choice(self.refs), kind, '-d', self.day(), *outlet, '--now', LATER)

    def undo(self):
        return self.o.run('undo', '--now', LATER)

    def renamed(self):
        """Another group for a unit, the end of one, or a new one."""
        u = dict(self.rng.choice([u for u in self.units if u['track'] == 'outside']))
        what = self.rng.randrange(3)
        if what == 0:
            u['group'] = self.rng.choice(('乡镇街道', '县直部门', '新分组'))
        elif what == 1:
            u['order'] = str(self.rng.randint(1, 99))
        else:
            u = dict.fromkeys(self.header, '') | {'name': f'新单位{self.n}', 'group': '新分组', 'track': 'outside'}
        text = ','.join(self.header) + '\n' + ','.join(u[k] for k in self.header) + '\n'
        r = self.o.run('import', 'units', self.o.file('u.csv', text), '--now', LATER)
        self.units = self.o.rows('units')
        return r

    def target(self):
        return self.o.run('import', 'targets', self.o.file(
            'q.csv', f'who,metric,period,amount,from\n{self.unit()},submitted,month,{self.rng.randint(1, 9)},2026-10-01\n'),
            '--now', LATER)

    def outlet(self):
        return self.o.run('import', 'outlets', self.o.file('o.csv', f'name,level,order\n新载体{self.n},city,9\n'),
                          '--now', LATER)

    def measure(self):
        text = self.scheme + f'\nsubmit add {self.rng.randint(1, 3)}\n'
        return self.o.run('scheme', 'apply', '--replace', self.o.file('s.txt', text), '--now', LATER)

    def one(self):
        name = self.rng.choices(('add', 'event', 'undo', 'renamed', 'target', 'outlet', 'measure'),
                                (30, 34, 12, 10, 6, 4, 4))[0]
        self.n += 1
        r = getattr(self, name)()
        need(r.code in (0, 3, 4, 5, 6), f'{name}: {r}')
        if r.code == 0:
            self.done[name] = self.done.get(name, 0) + 1


def test_frozen_for_ever(o):
    """BUL-01 a hundred later changes: a published bulletin is the same bytes in every format; what
    became of it is what two rankings tell; the next ones print that once; verify finds nothing"""
    o.ok('init', '--sample')
    outside = outside_units(o)
    was = board(o, '2026-10', outside)
    ref = freeze(o, '2026-10')
    inside = freeze(o, '2026-10', 'inside')
    before, before_inside = shown(o, ref, 'a'), shown(o, inside, 'b')
    need(told(o, ref) == {} == told(o, inside), 'a difference without a change')
    changes, sizes = Changes(o, random.Random(7)), []
    o.import_('units', 'name,group,track\n新设局,县直部门,outside\n')
    o.ok('add', '-u', '新设局', '-t', '开办', '-d', '2026-10-30', '--now', LATER)
    got = {k[1]: v for k, v in told(o, ref).items() if k[0] == '新设局'}
    need(got.keys() == {'rank', 'submitted', 'points'} and got['submitted'] == ('', '1'), f'a new unit: {got}')
    while sum(changes.done.values()) < 100:
        changes.one()
        if changes.n % 10 == 0:
            outlets = {r['name'] for r in o.rows('outlets')}
            want = difference(was, board(o, '2026-10', outside_units(o)), outlets)
            got = told(o, ref)
            wrong = {k: (got.get(k), want.get(k)) for k in got.keys() | want.keys() if got.get(k) != want.get(k)}
            need(not wrong, f'after {changes.n} changes, told and right: {dict(list(wrong.items())[:4])}')
            sizes.append(len(got))
    need(len(changes.done) == 7, f'kinds of changes that went through: {changes.done}')
    for r, old in ((ref, before), (inside, before_inside)):
        new = shown(o, r, 'a')
        need(new == old, f'{r} is another one as {[k for k in FORMATS if new[k] != old[k]]}')
    # The next one tells it, the one after that does not.
    right = {(ref, *k): v for k, v in dashed(told(o, ref)).items()}
    second = freeze(o, '2026-11', now=LATER)
    got = corrections(o, second)
    need(got == right, f'printed in {second}: {list(set(got.items()) ^ set(right.items()))[:4]}')
    third = freeze(o, '2026-12', now=LATER)
    need(corrections(o, third) == {}, f'told again: {list(corrections(o, third).items())[:3]}')
    # A change since then is told from what was told last.
    unit = next(u for u, _ in told(o, ref) if u in was)
    shown_now = board(o, '2026-10', outside_units(o))[unit]['submitted']
    o.ok('add', '-u', unit, '-t', '再补', '-d', '2026-10-09', '--now', LATER)
    fourth = freeze(o, '2026-09', now=LATER)
    got = corrections(o, fourth)
    need(got[ref, unit, 'submitted'] == (shown_now, str(int(shown_now) + 1)), f'{got}')
    need(all(k[0] == ref for k in got), f'others are corrected: {got}')
    need(shown(o, ref, 'a') == before, f'{ref} is another one at the end')
    o.verify()
    tampered(o)
    return f'{changes.done}, {len(right)} corrections, differences of {min(sizes)} to {max(sizes)} numbers'


def tampered(o):
    """The control: whatever somebody with sqlite3 changes is found."""
    def touched(sql, *values):
        db = o.folder / 'touched.db'
        shutil.copy(o.db, db)
        with sqlite3.connect(db) as c:
            c.create_function('sha', 1, lambda s: hashlib.sha256(s.encode()).hexdigest())
            for trigger in ('bulletin_stays', 'bulletin_kept'):
                c.execute(f'DROP TRIGGER {trigger}')
            triggers = [t for t in old_triggers if 'bulletin_' in t]
            need(c.execute(sql, values).rowcount == 1, f'{sql}: nothing happened')
            for t in triggers:
                c.execute(t)
        r = o.run('verify', db=db)
        need(r.code != 0, f'verify does not find: {sql}: {r}')
        return r, o.run('bulletin', 'show', '2026-001', db=db)

    old_triggers = [t for t, in o.sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'") if t]
    one = "WHERE year = 2026 AND number = 1"
    body = "replace(body, '2026', '2025')"
    _, r = touched(f"UPDATE bulletin SET body = {body} {one}")
    need(r.code != 0 and r.out == '', f'a changed body is shown: {r}')
    touched(f"UPDATE bulletin SET body = {body}, hash = sha({body}) {one}")
    _, r = touched(f"UPDATE bulletin SET hash = sha(hash) {one}")
    need(r.code != 0, f'with a changed hash it is shown: {r}')
    touched(f"UPDATE bulletin SET title = title || '!' {one}")
    touched(f"UPDATE bulletin SET period = '2026-08' {one}")
    touched("DELETE FROM bulletin WHERE year = 2026 AND number = 3")
    # Nothing changed but the file copied: nothing is found.
    shutil.copy(o.db, o.folder / 'touched.db')
    o.ok('verify', db=o.folder / 'touched.db')


def test_published_while_saving(o):
    """CONC-09 months published while others save into them: every save succeeds; those after it name
    the bulletin and stand in its difference; the journal has them in that order"""
    o.make()
    n_named = n_before = 0
    for month in ('2026-08', '2026-09', '2026-10'):
        saved, faults, stop = [], [], threading.Event()

        def saving(k):
            units = ['云湫镇', '砚溪镇', '县水利局']
            i = 0
            while not stop.is_set():
                unit, title = units[(i + k) % 3], f'{month} w{k} 之{i}'
                r = o.run('add', '-u', unit, '-t', title, '-d', f'{month}-{1 + i % 28:02}', '--as', f'w{k}')
                if r.code:
                    faults.append(f'{title}: {r}')
                saved.append((unit, title, re.findall(r'\b\d{4}-\d{3}\b', r.err)))
                i += 1

        threads = [threading.Thread(target=saving, args=(k,)) for k in range(2)]
        for t in threads:
            t.start()
        time.sleep(1)
        ref = freeze(o, month)
        time.sleep(1)
        stop.set()
        for t in threads:
            t.join()
        need(not faults, f'{faults[:1]}')
        log = json.loads(o.ok('log', '--last', '100000', '--format', 'json').out)
        at = {e['action']: e['seq'] for e in log}
        frozen = next(e['seq'] for e in log if ref in e['action'])
        late = {}
        for unit, title, named in saved:
            seq = next(s for a, s in at.items() if f'"{title}"' in a)
            need((named == [ref]) == (seq > frozen) and named in ([], [ref]),
                 f'{title}: entry {seq}, {ref} is entry {frozen}, named: {named}')
            if seq > frozen:
                late[unit] = late.get(unit, 0) + 1
        changed = {k[0]: v for k, v in told(o, ref).items() if k[1] == 'submitted'}
        need({u: int(now or 0) - int(was or 0) for u, (was, now) in changed.items()} == late,
             f'{ref}: told {changed}, saved after it {late}')
        n_named += sum(late.values())
        n_before += len(saved) - sum(late.values())
    need(n_named > 20 and n_before > 20, f'{n_before} saved before, {n_named} after')
    o.verify()
    return f'{n_before} saved before, {n_named} after and named'
