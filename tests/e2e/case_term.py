"""The terminal: what the program asks of it, and how it leaves it."""
import os
import random
import re
import select
import signal
import termios
import time
from pathlib import Path

from office import need, one_line
from screen import REVERSE
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
    """TERM-04 1000 resizes while keys come: alive, and the screen is that of a fresh start"""
    o.make()
    for i in range(20):
        o.add(f'第{i}篇“稿件”')
    rng = random.Random(5)
    with dashboard(o) as t:
        t.blind()
        began = time.monotonic()
        for i in range(int(os.environ.get('E2E_RESIZES', '1000'))):
            t.resize(rng.randrange(1, 200), rng.randrange(1, 500))
            if i % 10 == 0:
                t.keys(rng.choice('jk25316'))
            t.pump(0.002)  # spread over two seconds
            need(t.p.poll() is None, f'resize {i}: exit {t.p.returncode}')
        took = time.monotonic() - began
        t.quiet(0.2)
        t.look(24, 80)
        t.keys('ESC', '3', 'g')
        t.wait('[3稿件]', '第19篇')
        t.quiet(0.2)
        after = t.screen.text(), t.screen.cursor()
        leave(t)
    with dashboard(o) as t:
        t.keys('3')
        t.wait('[3稿件]', '第19篇')
        t.quiet(0.2)
        fresh = t.screen.text(), t.screen.cursor()
        need(after == fresh, f'after the storm:\n{after[0]}\n--- a fresh start:\n{fresh[0]}')
        leave(t)
    return f'in {took:.1f} s'


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


def test_resize_in_the_middle(o):
    """TERM-05 a resize in a form, a question, a help page and a list at its end keeps what was there"""
    o.make()
    for i in range(60):
        o.add(f'第{i}篇')

    def shake(t, what):
        before = t.screen.text(), t.screen.cursor()
        for rows, cols in ((10, 30), (50, 200), (16, 60), (1, 1), (24, 80)):
            t.resize(rows, cols)
            t.quiet(0.05)
        t.until(lambda text: (text, t.screen.cursor()) == before, f'{what} as before:\n{before[0]}')

    with dashboard(o) as t:
        t.keys('3')
        t.wait('[3稿件]', '第59篇')
        t.keys('G')
        t.wait('60/60')
        shake(t, 'the end of the list')
        t.keys('d')
        t.wait('？')
        t.quiet(0.1)
        shake(t, 'the question')
        t.keys('ESC', '?')
        t.wait_gone('第0篇')
        t.quiet(0.1)
        shake(t, 'the help')
        t.keys('ESC', 'a')
        t.wait('登记稿件')
        t.keys('云湫', 'ENTER', '半个题目')
        t.wait('半个题目')
        t.keys('LEFT', 'LEFT')
        t.quiet(0.1)
        shake(t, 'the form')
        t.keys('ESC')
        t.wait_gone('登记稿件')
        leave(t)


def test_kinds(o):
    """TERM-07 other kinds of terminal and no colour: usable, the selected row told without colour"""
    o.make()
    for i in range(3):
        o.add(f'第{i}篇')
    kinds = [{'TERM': k} for k in ('vt100', 'linux', 'screen', 'tmux-256color', 'xterm-mono', 'xterm')]
    for change in (*kinds, {'NO_COLOR': '1'}):
        name = change.get('TERM', o.env['TERM'])
        if not any(os.path.exists(f'{base}/{name[0]}/{name}')
                   for base in ('/lib/terminfo', '/usr/share/terminfo', '/etc/terminfo')):
            continue
        with dashboard(o, env=o.env | change) as t:
            t.keys('3')
            t.wait('第2篇')
            t.keys('DOWN')
            t.until(lambda text: '第1篇' in t.screen.line(t.screen.cursor()[0]), f'{change}: down')
            t.quiet(0.1)
            row = t.screen.cursor()[0]
            need(t.screen.line(row).startswith('>'), f'{change}: {t.screen.line(row)}')
            need(t.screen.cell(row, 20)[1] & REVERSE and not t.screen.cell(row + 1, 20)[1] & REVERSE,
                 f'{change}: the selected row is not reversed')
            if 'NO_COLOR' in change or name in ('vt100', 'xterm-mono'):
                colours = re.findall(rb'\x1b\[[0-9;]*(?:3[0-8]|9[0-7])[;m]', t.raw)
                need(not colours, f'{change}: colours {colours[:3]}')
            leave(t)
            need(not t.not_restored(), f'{change}: {t.not_restored()}')


# A loop would end with the first stop.
JOBS = '"$@"; ' + ''.join(f'echo STOPPED {n}; read x; [ "$x" = x ] && fg >/dev/null; ' for n in range(1, 8)) \
    + 'kill -9 %1; echo AFTER'


def child_of(pid):
    return int(Path(f'/proc/{pid}/task/{pid}/children').read_text().split()[0])


def test_suspend(o):
    """TERM-13 :suspend and kill -TSTP: one stop each, the shell's screen meanwhile, back at the new size"""
    o.make()
    o.add('一篇')
    program = o.argv('--now', '2026-11-22', '--lang', 'zh')
    with Terminal(['bash', '--norc', '-ic', JOBS, 'bash', *program], o.env, cwd=o.folder) as t:
        t.wait(*SCREENS.values())
        t.keys('3')
        t.wait('[3稿件]')
        stops = 0

        def stopped():
            nonlocal stops
            stops += 1
            t.wait(f'STOPPED {stops}')
            need('[3稿件]' not in t.screen.text(), 'the screen was not given back')
            need(not t.mode(1049) and not t.mode(2004), 'modes are on while stopped')
            need(termios.tcgetattr(t.slave)[3] & termios.ICANON, 'raw while stopped')

        def back():
            t.keys('x\n')
            t.wait('[3稿件]', '一篇')
            t.quiet(0.1)

        def suspend():
            t.keys(':')
            t.wait('> ')
            t.keys('suspend')
            t.quiet(0.1)
            t.keys('ENTER')

        suspend()
        stopped()
        t.resize(30, 100)
        back()
        need(t.screen.line(29).strip() and len(t.screen.line(2)) == 100, f'size:\n{t.screen.text()}')
        t.keys('j')
        t.quiet(0.1)
        pid = child_of(t.p.pid)
        for _ in range(5):
            os.kill(pid, signal.SIGTSTP)
            stopped()
            back()
        t.raw = b''
        os.kill(pid, signal.SIGCONT)  # it was not stopped: it draws all again
        t.until(lambda text: b'[3' in t.raw, 'drawn again')
        t.quiet(0.1)
        need('[3稿件]' in t.screen.text() and t.p.poll() is None, t.screen.text())
        os.kill(pid, signal.SIGTSTP)
        stopped()
        t.keys('bye\n')
        t.wait('AFTER')
    # Where no shell could continue it, it does not stop.
    with dashboard(o) as t:
        t.signal(signal.SIGTSTP)
        t.quiet(0.1)
        t.keys('3')
        t.wait('[3稿件]')
        leave(t)
    return f'{stops} stops'


def test_signal_storm(o):
    """TERM-17 harmless signals 50 times a second while typing: nothing is lost, nothing is said"""
    o.make()
    numbers = [signal.SIGUSR1, signal.SIGUSR2, signal.SIGCHLD, signal.SIGALRM, signal.SIGWINCH, signal.SIGCONT]
    text = '“三单联动”抓实党员教育abcdefghijklmnopqrstuvwxyz'
    with dashboard(o) as t:
        t.keys('a')
        t.wait('登记稿件')
        t.keys('云湫', 'ENTER')
        t.wait('本月')
        for i in range(int(os.environ.get('E2E_STORM', '5')) * 50):
            t.signal(numbers[i % len(numbers)])
            if i % 5 == 0 and i // 5 < len(text):
                t.keys(text[i // 5])
            t.pump(0.02)
            need(t.p.poll() is None, f'signal {numbers[i % len(numbers)]}: exit {t.p.returncode}')
        t.wait(text)
        t.keys('ENTER')
        t.wait('已登记')
        need('EINTR' not in t.screen.text() and 'nterrupt' not in t.screen.text(), t.screen.text())
        t.keys('ESC')
        t.wait_gone('登记稿件')
        leave(t)
    need([r['title'] for r in o.submissions().values()] == [text], 'the title')


def monkey(rng, n):
    """Keys as a monkey hits them: letters, controls, sequences, Chinese, pastes, junk."""
    sequences = [b'\x1b', b'\x1b[A', b'\x1b[B', b'\x1bOC', b'\x1bOD', b'\x1b[5~', b'\x1b[6~', b'\x1bOP', b'\x1b[15~',
                 b'\x1b[200~a\nb\tc\x1b[201~', b'\x1b[200~', b'\x1b[<0;5;2M', b'\x1b[27;5;122~', b'\r', b'\r', b'\t', b'\x7f']
    for _ in range(n):
        kind = rng.randrange(10)
        if kind < 5:
            yield bytes([rng.choice(b'abcdefghijklmnoprstuvwxyzAGLORU1234567[]?/:=+-*, ')])
        elif kind < 8:
            yield rng.choice(sequences)
        elif kind < 9:
            yield rng.choice('云湫镇“三单联动”、。，；：？😀').encode()
        else:
            yield bytes([rng.choice([*range(1, 3), *range(4, 27), *range(128, 256)])])


def test_monkey(o):
    """TERM-20 random keys on a living office: alive, or left by its own key; verify; no row without its entry"""
    o.ok('init', '--sample', '--now', '2026-11-22')
    rows = len(o.submissions())
    left = 0
    for seed in range(int(os.environ.get('E2E_MONKEYS', '4'))):
        rng = random.Random(seed)
        with dashboard(o) as t:
            for piece in monkey(rng, 2000):
                if t.p.poll() is not None:
                    break
                try:
                    t.keys(piece)
                except OSError:
                    break
                t.pump(0)
            t.quiet(0.2)
            if t.p.poll() is not None:
                need(t.p.returncode in (0, 130), f'seed {seed}: exit {t.p.returncode} {t.errors!r}')
                left += 1
            else:
                t.keys(b'\x03')
                t.quiet(0.1)
        o.verify()
    need(len(o.submissions()) >= rows, 'rows are gone')
    return f'{left} left by themselves'


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
