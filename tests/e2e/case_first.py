"""The first day: no database, and what the dashboard offers then."""
from office import need, one_line

ENTER_TO = ['1/5', '2/5', '3/5', '4/5', '5/5', '1Overview']


def first(o, rows=24, cols=80, zh=False):
    """The dashboard where there is no database; the default place is in the home."""
    env = {**o.env, 'LANGUAGE': 'zh_CN' if zh else 'en'}
    o.db = o.folder / '.local/share/tongbao/tongbao.db'
    return o.terminal('--lang', 'zh' if zh else 'en', db=None, env=env, rows=rows, cols=cols)


def leave(t):
    t.keys('q')
    t.until(lambda text: 'q once more' in text or '再按 q' in text, 'the question before leaving')
    t.keys('q')
    code = t.wait_exit()
    need(code == 0, f'exit {code}: {t.errors!r}')


def enters(t, wanted):
    for marker in wanted:
        t.keys('ENTER')
        t.wait(marker)


def test_five_enters(o):
    """FIRST one key and five Enters give a ledger that works and verifies"""
    with first(o) as t:
        t.wait('There is no ledger yet', '1 a new ledger', '3 look at the demo first')
        t.keys('1')
        t.wait('1/5')
        enters(t, ENTER_TO[1:])
        t.wait('a logs the first submission')
        leave(t)
    need(o.db.stat().st_mode & 0o777 == 0o600, 'not for its owner alone')
    need([p.name for p in o.db.parent.iterdir()] == ['tongbao.db'], 'something is left beside it')
    o.verify()
    need(len(o.rows('units')) == 17, 'not the 17 units of the example')
    o.add('The first', unit='Finance Bureau')
    o.ok('undo', '--as', 'tester')
    o.verify()


def test_small_window(o):
    """FIRST the same in Chinese in a window of 60 by 16"""
    with first(o, 16, 60, zh=True) as t:
        t.wait('还没有台账', '1 新建台账')
        t.keys('1')
        t.wait('1/5', '信息科')
        enters(t, ['2/5', '3/5', '4/5', '5/5', '1总览'])
        leave(t)
    o.verify()


def test_eighty_units(o):
    """FIRST a pasted list of 80 units comes with its groups"""
    names = [f'第{i}镇' for i in range(30)] + [f'第{i}局' for i in range(40)] + \
            [f'第{i}中学' for i in range(10)]
    listed = ''.join(f'{i}. {name}（{i}篇）\r\n' for i, name in enumerate(names, 1))
    with first(o, zh=True) as t:
        t.wait('1 新建台账')
        t.keys('1')
        t.wait('1/5')
        enters(t, ['2/5', '3/5'])
        t.keys(b'\x1b[200~' + listed.encode() + b'\x1b[201~')
        t.wait('80 家单位', '乡镇街道 30', '县直部门 40', '学校 10')
        enters(t, ['类别对吗', '4/5', '5/5', '1总览'])
        leave(t)
    o.verify()
    units = o.rows('units')
    need([u['name'] for u in units] == names, 'other names than pasted')
    need([u['group'] for u in units] == ['乡镇街道'] * 30 + ['县直部门'] * 40 + ['学校'] * 10,
         'other groups than the names say')
    need(len(o.rows('targets')) == 3, 'not a quota for each group')


def test_open(o):
    """FIRST what cannot be opened is said on one line, and the path stays"""
    o.make()
    there = o.db
    o.file('notes.txt', 'no database\n')
    with first(o) as t:
        t.wait('2 open one')
        t.keys('2')
        t.wait('Open a ledger')
        t.keys('notes.t', 'TAB')
        t.wait('notes.txt')
        t.keys('ENTER')
        t.wait('is not a tongbao database', 'path notes.txt')
        t.keys(b'\x15', str(there), 'ENTER')
        t.wait('1Overview', '乡镇街道')
        leave(t)
    need(not o.db.exists(), 'a database was made')


def test_demo(o):
    """FIRST the demo stands elsewhere and says that it is one"""
    with first(o, zh=True) as t:
        t.wait('3 先看演示')
        t.keys('3')
        t.wait('1总览', '演示')
        leave(t)
    need((o.folder / '.local/state/tongbao/demo.db').exists(), 'no demo')
    need(not o.db.exists(), 'the demo went where the real one goes')


def test_named_file(o):
    """FIRST a missing file named by --db is the one that is made"""
    path = o.folder / 'deep/er/mine.db'
    with o.terminal('--lang', 'en', db=path) as t:
        t.wait('There is no ledger yet', '~/deep/er/mine.db')
        t.keys('1')
        t.wait('1/5')
        enters(t, ENTER_TO[1:])
        leave(t)
    need(path.exists(), 'not made')
    o.db = path
    o.verify()


def test_nothing_left(o):
    """FIRST leaving half-way leaves nothing"""
    with first(o) as t:
        t.wait('1 a new ledger')
        t.keys('1')
        t.wait('1/5')
        enters(t, ['2/5', '3/5', '4/5', '5/5'])
        for marker in ('4/5', '3/5', '2/5', '1/5', 'There is no ledger yet'):
            t.keys('ESC')
            t.wait(marker)
        t.keys('q')
        code = t.wait_exit()
    need(code == 0, f'exit {code}')
    need(not (o.folder / '.local/share').exists(), 'something was made')


def test_without_a_terminal(o):
    """FIRST without a terminal it is an error, as it was"""
    r = o.run(db=o.folder / 'none.db')
    need(r.code == 3 and one_line(r.err) and 'tongbao init' in r.err, r)
