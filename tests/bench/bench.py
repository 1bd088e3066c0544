#!/usr/bin/env python3
"""Measures tongbao from outside against the lower bound, and prints ratios.

    bench.py PROGRAM HELPERS FOLDER [--quick] [--readme FILE] [--only NAME ...]

HELPERS has lower_bound, rank_query, search_query, bulletin_query and writer; data are built in FOLDER and kept there.
Programs take turns (A B B A A B ...) and medians are compared: absolute times differ from
machine to machine and from minute to minute, and are given only in parentheses. What is
not reached is printed like the rest; the exit status is 0 unless something cannot be
measured at all.
"""
import argparse
import os
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

import bench_data
from program import Failed, Program, ms, now

HERE = Path(__file__).resolve().parent
TODAY = '2026-11-22'
READY = {'tongbao': 'q back', 'lower_bound': 'READY'}
BEGIN, END = '<!-- bench:begin -->', '<!-- bench:end -->'


def middle(values):
    return statistics.median(values) if values else float('nan')


def percentile(values, p):
    v = sorted(values)
    return v[min(len(v) - 1, int(len(v) * p))]


def turns(n):
    """Which of two goes first, n times: A B B A A B ..."""
    return [(0, 1) if i % 2 == 0 else (1, 0) for i in range(n)]


class Bench:
    def __init__(self, a):
        self.program, self.helpers, self.folder = a.program, a.helpers, a.folder
        self.quick = a.quick
        self.starts = 6 if a.quick else 20
        self.big = 100_000 if a.quick else 1_000_000
        self.small = 10_000
        self.rows = []  # figure, value, target, ok, remark

    # --- what is compared --------------------------------------------------------------
    def tongbao(self, db):
        return Program([str(self.program), '--db', str(db), '--now', TODAY])

    def bound(self, db):
        return Program([str(self.helpers / 'lower_bound'), str(db)])

    def db(self, n):
        return bench_data.database(self.program, self.folder, n)

    def add(self, figure, value, target, text=None, remark=''):
        """Without a target it is for information."""
        shown = text or f'{value:.2f}'
        limit = '-' if target is None else f'<= {target:g}'
        state = '' if target is None else 'ok' if value <= target else 'NOT reached'
        self.rows.append((figure, shown, limit, state, remark))
        print(f'{figure:<58} {shown:>12}  {limit:<10} {self.rows[-1][3]:<12} {remark}', flush=True)

    def ratio(self, figure, ours, theirs, target, unit='ms'):
        a, b = middle(ours), middle(theirs)
        self.add(figure, a / b if b else float('inf'), target,
                 remark=f'({a:.3g} against {b:.3g} {unit})')

    # --- figures -----------------------------------------------------------------------
    def one_start(self, p, marker, got):
        """Keys, pages, a burst, memory and leaving of one program."""
        ours = marker == READY['tongbao']
        with p:
            p.wait(marker)
            p.quiet(100)
            p.look()
            if ours:
                p.send('3')
                p.wait('[3Submissions]')
                p.quiet(100)
                p.look()
            for key in ('j', 'k'):
                p.press(key)
            if ours:
                p.press('k')
                for key in ('k', 'UP', 'k'):  # at the first row: nothing can happen
                    got['none bytes'].append(p.press(key)[1])
            cpu = p.cpu()
            for i in range(20):
                took, size = p.press('jk'[i // 5 % 2])
                got['key'].append(took)
                got['key bytes'].append(size)
            got['key cpu'].append(ms(p.cpu() - cpu) / 20)
            # The first of a direction may only move the cursor to the edge.
            for key in ('PGDN', 'PGUP'):
                p.press(key)
                cpu = p.cpu()
                for _ in range(6):
                    took, size = p.press(key)
                    got['page'].append(took)
                    got['page bytes'].append(size)
                got['page cpu'].append(ms(p.cpu() - cpu) / 6)
            p.press('HOME') if ours else None
            cpu = p.cpu()
            took, size = p.press(*['DOWN'] * 100, quiet_ms=100)
            got['burst'].append(took)
            got['burst bytes'].append(size)
            got['burst cpu'].append(ms(p.cpu() - cpu))
            got['rss'].append(p.peak_rss())
            back, gone = p.leave('qq' if ours else 'q')
            got['back'].append(back)
            got['gone'].append(gone)

    def screen(self):
        names = ('key', 'none bytes', 'key bytes', 'key cpu', 'page', 'page bytes', 'page cpu', 'burst',
                 'burst bytes', 'burst cpu', 'rss', 'back', 'gone')
        got = [{n: [] for n in names}, {n: [] for n in names}]
        db = self.db(self.big)
        make = (lambda: self.tongbao(db), lambda: self.bound(db))
        marks = (READY['tongbao'], READY['lower_bound'])
        for which in (0, 1):  # once to warm up
            self.one_start(make[which](), marks[which], {n: [] for n in names})
        for order in turns(self.starts):
            for which in order:
                self.one_start(make[which](), marks[which], got[which])
        a, b = got
        self.ratio('cursor key: CPU / lower bound', a['key cpu'], b['key cpu'], 2)
        self.ratio('cursor key: settled / lower bound', a['key'], b['key'], 1.5)
        self.ratio('cursor key: bytes / lower bound', a['key bytes'], b['key bytes'], 1.3, 'bytes')
        self.ratio('page: CPU / lower bound', a['page cpu'], b['page cpu'], 2)
        self.ratio('page: settled / lower bound', a['page'], b['page'], 2)
        self.ratio('page: bytes / lower bound', a['page bytes'], b['page bytes'], 1.5, 'bytes')
        keys = 100 * middle(a['key cpu'])
        self.ratio('100 held keys: CPU / 100 x one key', a['burst cpu'], [keys], 1)
        self.ratio('100 held keys: bytes / 100 x one key', a['burst bytes'],
                   [100 * middle(a['key bytes'])], 0.25, 'bytes')
        self.add('a key without effect, bytes', max(a['none bytes']), 0)
        self.ratio('peak memory / lower bound', [x / 1024 for x in a['rss']],
                   [x / 1024 for x in b['rss']], 3, 'MB')
        self.ratio('leaving: terminal given back / lower bound', a['back'], b['back'], 2)
        # The kernel closes a watched folder only after a grace period of its own.
        self.ratio('leaving: process gone / lower bound', a['gone'], b['gone'], None)

    def start(self):
        """Nothing but starting and leaving."""
        big, small = self.db(self.big), self.db(self.small)
        ours, other = READY['tongbao'], READY['lower_bound']

        def started(make, marker, keys):
            with make() as p:
                took = ms(p.wait(marker) - p.began)
                p.quiet(50)
                p.leave(keys)
            return took

        def compare(figure, target, *programs):
            got = [], []
            for order in [(0, 1), *turns(self.starts)]:  # one pair to warm up
                for which in order:
                    got[which].append(started(*programs[which]))
            self.ratio(figure, got[0][1:], got[1][1:], target)

        large = (lambda: self.tongbao(big), ours, 'qq')
        compare('start-up to usable / lower bound', 1.3, large, (lambda: self.bound(big), other, 'q'))
        compare(f'start-up, {self.big:.0e} / {self.small:.0e} submissions'.replace('e+0', 'e'), 1.1,
                large, (lambda: self.tongbao(small), ours, 'qq'))

    def idle(self):
        """Ten seconds from 15 s after the last event, on several screens at once."""
        rest, seconds = (3, 3) if self.quick else (15, 10)
        db = self.db(self.big)
        programs = []
        for key in '1', '3', '5':
            p = self.tongbao(db)
            p.wait(READY['tongbao'])
            p.press(key, quiet_ms=100)
            p.look()
            programs.append(p)
        poller = Program([sys.executable, '-c', 'import time\nwhile True: time.sleep(0.05)'])
        programs.append(poller)
        end = time.monotonic() + rest
        while time.monotonic() < end:
            for p in programs:
                p.read(50)
        before = [(p.wakeups(), p.cpu()) for p in programs]
        for p in programs:
            p.bytes = 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.2)
        for p in programs:
            p.read(0)
        woken = [p.wakeups() - w for p, (w, _) in zip(programs, before)]
        cpu = [p.cpu() - c for p, (_, c) in zip(programs, before)]
        size = sum(p.bytes for p in programs[:-1])
        for p in programs:
            p.close()
        if woken[-1] < seconds * 10:
            raise Failed(f'the poller of 50 ms was not seen: {woken[-1]} wake-ups')
        self.add(f'idle {seconds} s, from {rest} s after the last event: wake-ups', sum(woken[:-1]),
                 0, f'{sum(woken[:-1])}', f'({sum(cpu[:-1])} ns CPU on 3 screens; a poller: {woken[-1]})')
        self.add('idle: bytes', size, 0, f'{size}')

    def live(self):
        """From the return of another process's COMMIT, when it can be read, to its title on
        the screen."""
        count = 100 if self.quick else 1000
        db = self.folder / 'live' / 'office.db'
        db.parent.mkdir(exist_ok=True)
        shutil.copy(self.db(self.big), db)
        rng = random.Random(1)
        unit = sqlite3.connect(db).execute('SELECT min(id) FROM unit').fetchone()[0]
        writer = subprocess.Popen([str(self.helpers / 'writer'), str(db), *TODAY.split('-')], text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1)
        took, commits, missed = [], [], 0
        with self.tongbao(db) as p:
            p.wait(READY['tongbao'])
            p.quiet(100)
            for i in range(count):
                # Letters that change altogether: the terminal gets only what differs.
                title = ''.join(rng.choice('abcdefghijklmnopqrstuvwxyz') for _ in range(12))
                p.look()
                writer.stdin.write(f'{unit} {title}\n')
                answer = writer.stdout.readline().split()
                if len(answer) != 2:
                    raise Failed(f'writer: {" ".join(answer)}')
                try:
                    came = p.wait(title, 3000)
                    took.append(ms(came - int(answer[1])))
                    commits.append(ms(int(answer[1]) - int(answer[0])))
                except Failed:
                    missed += 1
                # Closer together they would be gathered: at most 30 repaints a second.
                end = time.monotonic() + 0.04 + rng.random() * 0.04
                while time.monotonic() < end:
                    p.read(5)
            p.leave('qq')
        writer.stdin.close()
        writer.wait()
        shutil.rmtree(db.parent)
        self.add('another process\'s commit to painted, median ms', middle(took), 3,
                 remark=f'(the commit itself takes {middle(commits):.2f})')
        self.add('another process\'s commit to painted, 95 % ms', percentile(took, .95), None)
        self.add(f'missed of {count} commits', missed, 0, f'{missed}')

    def ranking(self):
        db = self.db(self.big)
        plain = bench_data.plain(self.folder, db, self.big)
        out = subprocess.run([self.helpers / 'rank_query', db, plain, '2025', '21' if self.quick else '101'],
                             check=True, capture_output=True, text=True).stdout.split()
        store, same, one = (float(x) for x in out)
        self.add('a year\'s sums / GROUP BY for the same numbers', store / same, 0.05, f'{store / same:.3f}',
                 f'({store / 1000:.2f} against {same / 1000:.1f} ms)')
        self.add('a year\'s sums / GROUP BY for the units\' adoptions alone', store / one, None,
                 remark=f'({store / 1000:.2f} against {one / 1000:.1f} ms)')

    def searching(self):
        """In process: the first window, and the count beside it (of at most 10,000)."""
        out = subprocess.run([self.helpers / 'search_query', self.db(self.big), '2025', '9' if self.quick else '31'],
                             check=True, capture_output=True, text=True).stdout
        rows = {r[0].strip(): (float(r[1]), float(r[2]) if r[2] != '-' else 0)
                for r in (line.split('\t') for line in out.splitlines())}
        two = [v for name, v in rows.items() if name.startswith('two')]
        self.add('search of two characters, ms, the slowest filter', max(v[0] for v in two), 35,
                 f'{max(v[0] for v in two):.2f}', f'(counting the hits {max(v[1] for v in two):.1f})')
        self.add('titles like one being entered, ms', rows['similar titles'][0], None,
                 f'{rows["similar titles"][0]:.1f}')
        self.add('search of one character, ms', rows['one character'][0], None, f'{rows["one character"][0]:.1f}')

    def finding(self):
        """In process: a key in the finder, the slowest of some patterns."""
        out = subprocess.run([self.helpers / 'find_query', '9' if self.quick else '31'],
                             check=True, capture_output=True, text=True).stdout
        self.add('a key in the finder, 200,000 names, ms', float(out), 5, f'{float(out):.2f}')

    def bulletins(self):
        """A half-year's bulletin in process, turn by turn with a page of the lower bound."""
        db, texts = self.db(self.big), HERE.parent.parent / 'data/bulletins'
        call = [self.helpers / 'bulletin_query', db, TODAY, '9' if self.quick else '31', texts / 'outside.zh.txt',
                texts / 'inside.zh.txt']
        names = ('key', 'none bytes', 'key bytes', 'key cpu', 'page', 'page bytes', 'page cpu', 'burst',
                 'burst bytes', 'burst cpu', 'rss', 'back', 'gone')
        got, drafts, inside, written = {n: [] for n in names}, [], [], []
        for _ in range(1 + self.starts // 6):
            self.one_start(self.bound(db), READY['lower_bound'], got)
            out = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
            for to, us in zip((drafts, inside, written), out):
                to.append(float(us) / 1000)
        self.ratio('bulletin of a half-year, draft / page of the lower bound', drafts, got['page'], 2)
        self.ratio('the same for the inside, with people', inside, got['page'], None)
        self.add('the same in all seven formats, ms', middle(written), 1000, f'{middle(written):.1f}')

    def importing(self):
        """Turn by turn, every time into a new file."""
        pairs = 1 if self.quick else 3
        folder = self.folder / 'import'
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        csv = bench_data.files(self.folder, self.big) / 'submissions.csv'
        empty = bench_data.names_only(self.program, self.folder, self.big)

        def ours():
            shutil.copy(empty, folder / 'office.db')
            os.sync()
            at = now()
            subprocess.run([self.program, '--db', folder / 'office.db', '--now', TODAY, 'import', 'submissions',
                            csv], check=True, capture_output=True)
            return ms(now() - at) / 1000

        def theirs():
            (folder / 'shell.db').unlink(missing_ok=True)
            script = ('CREATE TABLE submission(ref TEXT, date TEXT, unit TEXT, author TEXT, title TEXT, '
                      'type TEXT, length INTEGER);\n.mode csv\n'
                      f".import --skip 1 {csv} submission\n"
                      'CREATE INDEX by_day ON submission(date, unit);\n'
                      'CREATE INDEX by_unit ON submission(unit, date);\n')
            os.sync()
            at = now()
            subprocess.run(['sqlite3', folder / 'shell.db'], input=script, text=True, check=True)
            return ms(now() - at) / 1000

        got = [], []
        for order in turns(pairs):
            for which in order:
                got[which].append((ours, theirs)[which]())
        shutil.rmtree(folder)
        self.ratio(f'import of {self.big:.0e} / sqlite3 .import + 2 indexes'.replace('e+0', 'e'), *got, 4, 's')


    def saves_beside(self, db, work):
        """Another process's saves while `work` goes on: the longest of them, ms, and how
        many. Some come before: those after a large import put the search index in order."""
        unit = sqlite3.connect(db).execute('SELECT min(id) FROM unit').fetchone()[0]
        longest, count = 0, 0
        with subprocess.Popen([str(self.helpers / 'writer'), str(db), *TODAY.split('-')], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1) as writer:
            def save():
                at = now()
                writer.stdin.write(f'{unit} 题\n')
                answer = writer.stdout.readline().split()
                if len(answer) != 2:
                    raise Failed(f'writer: {" ".join(answer)}')
                return ms(now() - at)

            for _ in range(20):
                save()
            with subprocess.Popen(work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as p:
                while p.poll() is None:
                    longest = max(longest, save())
                    count += 1
                    time.sleep(.05)
            if p.returncode:
                raise Failed(f'{work[0]}: status {p.returncode}')
            writer.stdin.close()
        return longest, count

    def scheming(self):
        """A changed scheme put in force, old credits swept, by itself and with somebody who
        saves beside it; and a long one only read. Each article gets a credit more. The
        bound: the shell writes as many and deletes the old ones, at one go, and scores
        nothing."""
        folder = self.folder / 'scheme'
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        db = folder / 'office.db'
        call = [self.program, '--db', db, '--now', TODAY, 'scheme']
        apply = [*call, 'apply', '--replace', folder / 'next.txt']

        def fresh():
            shutil.copy(self.db(self.big), db)
            text = subprocess.run([*call, 'show'], check=True, capture_output=True, text=True).stdout
            (folder / 'next.txt').write_text(text + '\nsubmit add 1\n', encoding='utf-8')
            os.sync()

        def timed(*args, **more):
            fresh()
            at = now()
            subprocess.run(*args, check=True, capture_output=True, **more)
            return ms(now() - at) / 1000

        shell = ('PRAGMA synchronous=EXTRA; PRAGMA journal_mode=TRUNCATE; PRAGMA cache_size=-16384;\n'
                 'INSERT INTO credit SELECT gen + 1, submission_id, event_id, owner_kind, owner_id, day, account, '
                 'line, since, amount FROM credit NOT INDEXED CROSS JOIN (VALUES (0), (1)) '
                 'WHERE column1 = 0 OR event_id = 0;\n'
                 'DELETE FROM credit NOT INDEXED WHERE gen = (SELECT gen FROM generation);\n')
        got = [], []
        for order in turns(1 if self.quick else 3):
            for which in order:
                got[which].append(timed(['sqlite3', db], input=shell, text=True) if which else timed(apply))
        size = f'{self.big:.0e}'.replace('e+0', 'e')
        took = middle(got[0])
        self.add(f'a changed scheme put in force, {size}, s', took, 15 * self.big / 1e6, f'{took:.1f}')
        self.ratio(f'a changed scheme put in force, {size} / its credits written and deleted', *got, None, 's')
        fresh()
        longest, count = self.saves_beside(db, apply)
        self.add('the longest of another\'s saves beside it, ms', longest, 1000, f'{longest:.0f}', f'(of {count})')
        head = 'scheme x from 2020-01-01\nadoptions highest\nshare each full\n'
        lines = ''.join(f'adopt type T{i} form single length >= {i} set {i}\n' for i in range(197))
        (folder / 'short.txt').write_text(head, encoding='utf-8')
        (folder / 'long.txt').write_text(head + lines, encoding='utf-8')
        got = {'short': [], 'long': []}
        for _ in range(5 if self.quick else 21):
            for name, times in got.items():
                at = now()
                subprocess.run([self.program, '--db', '/nonexistent/x.db', 'scheme', 'check', folder / f'{name}.txt'],
                               check=True, capture_output=True)
                times.append(ms(now() - at))
        took = max(0, middle(got['long']) - middle(got['short']))
        self.add('a scheme of 200 lines read and looked over, ms', took, 5, f'{took:.2f}')
        shutil.rmtree(folder)


FIGURES = ('start', 'screen', 'idle', 'live', 'ranking', 'searching', 'finding', 'bulletins', 'importing', 'scheming')


def markdown(b):
    lines = ['| figure | measured | target | |', '|---|---|---|---|']
    lines += [f'| {f} | {v} {r} | {t.replace("<=", "≤")} | {ok} |'.replace('  ', ' ')
              for f, v, t, ok, r in b.rows]
    return '\n'.join(lines)


def write_readme(path, b):
    text = path.read_text(encoding='utf-8')
    if BEGIN not in text or END not in text:
        raise SystemExit(f'{path}: no {BEGIN} ... {END}')
    new = re.sub(f'{BEGIN}.*?{END}', lambda _: f'{BEGIN}\n{markdown(b)}\n{END}', text, flags=re.S)
    path.write_text(new, encoding='utf-8')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('program', type=Path)
    ap.add_argument('helpers', type=Path)
    ap.add_argument('folder', type=Path)
    ap.add_argument('--quick', action='store_true')
    ap.add_argument('--readme', type=Path)
    ap.add_argument('--only', nargs='+', choices=FIGURES)
    a = ap.parse_args()
    for name in 'program', 'helpers', 'folder':
        setattr(a, name, getattr(a, name).resolve())
    if not shutil.which('sqlite3'):
        raise SystemExit('bench: the sqlite3 shell is needed')
    b = Bench(a)
    for name in a.only or FIGURES:
        getattr(b, name)()
    missing = sum(r[3] == 'NOT reached' for r in b.rows)
    print(f'{len(b.rows)} figures, {missing} not reached')
    if a.readme:
        write_readme(a.readme, b)


if __name__ == '__main__':
    main()
