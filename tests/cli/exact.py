#!/usr/bin/env python3
"""Arithmetic, through the program's own commands: exact.py PROGRAM [NAME...]

TIME-02 sums, TIME-03 ties, TIME-05 overflow. TIME-01 (all figures) is the reference model.
"""
import random
import sys
from fractions import Fraction

from office import Fail, Office, run, same, shown


def half_away(x, places):
    """A fraction as printed: rounded half away from zero."""
    scaled = abs(x) * 10 ** places
    n = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(n if x >= 0 else -n, 10 ** places)


# --- TIME-02 ---------------------------------------------------------------------------
def entries(rng, n):
    """Events about units: values that floats cannot hold, big and small together."""
    values = ['0.1', '0.001', '-0.001', '2.675', '-2.675', '1000000', '-1000000', '0.005', '33.333']
    return [['', 'manual', f'2018-{rng.randint(1, 6):02}-{rng.randint(1, 28):02}', '', rng.choice(values),
             rng.choice('甲乙丙丁'), str(i)] for i in range(n)]


def articles(rng, n):
    """Articles of one to four units, each adopted once: a point in equal shares."""
    out = []
    for i in range(n):
        units = rng.sample('甲乙丙丁', rng.randint(1, 4))
        day = f'2018-{rng.randint(1, 6):02}-{rng.randint(1, 28):02}'
        out.append((f'2018-{i + 1:04}', day, units))
    return out


def exact(facts, events):
    """Points of each unit; thirds of a point divide without a rest."""
    points = dict.fromkeys('甲乙丙丁', Fraction(0))
    for _, _, units in facts:
        for u in units:
            points[u] += Fraction(1, len(units))
    for e in events:
        points[e[5]] += Fraction(e[4])
    return points


def fill(o, facts, events):
    o.load('submissions', 'ref,date,unit,title\n'
           + ''.join(f'{r},{d},{";".join(u)},稿{r}\n' for r, d, u in facts))
    o.load('events', 'ref,kind,date,outlet,value,unit,note\n'
           + ''.join(','.join(e) + '\n' for e in events))


def time_02():
    """TIME-02 sums are exact, in any order, and rounded once"""
    rng = random.Random(2)
    facts, events = articles(rng, 100), entries(rng, 500)
    want, adopted = exact(facts, events), [[r, 'adopt', d, '县简报', '', '', ''] for r, d, _ in facts]
    for places in (3, 2, 0):
        printed = []
        for _ in range(2):
            rng.shuffle(facts)
            mixed = adopted + events
            rng.shuffle(mixed)
            with Office() as o:
                o.scheme('share units each equal', 'adopt set 1', 'manual set value', f'decimals {places}')
                fill(o, facts, mixed)
                printed.append(o.tb('rank', '--period', '2018', '--format', 'csv'))
                points = o.column('points', '--period', '2018')
                o.tb('verify')
            same({u: Fraction(p) for u, p in points.items()},
                 {u: half_away(x, places) for u, x in want.items()}, f'points to {places} decimals')
        same(printed[0], printed[1], 'the ranking in another order of entry')


def time_02_halves():
    """TIME-02 half away from zero, once: 2.675, a third, what months show and the year"""
    with Office() as o:
        o.scheme('manual set value', 'relay set 1', 'share units each equal', 'decimals 2')
        o.tb('event', '甲', 'manual', '--value', '2.675')
        o.tb('event', '乙', 'manual', '--value', '-2.675')
        for month in ('05', '06'):
            o.tb('event', '丙', 'manual', '--value', '0.005', '-d', f'2018-{month}-01')
        same(o.column('points', '--period', '2018-07'),
             {'甲': '2.68', '丙': '0.00', '丁': '0.00', '乙': '-2.68'}, 'July')
        same(o.column('points', '--period', '2018-05')['丙'], '0.01', 'May')
        # Two halves of a hundredth are one: not 0.01 + 0.01.
        same(o.column('points', '--period', '2018')['丙'], '0.01', 'the year')
        same(o.column('rank', '--period', '2018'), {'甲': '1', '丙': '2', '丁': '3', '乙': '4'}, 'places')
    with Office() as o:
        o.scheme('manual set value', 'manual add 1000000000')
        o.tb('event', '甲', 'manual', '--value', '0.001')
        same(o.column('points', '--period', '2018')['甲'], '1000000000.001', 'big and small')
    with Office() as o:
        o.scheme('manual set value', 'manual mul 1/3', 'manual add value')
        o.tb('event', '乙', 'manual', '--value', '1')
        o.tb('event', '丙', 'manual', '--value', '-0.001')
        same([o.column('points', '--period', '2018')[u] for u in '乙丙'], ['1.333', '-0.001'], 'thirds')


# --- TIME-03 ---------------------------------------------------------------------------
def time_03():
    """TIME-03 ties: at the line of an award and of a quota, the same everywhere"""
    with Office(units='戊,镇\n丁,镇\n丙,镇\n乙,镇\n甲,镇\n') as o:
        o.scheme('manual set value', 'decimals 1', 'midperiod full', 'award 头 top 1', 'award 二 top 2', 'award 三 top 3',
                 'award 四 top 4', 'quota units points per month 38', 'trigger 欠 short points per month then list')
        # 38.04 and 37.96 are both printed 38.0, and the printed ones are compared.
        for unit, value in (('甲', '40'), ('乙', '38.04'), ('丙', '37.96'), ('丁', '38'), ('戊', '31')):
            o.tb('event', unit, 'manual', '--value', value)
        rows = shown(o, 'rank', '--period', '2018-07')
        same([(r['rank'], r['unit']) for r in rows],
             [('1', '甲'), ('2', '丁'), ('2', '丙'), ('2', '乙'), ('5', '戊')], 'places, the unit order inside')
        named = {}
        for r in shown(o, 'rank', '--period', '2018-07', '--awards'):
            named.setdefault(r['name'], set()).add(r['who'])
        # Whoever shares the last place that is named is named; the fourth is the second.
        same(named, {'头': {'甲'}, '二': set('甲乙丙丁'), '三': set('甲乙丙丁'), '四': set('甲乙丙丁')}, 'awards')
        # Met at the line itself; not below it, though 0.04 is printed with one decimal.
        gaps = {r['unit']: r['missing'] for r in shown(o, 'gap', '--period', '2018-07')}
        same(gaps, {'甲': '0.0', '乙': '0.0', '丙': '0.0', '丁': '0.0', '戊': '7.0'}, 'missing')
        o.now = '2018-08-01'
        same({r['who'] for r in o.rows('gap', '--period', '2018-07', '--triggers')}, {'丙', '戊'}, 'short')


# --- TIME-05 ---------------------------------------------------------------------------
def time_05_refused():
    """TIME-05 amounts beyond a thousand million are refused, wherever they are written"""
    with Office() as o:
        o.scheme('manual set value', 'submit set 1')
        for value in ('9000000000000000', '1000000000.001', '99999999999999999999', '-1000000001', '1e10'):
            o.refused('event', '甲', 'manual', '--value', value)
        path = o.folder / 'events.csv'
        path.write_text('ref,kind,date,value,unit\n,manual,2018-07-01,9000000000000000,甲\n', encoding='utf-8')
        o.refused('import', 'events', path)
        path.write_text('who,metric,period,amount\n甲,points,month,9000000000000000\n', encoding='utf-8')
        o.refused('import', 'targets', path)
        big = '9000000000000000'
        for clause in (f'adopt set {big}', f'adopt set 1\nadopt add {big}', f'adopt set 1\nadopt mul {big}',
                       f'adopt set value 0 to {big}', f'limit points per year most {big}',
                       f'scale x from points per year times {big}', f'scale x from points per year best {big}',
                       f'scale x from points per year times 1 most {big}', f'quota units points per month {big}',
                       f'settle points per month each {big}', f'count x submit as {big}',
                       f'trigger x zero points per month then deduct {big}', f'share units each {big}',
                       f'share units ratio 1:{big}'):
            o.scheme(clause, name='大', start='2019-01-01', ok=False)


def time_05_sums():
    """TIME-05 sums of the biggest amounts are refused at entry, or exact"""
    with Office() as o:
        o.scheme('manual set value', 'big set value', 'kind big', 'big mul 10')
        for i in range(1, 11):
            o.tb('event', '甲', 'manual', '--value', '1000000000', '--note', i)
        same(o.column('points', '--period', '2018')['甲'], '10000000000', 'ten times the most')
        o.refused('event', '甲', 'manual', '--value', '1000000000', '--note', 11)
        o.refused('event', '乙', 'big', '--value', '1000000000.001')
        o.tb('event', '乙', 'big', '--value', '1000000000')
        o.tb('event', '丙', 'big', '--value', '-1000000000')
        o.refused('event', '丙', 'big', '--value', '-0.001')
        points = o.column('points', '--period', '2018')
        same(points, {'甲': '10000000000', '乙': '10000000000', '丁': '0', '丙': '-10000000000'}, 'the ends')
        rows = ''.join(f',manual,2018-07-01,1000000000,丁,{i}\n' for i in range(2000))
        path = o.folder / 'events.csv'
        path.write_text('ref,kind,date,value,unit,note\n' + rows, encoding='utf-8')
        o.refused('import', 'events', path)
        # Multipliers that would make more of what is there.
        o.scheme('manual set value', 'manual mul 1000000', name='乘', start='2018-07-01', ok=False)
        o.tb('verify')


def time_05_figures():
    """TIME-05 limits, scales and settlements of the biggest amounts: exact, held, or none"""
    with Office() as o:
        o.scheme('manual set value', 'midperiod full', 'quota units points per month 0.001',
                 'limit points per year most 1000000000',
                 'scale t from points per month target 1000000000', 'scale x from points per month times 1000000',
                 'scale m from points per month times 1000000 most 500 least -500',
                 'scale b from points per month best 1000000000', 'scale p from points per month pool 1000000000',
                 'scale l from points per month ladder -1000000000 step 1000000000')
        for unit, value in (('甲', '1000000000'), ('乙', '999999999.999'), ('丙', '-1000000000')):
            o.tb('event', unit, 'manual', '--value', value)
            o.tb('event', unit, 'manual', '--value', value, '--note', 'zwei')
        by = {r['unit']: r for r in o.rows('rank', '--period', '2018-07')}
        same([by[u]['points'] for u in '甲乙丙丁'], ['1000000000', '1000000000', '-2000000000', '0'], 'held')
        # Beyond what can be exact a figure is none, but for its own limits.
        same([by[u]['x'] for u in '甲乙丙丁'], ['-', '-', '-', '0'], 'times')
        same([by[u]['t'] for u in '甲乙丙丁'], ['-', '-', '-', '0'], 'target')
        same([by[u]['m'] for u in '甲乙丙丁'], ['500', '500', '-500', '0'], 'times, at most')
        same([by[u]['b'] for u in '甲乙丙丁'], ['1000000000', '1000000000', '-2000000000', '0'], 'best')
        same([by[u]['p'] for u in '甲乙丙丁'], ['500000000', '500000000', '0', '0'], 'pool')
        same([by[u]['l'] for u in '甲乙丁丙'], ['-1000000000', '-1000000000', '-3000000000', '-4000000000'], 'ladder')
    with Office() as o:
        o.scheme('manual set value', 'midperiod full', 'quota units points per month 0.001',
                 'settle points per month extra 1000000000', 'decimals 0')
        o.tb('event', '甲', 'manual', '--value', '1000000000')
        o.tb('event', '乙', 'manual', '--value', '100.001')
        o.tb('event', '丙', 'manual', '--value', '-1000000000')
        o.now = '2018-08-01'
        points = {u: Fraction(x) for u, x in o.column('points', '--period', '2018-07').items()}
        same(points['乙'], 100 * 10**9 + 100, 'a hundred times a thousand million, and 100.001')
        if not points['甲'] > points['乙'] > points['丁'] == 0 > points['丙']:
            raise Fail(f'an order that is not that of the facts: {points}')


if __name__ == '__main__':
    sys.exit(run([time_02, time_02_halves, time_03, time_05_refused, time_05_sums, time_05_figures]) > 0)
