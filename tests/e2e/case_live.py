"""Two people on one file, each at a screen of their own; and the work of a day."""
from case_term import dashboard, leave
from office import need


def row_of(t, text):
    """The screen's line that has this text; '' when there is none."""
    return next((line for line in t.screen.lines() if text in line), '')


def log(t, unit, title):
    """Logs one item by keys: the form, unit, title."""
    t.keys('a')
    t.wait('单位', '标题')
    t.keys(unit, 'ENTER')
    t.keys(title)
    t.wait(title)
    t.keys('ENTER')


def test_seen_by_the_other(o):
    """LIVE what one logs and adopts the other sees, without a key"""
    o.make()
    with dashboard(o, actor='甲') as a, dashboard(o, actor='乙') as b:
        b.keys('3')
        b.wait('没有')
        a.keys('3')
        log(a, '砚溪镇', '砚溪镇“三单联动”抓实党员教育')
        a.wait('砚溪镇“三单联动”')
        b.wait('砚溪镇“三单联动”')
        a.keys('ESC')
        b.keys('5')
        b.wait('砚溪镇')
        b.until(lambda text: ' 1 ' in row_of(b, '砚溪镇'), '1 point for 砚溪镇')
        ref = next(iter(o.submissions()))
        o.ok('event', ref, 'adopt', '-d', '2026-11-21', '-o', '澄州信息', '--as', '丙')
        b.until(lambda text: '11' in row_of(b, '砚溪镇'), '11 points for 砚溪镇')
        o.ok('undo', '--as', '丙')
        b.until(lambda text: '11' not in row_of(b, '砚溪镇'), '1 point again')
        leave(a)
        leave(b)
    need([r['title'] for r in o.submissions().values()] == ['砚溪镇“三单联动”抓实党员教育'],
         'not exactly one row')
    o.verify()


def test_lost_race(o):
    """CONC-02 a save that lost a race is refused, says who, and keeps the text"""
    o.make()
    ref = o.add('原来的标题', unit='望雁乡')
    with dashboard(o, actor='甲') as a, dashboard(o, actor='乙') as b:
        for t in (a, b):
            t.keys('3')
            t.wait('原来的标题')
            t.keys('e')
            t.wait('标题', '望雁乡')
            t.quiet(0.2)
        to_title(b)
        b.keys('（乙改）')
        b.wait('（乙改）')
        b.keys(b'\x13')
        b.wait_gone('Ctrl+S')
        need('（乙改）' in o.submissions()[ref]['title'], 'the first save is not there')
        to_title(a)
        a.keys('（甲改）')
        a.wait('（甲改）')
        a.keys(b'\x13')
        a.wait('乙')
        a.wait('（甲改）')
        need('（甲改）' not in o.submissions()[ref]['title'], 'the second save won in silence')
    o.verify()


def to_title(t):
    """Moves into the title field, to its end."""
    t.keys('TAB', 'END')
    t.quiet(0.1)


def test_cursor_keeps_its_record(o):
    """LIVE rows that come in from elsewhere do not move the cursor to another record"""
    o.make()
    for i in range(6):
        o.add(f'第{i}篇', day=f'2026-11-{10 + i}')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('第5篇')
        t.keys('DOWN', 'DOWN')
        t.quiet(0.1)
        before = t.screen.line(t.screen.cursor()[0])
        need('第' in before, f'the cursor is on no record: {before!r}')
        title = before[before.index('第'):].split()[0][:3]
        for i in range(3):
            o.add(f'后来{i}', day='2026-11-20')
        t.wait('后来0', '后来1', '后来2')
        t.until(lambda text: title in t.screen.line(t.screen.cursor()[0]), f'the cursor on {title}')
        leave(t)


def test_nobody_waits(o):
    """CONC-03 a session resting on any screen or box keeps nobody from saving"""
    o.make()
    o.add('有一篇')
    with dashboard(o) as t:
        for keys in ('1', '2', '3', '5', '6', ('3', 'a'), ('3', 'o'), ('3', 'e'), ('3', 'd'),
                     ('3', 'r'), ('3', '?'), ('3', '/'), ('3', 'p'), ('5', 'ENTER'), ('2', 'ENTER')):
            t.keys(*keys)
            t.quiet(0.1)
            o.add(f'趁着{keys}')
            t.keys('ESC')
            t.quiet(0.1)
            t.keys('ESC')
            t.quiet(0.1)
        leave(t)
    o.verify()


def test_undo_after_restart(o):
    """JOURNEY undo works after leaving and coming back, and redo brings it back"""
    o.make()
    with dashboard(o) as t:
        t.keys('3')
        log(t, '云湫镇', '先登记后撤销')
        t.wait('先登记后撤销')
        t.keys('ESC')
        leave(t)
    need(len(o.submissions()) == 1, 'not saved')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('先登记后撤销')
        t.keys('u')
        t.until(lambda text: not row_of_list(t, '先登记后撤销'), 'the row is gone')
        need(not o.submissions(), 'undo on the screen only')
        t.keys('U')
        t.until(lambda text: row_of_list(t, '先登记后撤销'), 'the row is back')
        leave(t)
    need(len(o.submissions()) == 1, 'redo on the screen only')
    o.verify()


def row_of_list(t, text):
    """Whether a list row, not the message line or the detail, has the text."""
    return any(text in line for line in t.screen.lines()[3:18])


def test_day(o):
    """JOURNEY log, adopt, return, void by keys; ranking and shortfalls follow"""
    o.make()
    with dashboard(o) as t:
        t.keys('3')
        for unit, title in (('云湫镇', '第一篇'), ('云湫镇', '第二篇'), ('砚溪镇', '第三篇')):
            log(t, unit, title)
            t.wait(title)
            t.keys('ESC')
            t.until(lambda text, x=title: row_of_list(t, x), f'{title} in the list')
        select(t, '第一篇')
        t.keys('o')
        t.wait('载体')
        t.keys('澄州', 'ENTER')
        t.quiet(0.2)
        need(o.rank()['云湫镇']['adopted'] == 1, f'not adopted:\n{t.screen.text()}')
        select(t, '第三篇')
        t.keys('d')
        t.quiet(0.2)
        t.keys('y') if '第三篇' in t.screen.text() else None
        t.quiet(0.2)
        need(o.rank()['砚溪镇']['submitted'] == 0, f'not void:\n{t.screen.text()}')
        t.keys('5')
        t.until(lambda text: '12' in row_of(t, '云湫镇'), '12 points')
        t.keys('6')
        t.wait('望雁乡')
        leave(t)
    o.verify()


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


def test_strokes(o):
    """JOURNEY one item from any screen with 6 keys, the next of the same unit with 3"""
    o.ok('init', '--sample', '--now', '2026-11-22')
    before = len(o.submissions())
    with dashboard(o) as t:
        t.keys('a')
        t.wait('标题')
        t.keys('砚', '溪', 'ENTER')
        t.keys(b'\x1b[200~' + '砚溪镇“六键”登记一篇'.encode() + b'\x1b[201~', 'ENTER')
        t.wait('六键')
        t.until(lambda text: len(o.submissions()) == before + 1, 'the row', seconds=5)
        t.keys('ESC')
        leave(t)
