"""kill -9 in the middle of work: what was acknowledged is there."""
import os
import random
import select
import signal
import sqlite3
import subprocess
import time

from office import REF, Fail, need

KILLS = int(os.environ.get('E2E_KILLS', '200'))
UNITS = ['云湫镇', '砚溪镇', '望雁乡', '县水利局']


def start(o, *args):
    return subprocess.Popen(o.argv(*args), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=o.env, cwd=o.folder)


def killed(p, delay):
    """Kills after so many seconds, unless it is done; (acknowledged text, exit)."""
    select.select([p.stdout], [], [], delay)
    p.send_signal(signal.SIGKILL) if p.poll() is None else None
    out, err = p.communicate()
    if p.returncode not in (0, -signal.SIGKILL):
        raise Fail(f'exit {p.returncode}: {err.decode(errors="replace")}')
    return out.decode(errors='replace'), p.returncode


def usual_time(o):
    """How long one add takes, so that the kills fall into it."""
    begun = time.monotonic()
    for i in range(5):
        o.add(f'量时{i}')
    return (time.monotonic() - begun) / 5


def lost(acknowledged, rows):
    return [ref for ref, title in acknowledged.items()
            if ref not in rows or rows[ref]['title'] != title]


def test_kill(o):
    """CRASH-01 after 200 times kill -9: acknowledged writes are there, the rest is whole or absent"""
    o.make()
    rng = random.Random(7)
    span = usual_time(o)
    acknowledged, imported, died = {}, [], 0
    for i in range(KILLS * 4):
        if died == KILLS:
            break
        title = f'第{i}次写入'
        if i % 10 == 9:
            text = 'date,unit,title\n' + ''.join(
                f'2026-11-0{1 + k % 9},{UNITS[k % 4]},批{i}之{k}\n' for k in range(300))
            p = start(o, 'import', 'submissions', str(o.file('k.csv', text)))
            out, code = killed(p, rng.random() * span * 4)
            imported.append((i, code == 0))
        else:
            p = start(o, 'add', '-u', rng.choice(UNITS), '-t', title, '-d', '2026-11-10')
            out, code = killed(p, rng.random() * span * 1.4)
            if m := REF.search(out):
                acknowledged[m[0]] = title
        died += code != 0
        if i % 20 == 19:
            rows = o.submissions()
            need(not lost(acknowledged, rows), f'after {i + 1} kills lost {lost(acknowledged, rows)}')
            whole_or_absent(rows, imported)
            o.verify()
    need(died == KILLS, f'only {died} of {KILLS} were killed at work: no test')
    negative_control(o, acknowledged)
    return f'{died} killed, {len(acknowledged)} acknowledged'


def whole_or_absent(rows, imported):
    for i, done in imported:
        n = sum(r['title'].startswith(f'批{i}之') for r in rows.values())
        need(n in ((300,) if done else (0, 300)), f'import {i}: {n} of 300 rows, done: {done}')


def negative_control(o, acknowledged):
    """A write lost after all must be seen, by the comparison and by verify."""
    ref = sorted(acknowledged)[len(acknowledged) // 2]
    with sqlite3.connect(o.db) as c:
        c.execute('PRAGMA foreign_keys=OFF')
        c.execute('DELETE FROM submission WHERE title=?', (acknowledged[ref],))
    need(lost(acknowledged, o.submissions()) == [ref], 'control: the lost row was not missed')
    need(o.run('verify').code == 6, 'control: verify did not see the lost row')
