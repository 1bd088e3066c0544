"""Hand-made cases: quota, settle, limit, scale, ranking, awards, triggers."""
from fractions import Fraction as F

import days as cal
from handmade import Small, same

Y = '2018'


def sent(scheme, *days, unit='甲', **rows):
    """An office in which one unit sent an article on each of these days."""
    o = Small('adoptions all\n' + scheme, **rows)
    for day in days:
        o.article('2018-' + day, unit=unit)
    return o


def quotas_of_units_groups_and_one_unit():
    # 乙 has its own, 甲 its group's, 丙 everybody's.
    o = sent('quota units submitted per month 1\nquota group G submitted per month 2\n'
             '任务 单位 乙 报送 每 月 3', '01-05')
    for unit, r in zip('甲乙丙', (2, 3, 1)):
        same(o.gap(unit, '2018-01')[0][2], r)
    same(o.gap('甲', '2018-01'), [('submitted', '2018-01', 2, 1, 1)])
    same(len(o.gap('甲', '2018-Q1')), 3)


def an_imported_target_replaces_the_quota():
    # The group's is replaced from March on; the tests in another order are the same tests.
    o = sent('quota group G submitted per month type T length > 9 2', targets=
             'who,metric,period,amount,from,filter\n'
             'G,submitted,month,5,2018-03-01,length >9 type T\n')
    same([r[2] for r in o.gap('甲', '2018-Q1')], [2, 2, 5])


def quota_per_head_and_of_people():
    # 甲 has 张 and 王, so 2 x 1.5 = 3. 李 is an officer: 4; 张 is a cadre: 1, he himself 2.
    o = sent('quota units submitted per year 1.5 per head\nquota people submitted per year 1\n'
             '任务 人员 角色 信息员 报送 每 年 4\nquota person 张 submitted per year 2')
    same(o.gap('甲', Y)[0][2], 3)
    same([o.gap(p, Y)[0][2] for p in '张李'], [2, 4])


def quota_in_the_middle_of_a_period():
    # Opened on the 16th of the second month of the quarter (92 days): 6 x 46/92 = 3.
    # By months: open on two of the three last days, 6 x 2/3 = 4.
    for rule, r in (('by-days', 3), ('按月', 4), ('full', 6)):
        o = sent(f'midperiod {rule}\nquota units submitted per quarter 6',
                 units='name,group,opened\n甲,G,2018-08-16\n')
        same(o.gap('甲', '2018-Q3')[0][2], r)


def settle_curves():
    # Required 4, done 6 (more) or 3 (fewer).
    more = ['01-0%d' % i for i in range(1, 7)]
    for curve, many, few in (('met 10', '10', '0'), ('达标 10 未达 -5', '10', '-5'),
                             ('ratio 10', '15', '7.5'), ('按比例 10 至多 10', '10', '7.5'),
                             ('each 2', '12', '6'), ('each 2 upto 11', '11', '6'),
                             ('extra 3', '6', '0'), ('extra 3 upto 5', '5', '0'),
                             ('missing -2', '0', '-2'), ('缺件 -2 自 20', '20', '18'),
                             ('missing -2 from 1 downto -0.5', '1', '-0.5'),
                             ('bands 50:1 75:2 150:3', '3', '2'), ('misses -1 -2', '0', '-1')):
        for days, x in ((more, many), (more[:3], few)):
            o = sent(f'quota units submitted per month 4\nsettle submitted per month {curve}', *days)
            same(o.figure('甲', 'points', '2018-01'), x)


def escalating_misses():
    # Missed in January, February and April, met in March: -1, -2, 0, -4; May again -4.
    # The next year begins anew.
    o = sent('quota units submitted per month 1\nsettle submitted per month misses -1 -2 -4',
             '03-01')
    for month, x in (('2018-01', -1), ('2018-02', -2), ('2018-03', 0), ('2018-04', -4),
                     ('2018-05', -4), ('2019-01', -1)):
        same(o.figure('甲', 'points', month), x)


def settle_when():
    # On 31 January nothing is over: what is met counts at once, on the last day; what is
    # missed only from 1 February on.
    o = sent('quota units submitted per month 1\nsettle submitted per month met 5 short -5', '01-02')
    for unit, today, x in (('甲', '2018-01-10', '5'), ('乙', '2018-01-31', '0'),
                           ('乙', '2018-02-01', '-5')):
        same(o.figure(unit, 'points', '2018-01', cal.day(today)), x)
    same(o.figure('甲', 'points', '2018-01-01..2018-01-30'), 0)


def settle_whom():
    # To members: 张 and 王 get it, 甲 nothing. Group H has a curve of its own.
    o = sent('quota units submitted per month 1\nquota people submitted per month 1\n'
             'settle group G submitted per month met 5 short -1 to members\n'
             '结算 单位 丙 报送 每 月 达标 1 未达 -7 账户 yuan\n'
             'settle people submitted per month met 0 short -2 section own', '01-02')
    for who, x in (('甲', 0), ('乙', 0), ('张', 3), ('王', 3), ('李', -3), ('丙', 0)):
        same(o.figure(who, 'points', '2018-01'), x)
    same(o.figure('丙', 'yuan', '2018-01'), -7)
    same(o.figure('张', 'own', '2018-01'), -2)


def settle_and_gap_see_the_credits():
    # 3 credits against 3: met, + 2; what is done in the gap is 3 still.
    o = sent('submit set 3\nquota units points per month 3\nsettle points per month met 2', '01-02')
    same(o.gap('甲', '2018-01'), [('points', '2018-01', 3, 3, 0)])


def limits_of_an_account():
    # At most 5 a quarter: 3 in January, 2 of 3 in February, 0 in March, 3 in April.
    o = sent('submit set 3\nlimit points per quarter most 5', '01-01', '02-01', '03-01', '04-01')
    for month, x in zip('1234', (3, 2, 0, 3)):
        same(o.figure('甲', 'points', f'2018-0{month}'), x)
    same((o.figure('甲', 'points', Y), o.figure('甲', 'points', '2018-02..2018-04')), (8, 5))


def limits_hold_the_running_total():
    # -4, then +3 (-1), then +3 (2): from 0 on 0, 0, 2.
    o = Small('adoptions all\nmanual set value\n限额 得分 每 年 至少 0')
    o.article('2018-01-01', 'manual 2018-01-02 value=-4', 'manual 2018-02-02 value=3',
              'manual 2018-03-02 value=3')
    same([o.figure('甲', 'points', f'2018-0{m}') for m in '123'], [0, 0, 2])


def limits_of_a_section_and_then_of_the_account():
    # Sections a 4 + 4 -> 5 and b 3: account 8, then at most 6.
    o = Small('adoptions all\nsubmit set 4 section a\nrelay set 3 section b\n'
              'limit a per year most 5\nlimit points per year most 6')
    o.article('2018-01-01', 'relay 2018-03-01').article('2018-02-01')
    same([o.figure('甲', f, Y) for f in ('a', 'b', 'points')], [5, 3, 6])
    same([o.figure('甲', 'points', f'2018-0{m}') for m in '123'], [4, 1, 1])


def scales():
    # 甲 30, 乙 20 in G; 丙 5 in H.
    wanted = {'times 2/3': (20, '13.33', '3.33'), '乘 2': (60, 40, 10),
              'times 2 most 50 least 15': (50, 40, 15),
              'target 10': (10, '6.67', '1.67'), 'best 100': (100, '66.67', 100),
              '名次 10 递减 3': (10, 7, 10), 'bands 5:1 20:2 25:3': (3, 2, 1),
              'pool 1000 pass 60': (600, 400, 1000)}
    for how, xs in wanted.items():
        o = Small('adoptions all\nsubmit set value\nmanual set value\ndecimals 2\n'
                  f'quota units points per year 30\nscale grade from points per year {how}')
        for unit, x in zip('甲乙丙', (30, 20, 5)):
            o.article('2018-01-01', f'manual 2018-02-01 value={x}', unit=unit)
        for unit, x in zip('甲乙丙', xs):
            same(o.row(unit, Y)['grade'], str(x))
        same(o.row('甲', '2018-01')['grade'], None)


def a_year_of_months():
    # Months of 3 and 5: each worth 100 a best month, the others 0. Mean 200/12 = 16.667.
    o = sent('submit set 1\nscale month from points per month best 100\n'
             'scale sum from month per year sum of month\nscale 均 自 month 每 年 平均 每 月\n'
             '折算 total 自 得分 每 年 合计 每 季',
             *['01-01'] * 3, *['02-02'] * 5)
    r = o.row('甲', Y)
    same([r[x] for x in ('month', 'sum', '均', 'total')], [None, 200, F('16.667'), 8])
    same(o.row('甲', '2018-01')['month'], 100)


def exempt_and_unranked_are_absent():
    # 乙 is exempt: 甲 is the best of the others; H is unranked.
    o = Small('adoptions all\nsubmit set 1\ngroup H unranked\nquota unit 乙 submitted per year exempt\n'
              'scale s from points per year best 10\nscale t from points per year times 1')
    for unit in '甲乙乙丙':
        o.article('2018-01-01', unit=unit)
    same([(r['rank'], r['unit'], r['s'], r['t']) for r in o.office().rank(
        o.office().clock.parse(Y), 1)], [(1, '甲', 10, 1), (None, '乙', None, 2), (None, '丙', None, 1)])


def places_and_ties():
    # Points 2, 2, 0, 0: shared 1, 1, 3, 3; by adopted then 乙 is first, at 0 no further key.
    units = 'name,group\n甲,G\n乙,G\n丙,G\n丁,G\n'
    for ties, wanted in (('ties shared', [(1, '甲'), (1, '乙'), (3, '丙'), (3, '丁')]),
                         ('同分 按 采用 报送', [(1, '乙'), (2, '甲'), (3, '丙'), (3, '丁')])):
        o = Small(f'adoptions all\nsubmit type T set 2\n{ties}', units=units)
        o.article('2018-01-01', type='T').article('2018-01-01', unit='丁')
        o.article('2018-01-01', 'adopt 2018-01-02 own', unit='乙', type='T')
        same(o.places(Y), wanted)


def rank_by_another_figure():
    # Printed with no decimals 1.4 and 1 are one place; without the figure no place at all.
    o = Small('adoptions all\nmanual set value account yuan\nrank by yuan\ndecimals 0')
    for unit, x in (('甲', 1), ('乙', 1.4)):
        o.article('2018-01-01', f'manual 2018-01-01 value={x}', unit=unit)
    same(o.places(Y), [(1, '甲'), (1, '乙'), (1, '丙')])
    o = sent('submit set 1\n折算 s 自 得分 每 年 乘 2\n排名 按 s', '01-01')
    same((o.places(Y)[0], o.places('2018-01')[0]), ((1, '甲'), (None, '甲')))


def awards():
    # Places 甲 1 (3), 乙 2 (2), 丁 2 (2), 戊 4 (0). Top 2 are three; 戊 has nothing.
    units = 'name,group\n甲,G\n乙,G\n丁,G\n戊,G\n'
    for clause, wanted in (('top 2', '甲乙丁'), ('前 4 分组 G', '甲乙丁'), ('top 1 by adopted', '乙'),
                           ('top 4 if met submitted per year', '甲'),
                           ('前 4 须 达标 报送 每 年 除非 失实', ''), ('top 2 unless false', '乙丁')):
        o = Small(f'adoptions all\nsubmit set 1\nquota units submitted per year 3\naward A {clause}',
                  units=units)
        for i, unit in enumerate('甲甲甲乙乙丁丁'):
            o.article(f'2018-01-0{i + 1}', *['false 2018-02-01'] * (i == 0),
                      *['adopt 2018-02-01 own'] * (i == 3), unit=unit)
        same(''.join(o.office().name_of(x[1]) for x in o.board(Y).awards()[0][3]), wanted)


def triggers_and_what_follows():
    # 甲 sent in January only: short in February, March ... Two running from March on.
    o = sent('quota units submitted per month 1\ntrigger T short submitted per month 2 running '
             'then list no-award\naward A top 9\nsubmit set 1', '01-01')
    fired = o.office().ledger(cal.day('2018-05-01'), o.office().clock.parse(Y)).events(('unit', '甲'), *days(o, Y))
    same([p.name for _, p in fired], ['2018-03', '2018-04'])
    same(o.board('2018-02').awards()[0][3], [])
    same(o.board('2018-01').awards()[0][3], [(1, ('unit', '甲'))])
    same(o.board('2018', today=cal.day('2018-03-01')).awards()[0][3], [(1, ('unit', '甲'))])


def trigger_times_and_deduct():
    # Nothing sent in January, March and April: the second and third time in the half.
    for again in ('2 times per half', '每 半年 共 2 次'):
        o = sent(f'触发 T 零 报送 每 月 {again} 则 扣 3 项目 d\nsubmit set 10', '02-01', '05-01',
                 '06-01')
        same([o.figure('甲', 'points', f'2018-0{m}') for m in '123456'], [0, 10, -3, -3, 10, 10])
        same(o.figure('甲', 'd', '2018-H1'), -6)


def trigger_looks_at_no_period_before_a_measure():
    # In force from February on: nil in January is nobody's; February and March are the first two.
    o = Small('scheme S from 2018-02-01\nadoptions all\nsubmit set 1\n'
              'trigger T zero submitted per month 2 running then talk').article('2018-04-01')
    fired = o.office().ledger(cal.day('2018-05-01'), o.office().clock.parse(Y)).events(('unit', '甲'), *days(o, Y))
    same([p.name for _, p in fired], ['2018-03'])


def trigger_zero_comes_before_the_limits():
    # 8 in January: two submissions are fewer than 3, so the month becomes 0. With three in
    # February 12, held at 10.
    o = sent('quota units submitted per month 3\ntrigger T short submitted per month then zero\n'
             'submit set 4\nlimit points per month most 10', '01-01', '01-02', '02-01', '02-02',
             '02-03')
    same([o.figure('甲', 'points', f'2018-0{m}') for m in '12'], [0, 10])
    same(o.figure('甲', 'points', '2018-01-01..2018-01-30'), 8)
    same(o.figure('甲', 'points', '2018-01', cal.day('2018-01-31')), 8)


def trigger_reach_at_once():
    o = sent('trigger T reach 2 submitted per year then commend deduct -1', '01-01', '01-02')
    same(o.figure('甲', 'points', Y, cal.day('2018-01-03')), 1)


def topics_late_and_missed():
    # 甲 answers the first in time (10), the second late (-1), misses the third (-2), and 王
    # answers his late (-1 for both). 乙 has 10 and misses all three that it was asked for: -6,
    # no award. 丙 has 10 and misses the first and the fourth: -4, and twice -3 in x. 张 misses
    # the one that names her.
    o = Small('adoptions all\nshare each full\nsubmit overdue yes set -1\nsubmit set 10\n'
              'missed set -2\nmissed unit 丙 set -3 account x\nmissed people role cadre set -4\n'
              '触发 T 达 3 约稿未交 每 年 则 取消评优\naward A top 9\naward B top 9 unless missed',
              topics='ref,title,issued,due,units\nt1,a,,2018-02-01,\nt2,b,,2018-03-01,G\n'
                     't3,c,,2018-04-01,G\nt4,d,,2018-05-01,丙;张\nt5,e,,,\nt6,f,,2018-06-01,王\n')
    o.article('2018-01-31', topic='t1').article('2018-02-20', topic='t2', received='2018-03-02')
    o.article('2018-05-01', unit='丙').article('2018-07-01', author='王', topic='t6')
    o.article('2018-01-01', unit='乙')
    may = cal.day('2018-06-01')
    same([o.figure(u, 'points', Y, may) for u in '甲乙丙张王'], [6, 4, 6, -4, -1])
    same([o.figure(u, 'missed', Y, may) for u in '甲乙丙张王'], [1, 3, 2, 1, 0])
    same([o.figure('丙', 'x', m) for m in ('2018-02', '2018-05')], [-3, -3])
    same(o.figure('乙', 'missed', '2018-04', cal.day('2018-04-01')), 0)
    awards = o.board(Y, today=may).awards()
    same([(n, o.office().name_of(w)) for _, n, _, x in awards for _, w in x],
         [('A', '甲'), ('A', '丙')])
    same(o.row('乙', Y, may)['missed'], 3)


def days(o, name):
    p = o.office().clock.parse(name)
    return p.first, p.last


def rank_by_person():
    # The author is ranked in the group of his post's unit.
    o = Small('adoptions all\nshare each full\nsubmit set 2')
    o.article('2018-01-01', author='李;王', unit='甲;乙')
    same(o.places(Y, 'person'), [(1, '王'), (1, '李'), (3, '张')])


CASES = [v for k, v in list(globals().items()) if getattr(v, '__module__', '') == __name__
         and k not in ('days', 'sent')]
