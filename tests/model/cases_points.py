"""Hand-made cases: clock, tests, lines, combine, share, count."""
from fractions import Fraction as F

import days as cal
from handmade import Small, same

Y = '2018'
LEVELS = ('adopt level own set 1\nadopt level county set 2\nadopt level city set 4\n'
          'adopt level province set 8\n')


def clock_with_cutoff_and_shifted_year():
    # Cutoff 25: July is 26 June to 25 July. The year from month 12 named 2018 begins with
    # December 2017, that is on 26 November 2017, and ends on 25 November 2018.
    c = Small('clock year from 12\n时钟 截止 25\nclock terms 9 3\nadoptions all').office().clock
    for name, first, last in (('2018-07', '2018-06-26', '2018-07-25'),
                              ('2018', '2017-11-26', '2018-11-25'),
                              ('2018-Q1', '2017-11-26', '2018-02-25'),
                              ('2018-T1', '2018-08-26', '2019-02-25'),
                              ('2018-T2', '2018-02-26', '2018-08-25'),
                              ('2018-01..2018-02', '2017-12-26', '2018-02-25')):
        p = c.parse(name)
        same((cal.text(p.first), cal.text(p.last)), (first, last))
    same(c.period_of('month', cal.day('2018-07-26')).name, '2018-08')
    same(c.period_of('year', cal.day('2017-11-26')).name, '2018')


def an_adoption_counts_on_the_day_of_its_article():
    # Sent in January, printed in March: January's with `dates sent`, else March's.
    for dates, jan, march in (('dates sent', '3', '0'), ('日期 刊用日', '0', '3')):
        o = Small(f'{dates}\nadoptions all\nadopt set 3')
        o.article('2018-01-10', 'adopt 2018-03-02 own')
        same(o.row('甲', '2018-01')['points'], jan)
        same(o.row('甲', '2018-03')['points'], march)
        same(o.row('甲', '2018-01')['adopted'], int(jan) // 3)


def lines_set_add_mul_and_stop():
    # County: 3, then x 1.5 = 4.5, then + 1 = 5.5. A brief stops at 0.5.
    # City: the set comes last but gives the value first: (2 + 1) x 1.5 = 4.5 is wrong,
    # mul stands before add: 2 x 1.5 + 1 = 4.
    o = Small('adoptions all\nadopt form brief set 0.5 stop\nadopt level county set 3\n'
              '采用 乘 1.5\nadopt add 1\nadopt set 2')
    o.article('2018-01-01', 'adopt 2018-01-02 county', 'adopt 2018-01-03 county form=brief',
              'adopt 2018-01-04 city')
    for day, x in (('02', '5.5'), ('03', '1/2'), ('04', '4')):
        same(o.figure('甲', 'points', f'2018-01-{day}..2018-01-{day}'), x)


def a_product_is_rounded_to_the_unit():
    # 1 x 1/11 = 229090.909... units of 1/2520000: 229091.
    o = Small('adoptions all\nsubmit set 1\nsubmit mul 1/11').article('2018-01-01')
    same(o.figure('甲', 'points', Y), '229091/2520000')


def the_value_of_the_event():
    # 2.5 and, without a value, 0.
    o = Small('adoptions all\nmanual set value -5 to 5\nmanual 数值 >= 2 加 按值')
    o.article('2018-01-01', 'manual 2018-01-02 value=2.5', 'manual 2018-02-02')
    same(o.figure('甲', 'points', Y), '5')


def accounts_and_sections():
    # points 2 + 1 in section base; yuan 50. The mul of points has no section of its own and
    # books 2 x 2 - 2 = 2 where the set line did.
    o = Small('adoptions all\nadopt set 2 section base\nadopt mul 2\nadopt add 1 项目 extra\n'
              'adopt set 50 账户 yuan section fee')
    o.article('2018-01-01', 'adopt 2018-01-02 own')
    for name, x in (('points', '5'), ('base', '4'), ('extra', '1'), ('yuan', '50'), ('fee', '50')):
        same(o.figure('甲', name, Y), x)
    r = o.row('甲', Y)
    same((r['points'], list(r)[-1], r['yuan']), ('5', 'yuan', 50))


def a_named_kind():
    o = Small('事项 讲稿\nadoptions all\n讲稿 set 7').article('2018-01-01', '讲稿 2018-01-02')
    same(o.figure('甲', 'points', Y), '7')


def tests_of_every_kind():
    # Article: type T, 900 words, topic, units 甲 and 乙, authors 张 (cadre) and a stranger,
    # dated Friday 2018-01-05, received Monday 2018-01-08: 3 days, 1 workday, 72 hours.
    yes = ['type T;U', 'length >=900', 'length <901', 'units = 2', 'authors > 1', 'group G',
           'unit 甲', 'role cadre;head', 'commissioned yes', 'within 3 days',
           'within 1 workdays', 'within 72 hours', 'within 49 hours', 'with relay',
           'with relay by day 10', 'without promote', 'level >=county', 'level county;city',
           'outlet county;own', 'form single', 'route direct', 'leader principal',
           'value <= 2', '约稿 是', '有 转报 次月 10 日前']
    no = ['type U', 'length > 900', 'units < 2', 'authors = 1', 'group H', 'unit 乙',
          'role officer', 'commissioned no', 'within 2 days', 'within 0 workdays',
          'within 48 hours', 'with promote', 'with relay by day 9', 'without relay',
          'level >=city', 'level own', 'outlet own', 'form brief', 'route relayed',
          'leader other', 'value > 2']
    for test, x in [(t, 1) for t in yes] + [(t, 0) for t in no]:
        o = Small(f'share each full\nadoptions all\nadopt {test} set 1')
        o.article('2018-01-05', 'relay 2018-02-10', 'adopt 2018-01-20 county form=single '
                  'route=direct leader=principal value=2', unit='甲;乙', author='张;外人',
                  type='T', length='900', topic='T1', received='2018-01-08')
        got = o.figure('甲', 'points', Y)
        assert got == x, f'{test}: {got}'


def a_person_has_the_unit_of_his_post():
    # 张 leaves 甲 for 丙 on 1 March: group H from then on.
    o = Small('adoptions all\nshare each full\nsubmit group H set 5\nsubmit set 1',
              people='name,unit,role,from\n张,甲,cadre,\n张,丙,head,2018-03-01\n')
    o.article('2018-02-28', author='张').article('2018-03-01', author='张')
    same((o.figure('张', 'points', '2018-02'), o.figure('张', 'points', '2018-03')), (1, 5))


def adoptions_combined():
    # In order of day: own 1, county 2, city 4, county 2.
    wanted = {'all': (1, 2, 4, 2), 'highest': (1, 1, 2, 0), 'best 2': (1, 2, 3, 0),
              'best 2 levels': (1, 2, 3, 0), '首次 其后 0.5': (1, '1/2', '1/2', '1/2')}
    for how, gains in wanted.items():
        o = Small(f'adoptions {how}\n{LEVELS}')
        o.article('2018-01-01', 'adopt 2018-02-01 own', 'adopt 2018-03-01 county',
                  'adopt 2018-04-01 city', 'adopt 2018-05-01 county form=brief')
        for month, x in zip('2345', gains):
            same(o.figure('甲', 'points', f'2018-0{month}'), str(x))


def best_levels_take_each_level_once():
    # Levels 4, 2, 1: best two of the levels 4 + 2 = 6; best two of the events 4 + 4 = 8.
    for how, x in (('best 2 levels', '6'), ('前高 2', '8')):
        o = Small(f'adoptions {how}\n{LEVELS}')
        o.article('2018-01-01', 'adopt 2018-02-01 city', 'adopt 2018-03-01 city form=brief',
                  'adopt 2018-03-02 county', 'adopt 2018-03-03 own')
        same(o.figure('甲', 'points', Y), x)


def a_combine_clause_of_its_own():
    # Highest within each level: city 4, county 2; the own ones fit no clause and all count.
    o = Small(f'adoptions all\ncombine adopt level >=county highest per level\n{LEVELS}')
    o.article('2018-01-01', *(f'adopt 2018-02-0{i + 1} {name}' for i, name in
                              enumerate(['city', 'county', 'city', 'county', 'own', 'own'])))
    same(o.figure('甲', 'points', Y), '8')


def a_part_of_a_value_books_under_the_first_line():
    # 2 + 1 in two sections; the second adoption is worth 4 + 1, and adds 2 under its set.
    o = Small('adoptions highest\nadopt level city set 4 section a\nadopt set 2 section a\n'
              'adopt add 1 section b')
    o.article('2018-01-01', 'adopt 2018-02-01 own', 'adopt 2018-03-01 city')
    same((o.figure('甲', 'a', Y), o.figure('甲', 'b', Y)), (4, 1))


def relays_kept_or_replaced():
    # Relay 3 in January, adoptions 2 in February and 4 in March, all counted.
    # Replaced: max(3, 0), max(3, 2), max(3, 6): 3, 0, 3.
    for mode, gains in (('kept', (3, 2, 4)), ('替代', (3, 0, 3))):
        o = Small(f'relays {mode}\nadoptions all\nrelay set 3\n{LEVELS}')
        o.article('2018-01-01', 'relay 2018-01-02', 'adopt 2018-02-01 county',
                  'adopt 2018-03-01 city')
        for month, x in zip('123', gains):
            same(o.figure('甲', 'points', f'2018-0{month}'), str(x))


def an_instruction_multiplies_the_article():
    # C = 2; x 2 in February: + 2, and 5 for the instruction itself. In March C grows by 4
    # and stands at 12: 4 + 4. In April x 1.5: 6 x 3 - 6 x 2 = 6.
    o = Small(f'adoptions all\ninstruct leader principal mul 2\ninstruct leader other mul 1.5\n'
              f'instruct leader principal set 5\n{LEVELS}')
    o.article('2018-01-01', 'adopt 2018-01-02 county', 'instruct 2018-02-01 leader=principal',
              'adopt 2018-03-01 city', 'instruct 2018-04-01 leader=other')
    for month, x in zip('1234', ('2', '7', '8', '6')):
        same(o.figure('甲', 'points', f'2018-0{month}'), x)
    # Of a set that is `highest` only the larger factor: 1.5 adds nothing to 2.
    o = Small(f'combine instruct highest\nadoptions all\ninstruct leader principal mul 2\n'
              f'instruct leader other mul 1.5\n{LEVELS}')
    o.article('2018-01-01', 'adopt 2018-01-02 county', 'instruct 2018-02-01 leader=other',
              'instruct 2018-03-01 leader=principal')
    for month, x in zip('123', ('2', '1', '1')):
        same(o.figure('甲', 'points', f'2018-0{month}'), x)


def share_among_units():
    # 10 points; 甲 is named first. 10 / 3 in units of 1/2520000 divides evenly.
    wanted = {'each full': (10, 10, 10), '各 均分': ('10/3', '10/3', '10/3'),
              'ratio 3:2': (6, 4, 0), 'ratio 5:3:2': (5, 3, 2), '前 2': (10, 10, 0),
              'each 1.5': ('3/2', '3/2', '3/2')}
    for how, xs in wanted.items():
        o = Small(f'share units {how}\nadoptions all\nadopt set 10')
        o.article('2018-01-01', 'adopt 2018-01-02 own', unit='甲;乙;丙')
        for unit, x in zip('甲乙丙', xs):
            same(o.figure(unit, 'points', Y), str(x))


def a_shorter_list_uses_the_first_terms_and_the_rest_goes_to_the_first():
    # 5:3 of 1 point: 0.625 and 0.375. 10/11 point = 2290909.09... units, the rest 229091.
    o = Small('share ratio 5:3:2\nadoptions all\nsubmit set 1').article('2018-01-01', unit='乙;甲')
    same((o.figure('乙', 'points', Y), o.figure('甲', 'points', Y)), (F('5/8'), F('3/8')))
    o = Small('share units ratio 1:10\nadoptions all\nsubmit set 1')
    o.article('2018-01-01', unit='乙;甲')
    same((o.figure('乙', 'points', Y), o.figure('甲', 'points', Y)),
         (F('229091/2520000'), F('2290909/2520000')))


def share_among_authors_and_by_tests():
    # A composite is split among all three names, of whom the stranger has no row.
    o = Small('分享 单位 各计\nshare authors form composite equal\nshare authors first 1\n'
              'adoptions all\nadopt set 6')
    o.article('2018-01-01', 'adopt 2018-01-02 own form=composite',
              'adopt 2018-02-02 own form=single', author='张;外人;李')
    same([o.figure(p, 'points', f'2018-0{m}') for p in '张李' for m in '12'], [2, 6, 2, 0])


def counts_weigh_pieces():
    # Briefs weigh 0.25, others 1, a submission 0.5. One article: brief in February, single
    # in March: 0.25, then what is missing to 1. Two units each count in full, or by halves.
    for share, half in (('', 1), ('分享 件数 均分\n', 2)):
        o = Small('share each full\n' + share + 'adoptions all\n'
                  'count pieces adopt form brief as 0.25\n计件 pieces 采用\n'
                  'count pieces submit 按 0.5')
        o.article('2018-01-01', 'adopt 2018-02-01 own form=brief',
                  'adopt 2018-03-01 own form=single', unit='甲;乙')
        for month, x in zip('123', ('1/2', '1/4', '3/4')):
            same(o.figure('乙', 'pieces', f'2018-0{month}'), F(x) / half)


def what_counts_as_submitted_and_adopted():
    o = Small('adoptions all\ncount submitted submit without return\ncount adopted adopt level >=city')
    o.article('2018-01-01', 'return 2018-02-01').article('2018-01-02', 'adopt 2018-01-03 own')
    o.article('2018-01-04', 'adopt 2018-01-05 city')
    r = o.row('甲', Y)
    same((r['submitted'], r['adopted'], r['own'], r['city']), (2, 1, 0, 1))


def a_group_that_passes_on_to_the_parent():
    # 丙 belongs to 甲 and hands its credits up; what it submitted stays its own.
    o = Small('group H to parent\nadoptions all\nsubmit set 1',
              units='name,group,parent\n甲,G,\n乙,G,\n丙,H,甲\n')
    o.article('2018-01-01', unit='丙')
    same([o.row(u, Y)['points'] for u in '甲丙'], ['1', '0'])
    same([o.row(u, Y)['submitted'] for u in '甲丙'], [0, 1])


def a_new_version_scores_from_its_day():
    # Highest: 2 under the first; the second gives 3 and adds 1.
    o = Small('scheme A from 2018-01-01\nadoptions highest\nadopt set 2',
              'scheme B from 2018-03-01\nadoptions highest\nadopt set 3')
    o.article('2018-01-01', 'adopt 2018-02-01 own', 'adopt 2018-03-01 own form=brief')
    same([o.figure('甲', 'points', f'2018-0{m}') for m in '23'], [2, 1])


CASES = [v for v in list(globals().values()) if callable(v) and getattr(v, '__module__', '') == __name__]
