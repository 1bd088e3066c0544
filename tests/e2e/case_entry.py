"""Entry: how many strokes it takes, drafts that outlive the program, batches."""
import os
import signal
import time

from office import need

PEOPLE = 'name,unit\n柏牧野,云湫镇\n'
UNITS = """name,group,alias
云湫镇,乡镇街道,yq
砚溪镇,乡镇街道,yx
"""


class Hand:
    """Counts strokes: a key, a chord or a paste each."""

    def __init__(self, t):
        self.t, self.strokes = t, 0

    def press(self, *keys):
        for k in keys:
            self.t.keys(k)
            self.strokes += 1
        return self

    def commit(self, text, strokes):
        """Text as an input method commits it: in one piece."""
        self.t.keys(text)
        self.strokes += strokes
        return self

    def paste(self, text):
        self.t.keys(b'\x1b[200~' + text.encode() + b'\x1b[201~')
        self.strokes += 1
        return self

    def took(self, strokes):
        need(self.strokes == strokes, f'{self.strokes} strokes instead of {strokes}')
        self.strokes = 0


def office(o):
    o.ok('init')
    o.import_('units', UNITS)
    o.import_('outlets', 'name,level,order\n清岚信息,county,1\n澄州信息,city,2\n')
    o.import_('people', PEOPLE)
    o.env['XDG_STATE_HOME'] = str(o.folder / 'st')
    return o


def drafts(o):
    folder = o.folder / 'st' / 'tongbao'
    return [p for p in folder.glob('draft-*')] if folder.exists() else []


def dashboard(o, *more):
    t = o.terminal('--lang', 'en', *more)
    t.wait('[1Overview]')
    return t


def test_strokes(o):
    """ENTRY-01 6, 3, 3 and 5 strokes to log; 4 for an adoption; 1 to undo"""
    office(o)
    with dashboard(o) as t:
        h = Hand(t)
        h.press('a', 'y', 'q', 'ENTER').paste('河道清淤现场会召开').press('ENTER')
        t.wait('takes it back: 2026-0001 云湫镇')
        h.took(6)
        h.press('=').paste('林长制落实见闻').press('ENTER')
        t.wait('takes it back: 2026-0002 云湫镇')
        h.took(3)
        h.press('y', 'x', 'ENTER').paste('养老服务站揭牌').press('ENTER')
        t.wait('takes it back: 2026-0003 砚溪镇')
        h.took(5)
        t.keys('ESC', '2')
        t.wait('[2Units]', '云湫镇')
        h.press('a').paste('茶叶春采备耕').press('ENTER')
        t.wait('takes it back: 2026-0004')
        h.took(3)
        t.keys('ESC', '3')
        t.wait('[3Submissions]', '茶叶春采备耕')
        h.press('o').commit('清岚', 2).press('ENTER')
        t.wait('recorded adopt')
        h.took(4)
        h.press('u')
        t.wait('undone: ')
        h.took(1)
    need(len(o.submissions()) == 4, 'four were logged')
    o.verify()


def test_strokes_ime(o):
    """ENTRY-02 the same as an input method commits it: pieces of text, full width"""
    office(o)
    with dashboard(o) as t:
        h = Hand(t)
        h.commit('ａ', 1).commit('ｙｑ', 2).press('ENTER').paste('河道清淤现场会召开')
        h.press('ENTER')
        t.wait('takes it back: 2026-0001 云湫镇')
        h.took(6)
        h.commit('＝', 1).paste('林长制落实见闻').press('ENTER')
        t.wait('takes it back: 2026-0002 云湫镇')
        h.took(3)
        h.commit('yx\r', 3).paste('养老服务站揭牌').press('ENTER')
        t.wait('takes it back: 2026-0003 砚溪镇')
        h.took(5)


def test_step_back(o):
    """ENTRY-03 Ctrl+Z in an empty form takes back what was saved and gives its text"""
    office(o)
    with dashboard(o) as t:
        t.keys('a', 'yq', 'ENTER', '写错的标题', 'ENTER')
        t.wait('takes it back: 2026-0001')
        t.keys(b'\x1a')
        t.wait('[写错的标题', 'Enter saves it again')
        t.keys('改好了', 'ENTER')
        t.wait('takes it back: 2026-0002')
    need([r['title'] for r in o.submissions().values()] == ['写错的标题改好了'], 'one is left')


TITLES = ['没有保存的标题', '柑橘统防统治', '河长巡河', '夜校开课', '旧桥加固']


def typed(o, n=0):
    t = dashboard(o)
    t.keys('a', 'yq', 'ENTER', TITLES[n])
    t.wait(TITLES[n])
    return t


def comes_back(o, how, n=0):
    with dashboard(o) as t:
        t.wait('not saved last time')
        t.keys('a')
        t.wait('[' + TITLES[n], '云湫镇', 'Ctrl+X throws it away')
        t.keys('ENTER')
        t.wait('takes it back: ')
        t.keys('ESC', 'q', 'q')
        t.wait_exit()
    need(not drafts(o), f'{how}: a draft file is left: {drafts(o)}')


def test_draft_signals(o):
    """ENTRY-04 typed text outlives TERM, HUP and kill -9"""
    office(o)
    for n, number in enumerate((signal.SIGTERM, signal.SIGHUP)):
        with typed(o, n) as t:
            t.signal(number)
            t.wait_exit()
        comes_back(o, number, n)
    with typed(o, 2) as t:
        end = time.monotonic() + 15
        while not drafts(o) and time.monotonic() < end:
            t.pump(0.05)
        need(drafts(o), 'nothing was written while the form was open')
        need(drafts(o)[0].stat().st_mode & 0o777 == 0o600, 'others may read it')
        t.signal(signal.SIGKILL)
        t.wait_exit()
    comes_back(o, 'kill -9', 2)


def test_draft_exit(o):
    """ENTRY-05 typed text outlives Esc and q q, and Ctrl+C; Ctrl+X removes it"""
    office(o)
    with typed(o) as t:
        t.keys('ESC')
        t.wait('a brings it back')
        t.keys('q', 'q')
        t.wait_exit()
    comes_back(o, 'q q')
    with typed(o, 3) as t:
        t.keys(b'\x03')
        t.wait('a brings it back')
        t.keys(b'\x03')
        t.wait_exit()
    with dashboard(o) as t:
        t.keys('a')
        t.wait('[' + TITLES[3])
        t.keys(b'\x18')
        t.wait('thrown away')
        t.keys('ESC', 'q', 'q')
        t.wait_exit()
    need(not drafts(o), 'a thrown away draft is still there')


def test_draft_of_the_living(o):
    """ENTRY-06 a second session does not take the draft of one that runs"""
    office(o)
    with typed(o) as t:
        end = time.monotonic() + 15
        while not drafts(o) and time.monotonic() < end:
            t.pump(0.05)
        with dashboard(o) as other:
            other.quiet(0.3)
            need('not saved last time' not in other.screen.text(), 'it was taken')
            other.keys('a')
            other.wait('Log a submission')
            need('没有保存' not in other.screen.text(), 'it is shown')
        t.keys('ENTER')
        t.wait('takes it back: 2026-0001')


def test_empty_form(o):
    """ENTRY-07 an empty form leaves no file"""
    office(o)
    with dashboard(o) as t:
        t.keys('a')
        t.wait('Log a submission')
        t.keys('ESC', 'q', 'q')
        t.wait_exit()
    need(not drafts(o), f'{drafts(o)}')


def test_batch(o):
    """ENTRY-08 20 pasted items in 3 strokes plus one per doubtful row; one undo takes all"""
    office(o)
    words = '春夏秋冬山水林田湖草风云雨雪日月星辰江河'
    lines = [f'{i + 1}. 云湫镇：{w * 2}工程第{w}标段开工{i}' for i, w in enumerate(words)]
    with dashboard(o) as t:
        h = Hand(t)
        h.press('A').paste('\r\n'.join(lines) + '\r\n')
        t.wait('20 rows: 20 ok, 0 doubtful')
        h.press('ENTER')
        t.wait('logged 20 at once')
        h.took(3)
        h.press('u')
        t.wait('undone: ')
        h.took(1)
        lines[3] = lines[3].replace('云湫镇', '云秋镇')
        lines[7] = lines[6]
        h.press('A').paste('\n'.join(lines))
        t.wait('20 rows: 18 ok, 2 doubtful')
        h.press('ENTER').press('SPACE')
        t.wait('19 ok, 0 doubtful, 1 left out')
        h.press('ENTER')
        t.wait('logged 19 at once, left out line 8')
        h.took(5)
    need(len(o.submissions()) == 19, f'{len(o.submissions())} rows')
    o.verify()


def test_paste_never_commands(o):
    """ENTRY-09 pasted lines fire no command in a list"""
    office(o)
    o.add('一篇稿件')
    with dashboard(o) as t:
        t.keys('3')
        t.wait('[3Submissions]')
        Hand(t).paste('d\r\ny\r\nq\r\nq\r\n')
        t.wait('A takes many lines')
        need(t.p.poll() is None, 'it left')
    need(len(o.submissions()) == 1, 'the record is there')
    need(os.path.exists(o.db), 'the file too')
