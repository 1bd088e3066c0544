"""The terminal: what the program asks of it, and how it leaves it."""
import os
import random
import select
import signal
import time

from office import need, one_line
from terminal import Terminal

SCREENS = {'1': '总览', '2': '单位', '3': '稿件', '5': '排名', '6': '缺口'}
SIZES = [(1, 1), (1, 2), (2, 1), (1, 80), (24, 1), (3, 10), (5, 20), (10, 30), (500, 1000)]


def dashboard(o, *args, **more):
    t = o.terminal('--lang', 'zh', *args, **more)
    t.wait(*(SCREENS.values() if more.get('cols', 80) >= 70 else ['总览']))
    return t


def leave(t):
    t.keys('q')
    t.wait('再按 q')
    t.keys('q')
    code = t.wait_exit()
    need(code == 0, f'exit {code}: {t.errors!r}')


def test_restored(o):
    """TERM-01 after q the screen, cursor, modes and termios are as before"""
    o.make()
    o.add('一篇稿件')
    program = o.argv('--now', '2026-11-22', '--lang', 'zh')
    script = 'printf "BEFORE\\n"; "$@"; printf "AFTER %s\\n" $?'
    with Terminal(['sh', '-c', script, 'sh', *program], o.env, cwd=o.folder) as t:
        t.wait(*SCREENS.values())
        need(t.mode(1049), 'the alternate screen is not used')
        need('BEFORE' not in t.screen.text(), 'the shell shows through')
        for key in '2356':
            t.keys(key)
            t.quiet(0.1)
        t.keys('q')
        t.wait('再按 q')
        t.keys('q')
        t.wait('BEFORE', 'AFTER 0')
        need(t.screen.line(0) == 'BEFORE' and t.screen.line(1) == 'AFTER 0',
             f'the screen is not as before:\n{t.screen.text()}')
        t.wait_exit()
        need(not t.not_restored(), t.not_restored())


def test_sizes(o):
    """TERM-02 every screen at sizes from 1x1 to 500x1000, and back"""
    o.make()
    for i in range(30):
        o.add(f'第{i}篇“稿件”')
    with dashboard(o) as t:
        for key, name in SCREENS.items():
            t.keys(key)
            t.wait(name)
            t.quiet(0.1)
            before = t.screen.text()
            for rows, cols in SIZES:
                t.resize(rows, cols)
                t.quiet(0.05)
                need(t.p.poll() is None, f'{name} at {rows}x{cols}: exit {t.p.returncode}')
                if rows < 16 or cols < 60:
                    small = t.screen.text().strip()
                    need(small or cols < 2, f'{name} at {rows}x{cols}: nothing is said')
            t.resize(24, 80)
            t.until(lambda text: text == before, f'{name} as it was:\n{before}\n--- now:')
        leave(t)


def test_resize_storm(o):
    """TERM-04 1000 resizes while keys come: alive, and the screen is as it was before"""
    o.make()
    for i in range(20):
        o.add(f'第{i}篇“稿件”')
    rng = random.Random(5)
    with dashboard(o) as t:
        t.keys('3')
        t.wait('[3稿件]', '第19篇')
        t.quiet(0.2)
        before = t.screen.text()
        t.blind()
        for i in range(int(os.environ.get('E2E_RESIZES', '1000'))):
            t.resize(rng.randrange(1, 200), rng.randrange(1, 500))
            if i % 10 == 0:
                t.keys(rng.choice('jk25316'))
            t.pump(0)
            need(t.p.poll() is None, f'resize {i}: exit {t.p.returncode}')
        t.quiet(0.2)
        t.look(24, 80)
        t.keys('3', 'g', b'\x0c')
        t.until(lambda text: text == before, f'the screen as before:\n{before}\n--- now')
        leave(t)


def test_too_small_started(o):
    """TERM-02 started in a small window it says so and comes back when enlarged"""
    o.make()
    with o.terminal('--lang', 'zh', rows=10, cols=40) as t:
        t.wait('小')
        t.resize(24, 80)
        t.wait(*SCREENS.values())
        leave(t)


def test_term_names(o):
    """TERM-06 a TERM that cannot work: a message, exit 2, no escape bytes; commands still work"""
    o.make()
    for term in (None, '', 'dumb', 'unknown', 'xterm-nonexistent', 'x' * 5000, '../../etc/passwd'):
        env = {k: v for k, v in o.env.items() if k != 'TERM'}
        if term is not None:
            env['TERM'] = term
        with o.terminal(env=env) as t:
            code = t.wait_exit()
            need(code == 2, f'TERM={term!r:.30}: exit {code}')
            need(b'\x1b' not in t.raw + t.errors, f'TERM={term!r:.30}: escape bytes {t.raw[:80]!r}')
            need(one_line(t.errors.decode()), f'TERM={term!r:.30}: message {t.errors!r}')
        r = o.run('rank', env=env)
        need(r.code == 0 and '\x1b' not in r.out, f'TERM={term!r:.30}: rank: {r}')


def test_no_terminal(o):
    """TERM-08 without a terminal: refused with a message; closed descriptors never reach the file"""
    o.make()
    r = o.run()
    need(r.code == 2 and one_line(r.err) and '\x1b' not in r.out, f'all pipes: {r}')
    before = len(o.submissions())
    argv = ' '.join(f"'{a}'" for a in o.argv('add', '-u', '云湫镇', '-t', '关着描述符'))
    for closing in ('<&-', '>&-', '2>&-', '<&- >&-', '<&- >&- 2>&-', '>&- 2>&-'):
        os.system(f'(env -i PATH=/usr/bin:/bin HOME={o.folder} LC_ALL=C.UTF-8 {argv} {closing})'
                  ' >/dev/null 2>/dev/null')
        need(o.db.read_bytes()[:15] == b'SQLite format 3', f'{closing}: the file was written over')
    o.verify()
    added = len(o.submissions()) - before
    need(0 <= added <= 6, f'{added} rows added')
    for closing in ('<&-', '2>&-', '>&-'):
        argv = ' '.join(f"'{a}'" for a in o.argv())
        code = os.system(f'(env -i PATH=/usr/bin:/bin TERM=xterm HOME={o.folder} {argv} {closing}) '
                         f'>{o.folder}/out 2>{o.folder}/err </dev/null')
        need(os.waitstatus_to_exitcode(code) == 2, f'dashboard with {closing}: {code}')
        need(b'\x1b' not in (o.folder / 'out').read_bytes(), f'{closing}: escape bytes in a file')


def test_locales(o):
    """TERM-09 any locale: Chinese is right on the screen and whole in the data, or refused"""
    o.make()
    for i, change in enumerate(({}, {'LC_ALL': 'C'}, {'LC_ALL': 'POSIX'}, {'LC_ALL': 'xx_YY.bad'},
                                {'LC_ALL': 'zh_CN.GB18030'}, {'LANG': 'C'})):
        env = {k: v for k, v in o.env.items() if not k.startswith('LC_')} | change
        title = f'中文“标题”{i}'
        r = o.run('add', '-u', '云湫镇', '-t', title, '-d', '2026-11-20', env=env)
        need(r.code in (0, 2), f'{change}: add: {r}')
        titles = [x['title'] for x in o.submissions().values()]
        need((title in titles) == (r.code == 0), f'{change}: titles are {titles}')
        with o.terminal('--lang', 'zh', env=env) as t:
            t.until(lambda text: '总览' in text or t.p.poll() is not None, 'a screen or an end')
            if t.p.poll() is None:
                t.keys('2')
                t.wait('云湫镇')
                leave(t)
            else:
                need(t.wait_exit() == 2, f'{change}: exit {t.p.returncode}')


def test_window_closed(o):
    """TERM-10 the terminal goes away: the program too, quickly, with no lock and no loss"""
    o.make()
    mine = o.add('先有的')
    for state, keys in (('idle', ()), ('typing', ('a', '云湫')), ('asked', ('3', 'd'))):
        with dashboard(o) as t:
            t.keys(*keys)
            t.quiet(0.2)
            t.hang_up()
            watch = os.pidfd_open(t.p.pid)
            need(select.select([watch], [], [], 2)[0], f'{state}: still there after 2 s')
            os.close(watch)
            _, status, usage = os.wait4(t.p.pid, 0)
            t.p.returncode = os.waitstatus_to_exitcode(status)
            cpu = usage.ru_utime + usage.ru_stime
            need(cpu < 1, f'{state}: {cpu:.2f} s of CPU')
        o.verify()
        need(mine in o.submissions(), f'{state}: lost a row')


SIGNALS = ['TERM', 'INT', 'HUP', 'QUIT', 'ABRT', 'SEGV', 'BUS', 'FPE', 'ILL', 'PIPE', 'XFSZ', 'XCPU']


def test_signals(o):
    """TERM-15 after every signal that can be caught the terminal is as before"""
    o.make()
    for name in SIGNALS:
        number = getattr(signal, f'SIG{name}')
        with dashboard(o) as t:
            t.signal(number)
            if name in ('PIPE', 'XFSZ'):  # may be ignored: then it works on
                t.quiet(0.2)
                if t.p.poll() is None:
                    t.keys('5')
                    leave(t)
                    continue
            code = t.wait_exit()
            need(code in (-number, 128 + number, 1) or (name in ('TERM', 'HUP') and code == 0),
                 f'SIG{name}: exit {code}')
            need(not t.not_restored(), f'SIG{name}: {t.not_restored()}')
            need(b'\x1b' not in t.errors, f'SIG{name}: escape bytes on stderr')
    o.verify()
    # The control: after a kill that cannot be caught the terminal is not as before.
    with dashboard(o) as t:
        t.signal(signal.SIGKILL)
        t.wait_exit()
        need('alternate screen' in t.not_restored(), 'control: SIGKILL left a clean terminal?')


def switches(pid):
    with open(f'/proc/{pid}/status') as f:
        return sum(int(line.split()[1]) for line in f if line.startswith('voluntary_ctxt'))


def test_idle(o):
    """TERM-19 every screen left alone: no byte and no wake-up from 15 s after the last event"""
    o.make()
    for i in range(30):
        o.add(f'第{i}篇稿件')
    poller = Terminal(['sh', '-c', 'while :; do sleep 0.5; done'], o.env)
    all_ = {}
    try:
        for key, name in SCREENS.items():
            all_[name] = dashboard(o)
            all_[name].keys(key)
        end = time.monotonic() + 15.5
        while time.monotonic() < end:
            for t in all_.values():
                t.pump(0.1)
        before = {name: (switches(t.p.pid), len(t.raw)) for name, t in all_.items()}
        polled = switches(poller.p.pid)
        all_['总览'].pump(5)
        for name, t in all_.items():
            t.pump(0)
            after = switches(t.p.pid), len(t.raw)
            need(after == before[name], f'{name}: woke {after[0] - before[name][0]} times, '
                 f'{after[1] - before[name][1]} bytes')
        need(switches(poller.p.pid) > polled, 'control: a poller was not seen')
    finally:
        for t in (poller, *all_.values()):
            t.close()
