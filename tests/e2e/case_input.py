"""What comes from the keyboard: pastes, junk, slow links, editing, keys that terminals keep."""
import base64
import os
import random
import re
import signal
import termios
import time

from case_term import dashboard, leave
from office import Fail, need
from screen import Light, Screen

PASTE, END = b'\x1b[200~', b'\x1b[201~'
SAVE = b'\x13'


def open_form(t):
    t.keys('a')
    t.wait('登记稿件')
    t.keys('云湫', 'ENTER')
    t.wait('本月')


def typed(t):
    """The title as it stands in the form, with the caret's column."""
    row, col = t.screen.cursor()
    return t.screen.line(row).split('标题 *')[-1].strip(' []'), col


def test_paste_lines(o):
    """INP-01 pasted lines: on a list ignored with a word, in a field text on one line"""
    o.make()
    o.add('原有的')
    log = o.ok('log').out
    with dashboard(o) as t:
        t.keys('3')
        t.wait('原有的')
        t.keys(PASTE + b'd\r\rq\nq\n' + END)
        t.wait('粘贴')
        need(o.ok('log').out == log and t.p.poll() is None, 'a pasted letter acted')
        open_form(t)
        t.keys(PASTE + '第一行\r\n第二行\n'.encode() + END)
        t.wait('第一行 第二行')
        t.keys(SAVE)
        t.wait('已登记')
        leave(t)
    need('第一行 第二行' in [r['title'] for r in o.submissions().values()], 'not folded')


def test_paste_bomb(o):
    """INP-03 a paste of a million bytes: cut with a word, and the next key works"""
    o.make()
    with dashboard(o) as t:
        open_form(t)
        t.keys(PASTE + b'x' * 1_048_576 + END)
        t.until(lambda text: '65536' in text or '字节' in text or '2000' in text, 'the limit', 10)
        t.keys(b'\x15', '短题')
        t.wait('短题')
        t.keys(SAVE)
        t.wait('已登记')
        t.keys('3')
        t.wait('短题')
        # One that never ends is taken for what it is, and no key is lost for good.
        t.keys(PASTE + b'never ending')
        t.wait('粘贴')
        leave(t)


def junk():
    """Sequences, strings and bytes that are no key, and none of which may become one."""
    rng = random.Random(11)
    for _ in range(300):
        kind = rng.randrange(6)
        number = str(rng.choice([0, 1, 9, 99, 2**31, 10**30])).encode()
        if kind == 0:
            yield b'\x1b[?' + number + b';' + number + rng.choice([b'c', b'n', b'y', b'h'])
        elif kind == 1:
            yield b'\x1b[' + number * rng.randrange(1, 30) + b'~'
        elif kind == 2:
            yield b'\x1b]' + number + b';ddqqd\x07'
        elif kind == 3:
            yield b'\x1bP' + b'dq' * rng.randrange(1, 99) + b'\x1b\\'
        elif kind == 4:
            yield bytes([rng.randrange(0xf5, 0x100)]) + b'\x80\xc0'
        else:
            yield b'\x1b[<' + number + b';dM'[1:]
    yield b'\x1b[M   ' * 20
    yield b'\x1b[' + b'1;' * 5000 + b'~'


def test_junk(o):
    """INP-04 sequences that are no keys, storms of Esc and damaged bytes: the next key works"""
    o.make()
    for i in range(3):
        o.add(f'第{i}篇')
    log = o.ok('log').out
    pieces = list(junk())
    with dashboard(o) as t:
        t.keys('3')
        t.wait('第2篇')
        for piece in pieces:
            t.keys(piece)
        t.quiet(0.6)
        need(t.p.poll() is None, 'it left')
        t.keys('5')
        t.wait('[5排名]')
        t.keys(b'\x1b' * 5000)
        t.quiet(0.1)
        t.keys('3')
        t.wait('[3稿件]')
        t.keys('5')
        t.wait('[5排名]')
        for byte in '中'.encode():  # a character in three reads
            t.keys(bytes([byte]))
            t.quiet(0.05)
        t.quiet()
        t.keys('ESC', 'ESC')
        t.keys('3')
        t.wait('[3稿件]')
        leave(t)
    need(o.ok('log').out == log, 'junk acted')
    return f'{len(pieces)} pieces'


CLUSTERS = ['中', 'e\u0301', '👨\u200d👩\u200d👧', '🇨🇳', '👍🏽', '❤\ufe0f', '葛\U000e0100', 'a']


def test_editing(o):
    """INP-05 move, delete and insert by what a person takes for one character"""
    o.make()
    with dashboard(o, cols=120) as t:
        for i, one in enumerate(CLUSTERS):
            open_form(t)
            t.keys(PASTE + f'甲{one}乙'.encode() + END)
            t.until(lambda text: '乙' in typed(t)[0], 'the text')
            t.keys('LEFT', 'BACKSPACE')
            t.until(lambda text: typed(t)[0] == '甲乙', f'{one!r} taken by one Backspace')
            t.keys(PASTE + one.encode() + END, 'LEFT', 'LEFT', 'x', 'RIGHT', 'y', f'z{i}', SAVE)
            t.wait('已登记')
        leave(t)
    titles = [r['title'] for r in o.submissions().values()]
    for i, one in enumerate(CLUSTERS):
        need(f'x甲yz{i}{one}乙' in titles, f'x甲yz{i}{one}乙 not in {titles}')


def slowly(t, data, gap=0.15):
    for byte in data:
        t.keys(bytes([byte]))
        end = time.monotonic() + gap
        while (left := end - time.monotonic()) > 0:
            t.pump(left)


def test_slow_link(o):
    """INP-06 bytes 150 ms apart: arrows are arrows, Alt and a letter no Esc; Esc alone is heard"""
    o.make()
    for i in range(4):
        o.add(f'第{i}篇', day=f'2026-11-{10 + i}')
    for env in ({'ESCDELAY': '200'}, {'SSH_CONNECTION': '10.0.0.1 5 10.0.0.2 22'}):
        env = {k: v for k, v in o.env.items() if k != 'ESCDELAY'} | env
        with dashboard(o, env=env) as t:
            t.keys('3')
            t.wait('第3篇')
            for sequence, there in ((b'\x1bOB', '第2篇'), (b'\x1b[B', '第1篇'), (b'\x1b[A', '第2篇'),
                                    (b'\x1b[1;5B', '第1篇')):
                slowly(t, sequence)
                t.until(lambda text, x=there: x in t.screen.line(t.screen.cursor()[0]), there)
            t.keys('?')
            t.wait_gone('第3篇')
            before = t.screen.text()
            slowly(t, b'\x1bz')  # Alt+z is no key of ours: and no Esc, which would close the help
            t.quiet(0.5)
            need('第3篇' not in t.screen.text(), f'Alt+z closed the help:\n{before}')
            t.keys(b'\x1b')
            t.wait('第3篇', seconds=1)
            leave(t)


def test_half_filled(o):
    """INP-07 leaving a half-filled form by Esc, Ctrl+C or a small window: kept, not saved, not lost"""
    o.make()
    with dashboard(o) as t:
        open_form(t)
        t.keys('写了一半的')
        for way in (b'\x1b', b'\x03', b'\x1b'):
            t.wait('写了一半的', '登记稿件')
            t.resize(10, 30)
            t.quiet(0.1)
            t.resize(24, 80)
            t.wait('写了一半的', '登记稿件')
            t.keys(way)
            t.wait_gone('登记稿件')
            need(not o.submissions(), f'{way!r}: saved in silence')
            t.keys('a')
        t.wait('写了一半的', '登记稿件')
        t.keys('ESC')
        t.wait_gone('登记稿件')
        leave(t)
    need(not o.submissions(), 'saved in silence')


def test_control_keys(o):
    """INP-09 Ctrl+S, Q, V, \\, D, @ freeze nothing, end nothing, and change nothing"""
    o.make()
    o.add('第一篇')
    log = o.ok('log').out
    with dashboard(o) as t:
        for screen in '1235':
            t.keys(screen)
            for key in (b'\x13', b'\x11', b'\x16', b'\x1c', b'\x04', b'\0', b'\x14'):
                t.keys(key)
                t.quiet(0.03)
                need(t.p.poll() is None, f'{key!r} ended it: {t.p.returncode}')
        t.keys('3')
        t.wait('[3稿件]')
        leave(t)
    o.verify()
    need(o.ok('log').out == log, 'one of them acted')


def test_draft_after_kill(o):
    """INP-08 kill -9 in a form: what was saved is there, and the next start is sound"""
    o.make()
    o.add('已存的')
    with dashboard(o) as t:
        open_form(t)
        t.keys('没有保存的题目')
        t.wait('没有保存的题目')
        t.signal(signal.SIGKILL)
        t.wait_exit()
    with dashboard(o) as t:
        t.keys('3')
        t.wait('已存的')
        leave(t)
    need([r['title'] for r in o.submissions().values()] == ['已存的'], 'rows')
    o.verify()


def configured(o, text):
    path = o.folder / '.config/tongbao/config'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_unmarked(o):
    """INP-01 a terminal that does not mark pastes: fast lines are one, a fast word and Enter is not"""
    o.make()
    with dashboard(o, env=o.env | {'TERM': 'linux'}) as t:
        t.keys('a')
        t.wait('登记稿件')
        t.keys('云湫\r')  # as a slow link delivers it
        t.wait('本月')
        t.keys('第一行\r第二行\r')
        t.wait('第一行 第二行')
        need(not o.submissions(), 'a pasted line break saved')
        t.keys('\r')
        t.wait('已登记')
        t.keys('ESC')
        t.wait_gone('登记稿件')
        t.keys('3')
        t.wait('[3稿件]', '第一行 第二行')
        log = o.ok('log').out
        t.keys('d\rd\rq\r')
        t.wait('粘贴')
        need(o.ok('log').out == log, 'a pasted letter acted')
        t.keys('j' * 100)  # a held key after a pause is no paste
        t.quiet(0.1)
        need('粘贴' not in t.screen.text(), t.screen.text())
        leave(t)


def test_mouse(o):
    """MOUSE off unless asked for; when on, the wheel moves and a click on a tab goes there"""
    o.make()
    for i in range(9):
        o.add(f'第{i}篇', day=f'2026-11-{10 + i}')
    with dashboard(o) as t:
        need(t.mode(1000) is None, 'the mouse is taken without being asked for')
        leave(t)
    configured(o, '[look]\nmouse = yes\n')
    with dashboard(o) as t:
        need(t.mode(1000) and t.mode(1006), 'the mouse is not asked for')
        column = t.screen.line(1).index('3稿件') + 4  # two wide names stand before it
        t.keys(f'\x1b[<0;{column + 1};2M\x1b[<0;{column + 1};2m'.encode())
        t.wait('[3稿件]', '第8篇')
        t.keys(b'\x1b[<65;10;9M')
        t.until(lambda text: '第5篇' in t.screen.line(t.screen.cursor()[0]), 'three down')
        t.keys(b'\x1b[<64;10;9M')
        t.until(lambda text: '第8篇' in t.screen.line(t.screen.cursor()[0]), 'three up')
        leave(t)
        need(not t.not_restored(), t.not_restored())
    with dashboard(o) as t:
        t.signal(signal.SIGSEGV)
        t.wait_exit()
        need(not t.not_restored(), f'after a fault: {t.not_restored()}')


def test_background(o):
    """LOOK the palette follows the background; answers are no keys and stay out of the shell"""
    o.make()
    o.add('一篇')
    for emulator, colour in ((Screen, b'38;5;245'), (Light, b'38;5;243')):
        with dashboard(o, emulator=emulator) as t:
            t.quiet()
            need(colour in t.raw, f'{emulator.__name__}: no {colour}')
            need('粘贴' not in t.screen.text() and '?' not in t.screen.line(22), t.screen.text())
            leave(t)
    for text, colour in (('light', b'38;5;243'), ('dark', b'38;5;245')):
        configured(o, f'[look]\ntheme = {text}\n')
        with dashboard(o, emulator=Light) as t:
            need(colour in t.raw and b'\x1b]11' not in t.raw, f'theme = {text}')
            leave(t)
    configured(o, '[look]\ntheme = mono\n')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('一篇')
        need(not any(f'\x1b[{c}'.encode() in t.raw for c in ('38;', '31', '32', '33', '34', '36')),
             'colours in mono')
        row = t.screen.cursor()[0]
        leave(t)
        need(row > 3, 'no row is selected')
    configured(o, '[look]\nascii = yes\n')
    with dashboard(o) as t:
        need(not any(c in t.screen.text() for c in '─│█░▲▼'), 'art in ASCII')
        need('----' in t.screen.text() and '|' in t.screen.text(), t.screen.text())
        leave(t)
    configured(o, '[look]\ntheme = pink\n')
    with dashboard(o) as t:
        t.wait('pink')
        leave(t)


def test_answers_too_late(o):
    """LOOK who leaves at once finds no answer of the terminal in the shell"""
    o.make()
    for late in (0, 0.1):
        with o.terminal('--lang', 'zh', emulator=Light) as t:
            screen, t.screen = t.screen, None
            while b'\x1b[6n' not in t.raw:
                t.pump(1)
            t.keys(b'\x03')  # Ctrl+C leaves
            end = time.monotonic() + late
            while (left := end - time.monotonic()) > 0:
                t.pump(left)
            os.write(t.master, b'\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[3;2R')
            t.screen = screen
            try:
                t.wait_exit(5)
            except Fail as e:
                raise Fail(f'{late}: {e}') from e
            os.set_blocking(t.slave, False)
            modes = termios.tcgetattr(t.slave)
            modes[3] &= ~termios.ICANON
            termios.tcsetattr(t.slave, termios.TCSANOW, modes)
            try:
                left = os.read(t.slave, 100)
            except BlockingIOError:
                left = b''
            need(not left, f'the shell would get {left!r}')


def test_copy(o):
    """COPY OSC 52 with the rows, in order with the frame, and a word that does not promise"""
    o.make()
    o.add('要复制的“题目”\u202e')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('要复制的')
        t.keys('y')
        t.quiet(0.1)
        t.keys('ENTER')
        t.wait('OSC 52')
        t.quiet(0.2)  # it follows the frame
        m = re.search(rb'\x1b\]52;c;([A-Za-z0-9+/=]+)\x07', t.raw)
        need(m, 'nothing was sent')
        text = base64.b64decode(m[1]).decode()
        need('要复制的“题目”<U+202E>' in text and '\u202e' not in text, text)
        leave(t)
