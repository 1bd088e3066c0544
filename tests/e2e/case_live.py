"""Two people on one file, each at a screen of their own; and the work of a day."""
import os
import random
import threading
import time

from case_term import dashboard, leave
from office import NOW, REF, need

SAVE = b'\x13'  # Ctrl+S


def row_of(t, text):
    """The first line of the screen that has this text; '' when there is none."""
    return next((line for line in t.screen.lines() if text in line), '')


def listed(t, text):
    """Whether a row of the list, not the message line or the detail, has the text."""
    return any(text in line for line in t.screen.lines()[4:19])


def log(t, unit, title):
    """Logs one item by keys and closes the form."""
    t.keys('a')
    t.wait('登记稿件')
    t.keys(unit, 'ENTER')
    t.wait('本月')
    t.keys(title)
    t.wait(title)
    t.keys('ENTER')
    t.wait('已登记', f'《{title[:6]}')
    t.keys('ESC')
    t.wait_gone('登记稿件')


def select(t, text):
    """Moves the cursor down to the record with this text."""
    t.keys('g')
    t.quiet(0.1)
    for _ in range(20):
        if text in t.screen.line(t.screen.cursor()[0]):
            return
        t.keys('DOWN')
        t.quiet(0.1)
    need(False, f'{text} cannot be reached:\n{t.screen.text()}')


def test_seen_by_the_other(o):
    """LIVE what one logs and adopts the other sees, without a key"""
    o.make()
    with dashboard(o, actor='甲') as a, dashboard(o, actor='乙') as b:
        b.keys('3')
        b.wait('还没有稿件')
        a.keys('3')
        log(a, '砚溪镇', '“三单联动”抓实党员教育')
        b.wait('“三单联动”', '甲')
        b.keys('5')
        b.until(lambda text: row_of(b, '砚溪镇').strip('> ').startswith('1 '), '砚溪镇 first')
        ref = next(iter(o.submissions()))
        o.ok('event', ref, 'adopt', '-d', NOW, '-o', '澄州信息', '--as', '丙')
        b.until(lambda text: '11' in row_of(b, '砚溪镇'), '11 points for 砚溪镇')
        o.ok('undo', '--as', '丙')
        b.until(lambda text: '11' not in row_of(b, '砚溪镇'), '1 point again')
        leave(a)
        leave(b)
    need([r['title'] for r in o.submissions().values()] == ['“三单联动”抓实党员教育'],
         'not exactly one row')
    o.verify()


def test_lost_race(o):
    """CONC-02 a save that lost a race is refused, says who, and keeps the text"""
    o.make()
    ref = o.add('原来的标题', unit='望雁乡')

    def title():
        return o.submissions()[ref]['title']

    with dashboard(o, actor='甲') as a, dashboard(o, actor='乙') as b:
        for t in (a, b):
            t.keys('3')
            t.wait('原来的标题')
            t.keys('e')
            t.wait('修改稿件')
        b.keys('（乙改）')
        b.wait('（乙改）')
        b.keys(SAVE)
        b.wait_gone('修改稿件')
        need(title() == '原来的标题（乙改）', f'the first save gave {title()}')
        a.keys('（甲改）')
        a.wait('（甲改）')
        a.keys(SAVE)
        a.wait('乙', '原来的标题（乙改）', '原来的标题（甲改）', '两人同时修改')
        need(title() == '原来的标题（乙改）', 'the second save won in silence')
        a.keys('1', SAVE)
        a.wait_gone('两人同时修改')
        a.wait_gone('修改稿件')
        need(title() == '原来的标题（甲改）', f'after choosing mine: {title()}')
        leave(a)
        leave(b)
    o.verify()


def test_different_fields(o):
    """CONC-02 two who change different fields do not meet"""
    o.make()
    ref = o.add('两人各改一项', unit='望雁乡')
    with dashboard(o, actor='甲') as a:
        a.keys('3')
        a.wait('两人各改一项')
        a.keys('e')
        a.wait('修改稿件')
        o.ok('event', ref, 'adopt', '-d', NOW, '-o', '清岚信息', '--as', '乙')
        a.keys('（改）')
        a.wait('（改）')
        a.keys(SAVE)
        a.quiet(0.3)
        if '修改稿件' in a.screen.text():  # asked: then the adoption is named
            need('乙' in a.screen.text(), f'refused without a name:\n{a.screen.text()}')
            a.keys('ENTER')
        a.wait_gone('修改稿件')
        leave(a)
    row = o.submissions()[ref]
    need(row['title'] == '两人各改一项（改）', f'title {row["title"]}')
    need(o.rank()['望雁乡']['adopted'] == 1, 'the adoption is lost')
    o.verify()


def test_cursor_keeps_its_record(o):
    """LIVE rows that come in from elsewhere do not move the cursor to another record"""
    o.make()
    for i in range(6):
        o.add(f'第{i}篇', day=f'2026-11-{10 + i}')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('第5篇')
        t.keys('DOWN', 'DOWN')
        t.until(lambda text: '第3篇' in t.screen.line(t.screen.cursor()[0]), 'the third row')
        for i in range(3):
            o.add(f'后来{i}', day='2026-11-20')
        t.wait('后来0', '后来1', '后来2')
        t.until(lambda text: '第3篇' in t.screen.line(t.screen.cursor()[0]), 'the cursor on 第3篇')
        leave(t)


BOXES = ['1', '2', '3', '5', '6', '3a', '3o', '3e', '3d', '3r', '3R', '3O', '3?', '3/', '3p', '3\r',
         '3L', '5\r', '2\r', '1a']


def test_nobody_waits(o):
    """CONC-03 a session resting on any screen or box keeps nobody from saving"""
    o.make()
    o.add('有一篇')
    with dashboard(o) as t:
        for keys in BOXES:
            t.keys(*keys)
            t.quiet(0.1)
            o.add(f'趁着{keys.strip()}')
            t.keys('ESC', 'ESC')
        leave(t)
    o.verify()
    return f'{len(BOXES)} places'


def test_storm(o):
    """LIVE keys while others save all the time: alive, and the last state is shown"""
    o.make()
    o.add('第一篇')
    over = threading.Event()
    added = []

    def write():
        while not over.is_set():
            added.append(o.add(f'风暴{len(added)}', unit='砚溪镇'))

    with dashboard(o) as t:
        thread = threading.Thread(target=write)
        thread.start()
        try:
            for _ in range(6):
                for key in ('2', '5', '3', 'j', 'j', '6', '[', ']', '1', '5', 'l', 'h'):
                    t.keys(key)
                    t.pump(0.02)
                    need(t.p.poll() is None, f'exit {t.p.returncode}: {t.errors!r}')
        finally:
            over.set()
            thread.join()
        t.keys('5')
        n = str(len(added))
        t.until(lambda text: n in row_of(t, '砚溪镇').split(), f'{n} points for 砚溪镇')
        leave(t)
    o.verify()
    return f'{len(added)} saves'


def test_right_record(o):
    """LIVE while others write 50 times a second, 10,000 keys: a verb acts on the record it was pressed on"""
    o.make()
    for i in range(60):
        o.add(f'第{i}篇', day=f'2026-11-{1 + i % 22:02}', actor='乙')
    over = threading.Event()
    added = []

    def write(who):
        rng = random.Random(who)
        while not over.is_set():
            added.append(o.add(f'{who}之{len(added)}', unit='砚溪镇', day=f'2026-11-{rng.randrange(1, 23):02}',
                               actor=who))

    rng = random.Random(9)
    keys, expected, begun = 0, [], time.monotonic()
    with dashboard(o, actor='甲') as t:
        def row():
            return t.screen.line(t.screen.cursor()[0])

        def pane():
            return next((x for x in t.screen.lines()[17:] if REF.match(x.strip())), '')

        def state(title):
            return row().split()[-1] if title in row() else ''

        t.keys('3')
        t.wait('[3稿件]', '待定')
        threads = [threading.Thread(target=write, args=(who,)) for who in ('乙', '丙')]
        for thread in threads:
            thread.start()
        try:
            while keys < int(os.environ.get('E2E_LIVE_KEYS', '10000')):
                t.raw = b''
                moves = ''.join(rng.choice('jjjjjkkk') for _ in range(37)) + rng.choice(['', 'g', 'G'])
                t.keys(moves.encode() + b'\x0c')  # drawn anew: all keys before were taken
                t.until(lambda text: b'\x1b[H\x1b[2J' in t.raw or b'\x1b[2J' in t.raw, 'drawn anew')
                # The clearing may be read before the rest of the same paint has come.
                t.until(lambda text: pane() and row().startswith('>'), 'a record is selected')
                shown, line = pane(), row()
                ref, title = shown.split()[:2]
                need(title in line, f'the pane shows {shown}, the cursor stands on {line}')
                t.keys('d\r')
                t.until(lambda text, x=title: state(x) == '作废', f'{title} is void')
                t.keys('u')
                t.until(lambda text, x=title: state(x) == '待定', f'{title} is back')
                expected += [ref, ref]
                keys += len(moves) + 4
        finally:
            over.set()
            for thread in threads:
                thread.join()
        rate = len(added) / (time.monotonic() - begun)
        t.keys('ESC')
        leave(t)
    log = o.ok('log', '--last', '1000000', '--format', 'csv').out
    mine = [REF.search(line) for line in reversed(log.splitlines()) if ',甲,' in line]
    need(all(mine), 'an entry of the journal does not name its record')
    mine = [m[0] for m in mine]
    need(mine == expected, f'{sum(a != b for a, b in zip(mine, expected))} keys hit another record')
    o.verify()
    return f'{keys} keys, {len(expected)} writes, others wrote {rate:.0f} times a second'


def test_undo_after_restart(o):
    """JOURNEY undo works after leaving and coming back, and redo brings it back"""
    o.make()
    with dashboard(o) as t:
        t.keys('3')
        log(t, '云湫镇', '先登记后撤销')
        leave(t)
    need(len(o.submissions()) == 1, 'not saved')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('先登记后撤销')
        t.keys('u')
        t.until(lambda text: not listed(t, '先登记后撤销'), 'the row is gone')
        need(not o.submissions(), 'undo on the screen only')
        t.keys('U')
        t.until(lambda text: listed(t, '先登记后撤销'), 'the row is back')
        leave(t)
    need(len(o.submissions()) == 1, 'redo on the screen only')
    o.verify()


def test_day(o):
    """JOURNEY log, adopt, return, void by keys; ranking and shortfalls follow"""
    o.make()
    with dashboard(o) as t:
        t.keys('3')
        for unit, title in (('云湫镇', '第一篇'), ('云湫镇', '第二篇'), ('砚溪镇', '第三篇')):
            log(t, unit, title)
            t.until(lambda text, x=title: listed(t, x), f'{title} in the list')
        select(t, '第一篇')
        t.keys('o')
        t.wait('> 载体')
        t.keys('澄州')
        t.keys('ENTER')
        t.wait('采用1')
        need(o.rank()['云湫镇']['adopted'] == 1, f'not adopted:\n{t.screen.text()}')
        select(t, '第二篇')
        t.keys('r')
        t.wait('> ')
        t.keys('照搬材料')
        t.wait('照搬材料')
        t.keys('ENTER')
        t.until(lambda text: '已退' in row_of(t, '第二篇') or '退' in row_of(t, '第二篇')[30:],
                '第二篇 returned')
        select(t, '第三篇')
        t.keys('d')
        t.wait('？')
        t.keys('ENTER')
        t.until(lambda text: '作废' in row_of(t, '第三篇') or not listed(t, '第三篇'), '第三篇 void')
        need(o.rank()['砚溪镇']['submitted'] == 0, f'not void:\n{t.screen.text()}')
        t.keys('5')
        t.until(lambda text: '12' in row_of(t, '云湫镇'), '12 points: 2 sent, 1 adopted')
        t.keys('6')
        t.wait('[6缺口]')
        need('2/4' in row_of(t, '云湫镇') or '缺2' in row_of(t, '云湫镇'),
             f'a returned article still counts:\n{t.screen.text()}')
        leave(t)
    o.verify()


def test_demo(o):
    """JOURNEY demo on the last day of another month: alive; a second terminal joins by --db"""
    day = '2027-03-31'
    with o.terminal('--lang', 'zh', 'demo', now=day, db=None) as a:
        a.wait('演示', '2027年3月', '31/31')
        found = [p for p in (o.folder / '.local/state').rglob('*.db')]
        need(len(found) == 1, f'not one copy below the state folder: {found}')
        o.db = found[0]
        o.verify()
        rows = o.rank('2027-03')
        need(sum(r['submitted'] for r in rows.values()) > 50, 'the current month is not alive')
        need(any(r['submitted'] == 0 for r in rows.values()), 'nobody at zero')
        with dashboard(o, now=day, actor='乙') as b:
            b.keys('3')
            b.wait('[3稿件]')
            a.keys('3')
            log(a, '砚溪镇', '演示中登记的一篇')
            b.wait('演示中登记的一篇')
            leave(b)
        leave(a)


def test_strokes(o):
    """JOURNEY one item from any screen with at most 6 keys"""
    o.ok('init', '--sample', '--now', NOW)
    before = len(o.submissions())
    with dashboard(o) as t:
        t.keys('a')
        t.wait('登记稿件')
        t.keys('砚', '溪', 'ENTER')
        t.wait('本月')
        t.keys(b'\x1b[200~' + '砚溪镇“六键”登记一篇'.encode() + b'\x1b[201~')
        t.wait('六键')
        t.keys('ENTER')
        t.wait('已登记')
        need(len(o.submissions()) == before + 1, 'no row')
        t.keys('ESC')
        leave(t)
