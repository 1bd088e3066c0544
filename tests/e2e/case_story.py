"""The half-year of tests/story on the screens: what its diary marks with ~ is done here with the
keys, the rest by commands, and at the end every number is that of the same sheet."""
import sys
from fractions import Fraction
from pathlib import Path

from office import need

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'story'))
from county import CADRES, MONTHS, ROOMS, County, table  # noqa: E402
import half_year  # noqa: E402

TALK = '信息员空缺两月，四月到岗'
TITLE = '云湫镇汛期党员责任区挂牌'


class Sheet:
    """Numbers of sheet.csv as the screens print them."""

    def __init__(self):
        self.rows = {(r['period'], r['who']): r for r in table('sheet.csv')}

    def points(self, period, who):
        return f'{float(Fraction(self.rows[period, who]["points"])):.1f}'

    def number(self, period, who, figure):
        return self.rows[period, who][figure]


def line_of(t, *words):
    """The words of the screen's line that has all of these, once it is there."""
    def find(text):
        return next((x for x in text.splitlines() if all(w in x for w in words)), None)
    return t.until(find, ' '.join(words) + ' on one line').lstrip('>').replace('*', ' ').split()


def session(o, day):
    t = o.terminal('--lang', 'zh', now=day)
    t.wait('[1总览]')
    return t


def period(t, name):
    t.keys('p')
    t.wait('期间 2018')
    t.keys(name, 'ENTER')
    t.wait(f'通报  {name}(')


def talk_held(o):
    """3 April: from the shortfalls to the talk list, the talk, and until when it is put right."""
    with session(o, '2018-04-03') as t:
        t.keys('6')
        t.wait('[6缺口]', '望雁乡')
        t.keys('/', '望雁', 'ENTER', 'm')
        t.wait('3 约谈名单')
        t.keys('3')
        # facts.csv, q1: the department's leader speaks to the head.
        t.wait('约谈名单（2018年4月3日）', '望雁乡', '谈话人：凌念初', '谈话对象：岑怀瑾',
               '2018-03 报送 0/2; 2018-02 报送 0/2')
        t.keys('ESC', 'ESC', 'f')
        t.wait('未结 8 项')
        t.keys('g')
        line_of(t, '>', '待办', '约谈', '望雁乡')
        t.keys('m', '7')
        t.wait('已谈：已选 1 项，望雁乡', '备注')
        t.keys(TALK, 'ENTER')
        t.wait('已记录')
        t.keys('G')
        line_of(t, '>', '已谈', '约谈', '望雁乡')
        t.keys('m', '8')
        t.wait('整改：已选 1 项，望雁乡', '期限')
        t.keys('5-10', 'ENTER')  # the first digit replaces the day that is proposed
        t.wait('已记录')
        line_of(t, '整改', '约谈', '望雁乡')
        t.keys('q', 'q', 'q')
        t.wait_exit()


def june(o):
    """20 June: the topic's article, an adoption, the matrix, the talk closed, a meeting, an issue."""
    with session(o, '2018-06-20') as t:
        # Six keys: a, two letters, Enter, the title, Enter. The topic is found by its words.
        t.keys('a', 'y', 'q', 'ENTER')
        t.wait('云湫镇 (yq)', '标题 *  [')
        t.keys(TITLE)
        t.wait(TITLE, '汛期党员责任区 ', '约稿 0/1→1/1')
        t.keys('ENTER')
        t.wait('本次已登记 1 篇', '云湫镇 1/2→2/2')
        t.keys('ESC', '4')
        t.wait('[4约稿]', '汛期党员责任区')
        t.keys('v')
        t.wait('已交/应交', '1/3')
        for who, n in (('云湫镇', '1'), ('砚溪镇', '0'), ('望雁乡', '0')):
            need(line_of(t, who + '  ')[:2] == [who, n], f'the matrix: {line_of(t, who)}')
        t.keys('v', '3')
        t.wait('[3稿件]')
        t.keys('/', '防汛预备队', 'ENTER', 'o')
        t.wait('采用 2018-', '载体')
        t.keys('清岚信', 'ENTER')
        t.wait('已登记 采用', '采用1')
        t.keys('ESC', '/', '护林员', 'ENTER', 'b')
        t.wait('编入期刊', '期号      5', '典型做法')
        t.keys('ENTER')
        t.wait('已编入：清岚组工', '采用1')
        t.keys('ESC', 'f')
        t.wait('望雁乡', '约谈')
        t.keys('/', '约谈', 'ENTER')
        line_of(t, '整改', '恢复', '约谈', '望雁乡')
        t.keys('g', 'm', '9')
        t.wait('备注')
        t.keys('四月报送两篇', 'ENTER')
        t.wait('已记录')
        t.keys('ESC', 'ESC')
        meeting(t)
        t.keys('q', 'q', 'q', 'q')
        t.wait_exit()


def meeting(t):
    """In the calendar: called, who came, what was pledged."""
    t.keys(':', '日历', 'ENTER')
    t.wait('周一', '20 约刊', '清岚组工第5期')
    t.keys('N')
    t.wait('新会议', '应到')
    t.keys('六月信息调度会', 'TAB', 'TAB', 'TAB', '县民政局;县教育局', 'ENTER')
    t.wait('已安排：六月信息调度会', '到会 0/2')
    t.keys('ENTER', 'j', 'ENTER')
    t.wait('调度会  六月信息调度会', '县教育局')
    t.keys('+')
    t.wait('到会 1/2')
    t.keys('j', '-')
    t.wait('缺席 1')
    t.keys('k', 'P')
    t.wait('承诺事项')
    t.keys('月底前补一篇', 'ENTER')
    t.wait('承诺 1 项')
    line_of(t, '县民政局', '到会', '月底前补一篇')


def july(o, s):
    """2 July: June is published, March is another one by now, the half-year on screen and paper."""
    with session(o, '2018-07-02') as t:
        t.keys('7')
        t.wait('[7通报]')
        t.keys('/', '2018-06', 'ENTER')
        t.wait('/2018-06', '2018-06    内部')
        t.keys('j')
        t.wait('内部通报〔2018〕7号')
        t.keys('ENTER')
        t.wait('把 2018-06（内部）发布为 2018-007？', '[ 取消 ]')
        t.keys('TAB', 'ENTER')
        t.wait('2018-007')
        line_of(t, '2018-06', '内部', '已发布', '2018-007')
        t.keys('ESC', 'ESC', '/', '2018-003', 'ENTER')
        t.wait('/2018-003', '2018-03    内部')
        t.keys('D')
        t.wait('2018-003  2018-03  内部', '10 处数字变动')
        for r in table('facts.csv'):
            if (r['at'], r['what'], r['who']) == ('late', 'correction', '2018-003') and r['figure'].endswith('points'):
                who, (was, now) = r['figure'].split()[0], r['value'].split('>')
                got = line_of(t, who, '得分')
                need(got[-2:] == [was, now], f'correction of {who}: {got}')
        t.keys('ESC', 'ESC', '5')
        ranking(t, s)
        cadre(t, s)
        paid(t)
        t.keys('ESC', 'q', 'q', 'q')
        t.wait_exit()


def ranking(t, s):
    t.wait('[5排名]')
    period(t, '2018-H1')
    for who in ('云湫镇', '砚溪镇', '望雁乡', '县水利局', '县教育局', '县民政局', *ROOMS):
        got = line_of(t, who, ' ')
        at = got.index(who)
        want = [s.points('2018-H1', who), s.number('2018-H1', who, 'submitted'), s.number('2018-H1', who, 'adopted')]
        need(got[at + 2:at + 5] == want and got[0] == s.number('2018-H1', who, 'place'), f'{got}, in the sheet {want}')


def cadre(t, s):
    """The page of the one who moved: both posts, his numbers of the half-year."""
    t.keys(':', '人员', 'ENTER')
    t.wait('角色', '岑望舒')
    t.keys('/', '岑望舒', 'ENTER', 'ENTER')
    who = '2018-H1', '岑望舒'
    t.wait('办公室 干部 2018-04-01..', '干部室 干部 2018-01-01..2018-03-31', f'得分 {s.points(*who)}',
           f'报送 {s.number(*who, "submitted")}，采用 {s.number(*who, "adopted")}', f'第{s.number(*who, "place")}名，共6人')
    t.keys('ESC', 'ESC', 'ESC')


def paid(t):
    t.keys(':', '绩效', 'ENTER')
    t.wait('[绩效表]')
    period(t, '2018-H1')
    t.wait('组室合计82.0，个人合计79.0')  # facts.csv, sums
    t.keys('x')
    t.wait('导出到 绩效表-2018-H1.xlsx')
    t.keys('ENTER')
    t.wait('已写入 绩效表-2018-H1.xlsx')


def exported(o):
    first, *rows = half_year.papers.office_files.opened(str(o.folder / '绩效表-2018-H1.xlsx')).rows('绩效表')
    names = {**{f'{int(m[-2:])}月': m for m in MONTHS}, '得分': 'points', '稿酬': 'fee'}
    rows = [dict(zip(first, r)) for r in rows]
    for r in rows:
        r['姓名'] = '' if r['姓名'] == '（组室）' else r['姓名']
    return half_year.paid('pay.xlsx', rows, names, '姓名', '组室')


def test_half_year(o):
    """STORY-01 the half-year on the screens: a talk, a topic's article, an adoption, an issue, a meeting,
    the bulletin and its correction, the pay sheet; every number is the sheet's"""
    o.env['XDG_STATE_HOME'] = str(o.folder / 'st')
    s = Sheet()
    c = County(o).found().play('2018-04-02')
    talk_held(o)
    c.play('2018-06-19', screens=False)
    june(o)
    c.play('2018-07-01', screens=False)
    july(o, s)
    c.play(screens=False)
    want = {k: v for k, v in half_year.wanted()['end'].items() if k[0] in ('sheet', 'pay.xlsx')}
    got = half_year.sheet(c) | exported(o)
    wrong = half_year.differences(want, got)
    need(not wrong, f'{wrong[:5]}')
    need(len(want) > 800 and len(CADRES) == 6, f'{len(want)} numbers')
    o.verify()
    return f'{len(want)} numbers agree with the sheet'
