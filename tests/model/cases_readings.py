"""Hand-made cases: readings of the language that its text leaves open at first sight."""
from fractions import Fraction as F

import days as cal
from cases_result import Y, sent
from handmade import Small, same


def a_settlement_counts_once_its_instance_has_begun():
    # Nothing is required, so each month is met on its first day: one in January, two from
    # 1 February on.
    o = sent('quota units submitted per month 0\nsettle submitted per month met 1')
    for today, x in (('2018-01-31', 1), ('2018-02-01', 2)):
        same(o.figure('甲', 'points', Y, cal.day(today)), x)


def no_floor_lifts_what_has_not_begun():
    # At least 1 a month: nothing before January begins, then one for each month begun.
    o = sent('limit points per month least 1')
    for today, x in (('2017-12-31', 0), ('2018-01-01', 1), ('2018-02-01', 2)):
        same(o.figure('甲', 'points', Y, cal.day(today)), x)


def done_and_forecast_are_credits_alone():
    # One submission of 2 points in the half, settled with 6 more; 28 days are left and 2
    # points were earned in the last 56: 2 + 2 x 28/56 = 3. By target: 2 of 4 x 10.
    o = sent('submit set 2\nquota units points per half 4\nsettle points per half each 3\n'
             'scale s from points per half target 10', '05-20')
    p = o.office().clock.parse('2018-H1')
    row = o.office().gap(p, cal.day('2018-06-02'))[0]
    same((row['done'], row['missing'], row['forecast']), (2, 2, 3))
    same((o.row('甲', '2018-H1')['points'], o.row('甲', '2018-H1')['s']), ('8', 5))


def what_no_line_acts_on_is_not_the_first():
    # The brief comes first but earns nothing: the second adoption is the first that does.
    o = Small('adoptions first then 1\nadopt form single set 5')
    o.article('2018-01-01', 'adopt 2018-02-01 own form=brief', 'adopt 2018-03-01 own form=single',
              'adopt 2018-04-01 city form=single')
    same([o.figure('甲', 'points', f'2018-0{m}') for m in '234'], [0, 5, 1])


def each_x_in_every_account_that_earned_something():
    # 1 each where something was earned; adding nothing to the highest earns nothing.
    o = Small('share each 1\nadoptions highest\nadopt set 5\nadopt set 3 account yuan\n'
              'adopt set 0 account none')
    o.article('2018-01-01', 'adopt 2018-02-01 own', 'adopt 2018-03-01 city', unit='甲;乙')
    for account, x in (('points', 1), ('yuan', 1), ('none', 0)):
        same([o.figure(u, account, Y) for u in '甲乙'], [x, x])


def until_the_end_of_the_month():
    # Relayed on the last day of the adoption's month, or one day later.
    for day, x in (('2018-02-28', 1), ('2018-03-01', 0)):
        for words in ('by day 0', '当月末前'):
            o = Small(f'adoptions all\nadopt with relay {words} set 1')
            o.article('2018-01-01', 'adopt 2018-02-03 own', f'relay {day}')
            same(o.figure('甲', 'points', Y), x)


def an_instruction_beside_replaced_relays():
    # R = 10, C = 4, F = 3: max(10, 4) + (12 - 4) = 18. A set with stop has no mul.
    for stop, x in (('', 18), ('instruct set 0 stop\n', 10)):
        o = Small(f'adoptions all\nrelays replaced\nrelay set 10\nadopt set 4\n{stop}instruct mul 3')
        o.article('2018-01-01', 'relay 2018-01-02', 'adopt 2018-02-01 own',
                  'instruct 2018-03-01 leader=other')
        same(o.figure('甲', 'points', Y), x)


def the_larger_value_comes_first_on_one_day():
    # City 4 and county 2 on one day: the highest is the first credit. 甲 alone gets 4, and
    # the county's line nothing, whatever the outlets' order.
    o = Small('adoptions first then 1\nadopt level county set 2 section b\n'
              'adopt level city set 4 section a')
    o.article('2018-01-01', 'adopt 2018-02-01 county', 'adopt 2018-02-01 city')
    same((o.figure('甲', 'a', Y), o.figure('甲', 'b', Y)), (4, 1))


def zero_sees_settlements_and_earlier_deductions():
    # 3 credits - 2 settled - 4 deducted = -3 stand, so zero adds 3.
    o = sent('submit set 3\nquota units submitted per month 2\n'
             'settle submitted per month met 0 short -2\n'
             'trigger A short submitted per month then deduct 4\n'
             'trigger B short submitted per month then zero', '01-05')
    same(o.figure('甲', 'points', '2018-01'), 0)
    # Within one clause the deduction is left, in either order.
    for actions in ('zero deduct 4', '扣 4 计零'):
        o = sent(f'submit set 3\nquota units submitted per month 2\n'
                 f'trigger A short submitted per month then {actions}', '01-05')
        same(o.figure('甲', 'points', '2018-01'), -4)


def a_trigger_sees_what_was_settled():
    # Nothing submitted, but 1 settled: the points are not zero.
    for clause, x in (('', -5), ('settle submitted per month met 1\n', 1)):
        o = sent(f'quota units submitted per month 0\n{clause}'
                 'trigger T zero points per month then deduct 5')
        same(o.figure('甲', 'points', '2018-01'), x)


def tests_of_short_and_of_met():
    # The quota of all is met, the one of type T is not.
    quotas = 'quota units submitted per year 1\nquota units submitted per year type T 1\n'
    for tests, n in (('', 1), ('type T', 1), ('type U', 0)):
        o = sent(f'{quotas}trigger T short submitted per year {tests} then list\n'
                 f'submit set 1\naward A top 9 if met submitted per year {tests}', '01-01')
        office, p = o.office(), o.office().clock.parse(Y)
        told = office.triggers(p, cal.day('2030-01-01'))
        same(sum(r['who'] == '甲' for r in told), n)
        same([r['who'] for r in office.awards(p, cal.day('2030-01-01'))], [] if n else ['甲'])


def zero_spares_the_exempt_and_reach_does_not():
    o = sent('quota unit 甲 adopted per month exempt\n'
             'trigger Z zero submitted per month then deduct 1\n'
             'trigger R reach 1 submitted per month then deduct 10', '01-01')
    same([o.figure(u, 'points', '2018-02') for u in '甲乙'], [0, -1])
    same(o.figure('甲', 'points', '2018-01'), -10)


def a_target_of_nothing_is_met_in_full():
    o = sent('submit set 1\nquota units points per year 0\nscale s from points per year target 7')
    same(o.row('甲', Y)['s'], 7)


def a_part_is_the_board_of_then():
    # 乙 stands in G from March on: January and February have no board for it. 甲 is the
    # best of both, 乙 by half in March.
    o = Small('adoptions all\nsubmit set 1\nscale m from points per month best 10\n'
              'scale q from m per quarter sum of month\nscale p from points per quarter sum of month',
              units='name,group,opened\n甲,G,\n乙,G,2018-03-01\n')
    for day, unit in (('01-05', '甲'), ('02-05', '甲'), ('03-05', '甲'), ('03-06', '甲'),
                      ('03-07', '乙')):
        o.article('2018-' + day, unit=unit)
    same([(o.row(u, '2018-Q1')['q'], o.row(u, '2018-Q1')['p']) for u in '甲乙'],
         [(30, 4), (None, 1)])
    same(o.row('乙', '2018-03')['m'], 5)


def which_quota_counts():
    # The later of two equal lines; an imported target before one's own clause, that before
    # the group's. The role is that of the last post in the instance.
    o = sent('quota units submitted per year 1\nquota units submitted per year 2\n'
             'quota group G submitted per year 3\nquota unit 甲 submitted per year 4\n'
             'quota people role officer submitted per year 5',
             targets='who,metric,period,amount\n甲,submitted,year,9\nG,adopted,year,8\n',
             people='name,unit,role,to\n李,乙,officer,2018-05-01\n')
    same([o.gap(u, Y)[0][2] for u in '甲乙丙'], [9, 3, 2])
    same(o.gap('李', Y)[0][2], 5)


def no_place_by_exemption_of_all():
    # Only one's own exemption takes one off the ranking.
    o = sent('quota people submitted per year exempt\nquota person 张 submitted per year exempt')
    same(dict((who, place) for place, who in o.places(Y, 'person')), {'张': None, '王': 1, '李': 1})


def months_of_a_cutoff_clock():
    # The month 2018-02 ends on the 25th: who opened before it owes it, who opened on the
    # 26th has none. A span of months is made of the same months.
    o = sent('clock cutoff 25\nmidperiod by-months\nquota units submitted per month 6\nsubmit set 1',
             '02-26', units='name,group,opened\n甲,G,2018-02-20\n乙,G,2018-02-26\n')
    same([r[2] for r in o.gap('甲', '2018-02')] + o.gap('乙', '2018-02'), [6])
    same([o.row('甲', p)['submitted'] for p in ('2018-02..2018-02', '2018-02..2018-03')], [0, 1])


def a_forecast_below_zero():
    # -3.5 in the last 56 days, 1 day left: -3.5 - 3.5/56 = -3.5625, away from zero -3.6.
    o = Small('adoptions all\nmanual set value\nquota units points per year 1')
    o.article('2018-12-01', 'manual 2018-12-02 value=-3.5')
    row = o.office().gap(o.office().clock.parse(Y), cal.day('2018-12-30'))[0]
    same(row['forecast'], F('-3.6'))


CASES = [v for v in list(globals().values()) if callable(v) and getattr(v, '__module__', '') == __name__]
