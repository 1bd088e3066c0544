#!/usr/bin/env python3
"""Days, zones and changes, through the program's own commands: times.py PROGRAM [NAME...]

TIME-06 special days, TIME-08 zones, TIME-12 what was closed stays. TIME-10 (calendars) is
a unit test.
"""
import random
import sys
import zoneinfo
from datetime import date, datetime, timedelta

from office import BASE, Fail, Office, run, same


# --- TIME-06 ---------------------------------------------------------------------------
def instances(day):
    """The names of the periods with the day in them, as everybody cuts the year."""
    y, m = day.year, day.month
    week = day.isocalendar()
    return {'week': f'{week[0]:04}-W{week[1]:02}', 'month': f'{y}-{m:02}', 'bimonth': f'{y}-B{(m + 1) // 2}',
            'quarter': f'{y}-Q{(m + 2) // 3}', 'half': f'{y}-H{(m + 5) // 6}', 'term': f'{y}-T{(m + 5) // 6}',
            'year': f'{y}'}


def time_06():
    """TIME-06 leap days, ends of years and of weeks: today, and the periods it is in"""
    days = ['2024-02-29', '2023-03-01', '2000-02-29', '2100-02-28', '2100-03-01', '2020-12-31', '2021-01-01',
            '2018-12-31', '2019-01-01', '2021-01-03', '2021-01-04', '1970-01-01', '2199-12-31']
    kinds = list(instances(date(2000, 1, 1)))
    with Office() as o:
        o.load('targets', 'who,metric,period,amount\n' + ''.join(f'镇,submitted,{k},1\n' for k in kinds))
        for text in days:
            o.now, day = text, date.fromisoformat(text)
            ref = o.tb('add', '-u', '甲', '-t', f'稿{text}').strip()
            same(ref[:4], text[:4], 'the year of the reference')
            same(o.rows('list', 'submissions', '--period', f'{text}..{text}')[0]['date'], text, 'today')
            names = instances(day)
            for kind, name in names.items():
                if int(o.column('submitted', '--period', name)['甲']) < 1:
                    raise Fail(f'{text} is not in {name}')
            same(o.tb('rank'), o.tb('rank', '--period', names['month']), f'the usual period on {text}')
            gaps = {r['period'] for r in o.rows('gap', '--period', names['year']) if r['unit'] == '甲'}
            missing = {n for k, n in names.items() if k != 'week'} - gaps
            same(missing, set(), f'instances of the year of {text}')
            if day < date(2199, 12, 31):
                after = (day + timedelta(1)).isoformat()
                same(o.column('submitted', '--period', f'{after}..{after}')['甲'],
                     '1' if after in days and days.index(after) < days.index(text) else '0', f'the day after {text}')
        for wrong in ('2023-02-29', '2100-02-29', '1900-02-29', '2018-13-01', '2200-01-01', '1969-12-31'):
            o.now = wrong
            same(o.run('rank').returncode, 2, f'--now {wrong}')


# --- TIME-08 ---------------------------------------------------------------------------
ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata', 'bad', '', ':', 'UTC+99',
         '/etc/passwd', None]


def in_zones(o, *words):
    """What a command prints, in whatever zone the terminal is."""
    seen = set()
    for zone in ZONES:
        o.env = dict(BASE) if zone is None else BASE | {'TZ': zone}
        seen.add(o.tb(*words))
    o.env = dict(BASE)
    same(len(seen), 1, f'outputs of {" ".join(words)} over {len(ZONES)} zones')
    return seen.pop()


def time_08():
    """TIME-08 no day moves with the terminal's zone, at no time of night"""
    with Office() as o:
        o.scheme('submit set 1', 'adopt set 2')
        nights = ['2018-03-11T01:59', '2018-03-11T02:30', '2018-11-04T01:30', '2011-12-30T00:00', '2018-07-01T00:00',
                  '2018-06-30T23:59']
        for i, o.now in enumerate(nights):
            o.env = dict(BASE) if ZONES[i] is None else BASE | {'TZ': ZONES[i]}
            ref = o.tb('add', '-u', '甲', '-t', f'稿{i}').strip()
            o.tb('event', ref, 'adopt', '-o', '县简报')
        same([r['date'] for r in o.rows('list', 'submissions', '--period', 'all')],
             sorted(n[:10] for n in nights), 'dates')
        # The journal's instants are in the office's zone.
        same(sorted(r['time'] for r in o.rows('log') if r['action'].startswith('adopt')),
             sorted(n.replace('T', ' ') + ':00' for n in nights), 'times in the journal')
        for words in (['rank', '--period', '2018', '--format', 'csv'], ['list', 'events', '--period', 'all'], ['log'],
                      ['gap', '--period', '2018-07'], ['explain', '甲', '--period', '2018'], ['show', '2018-0001']):
            in_zones(o, *words)


def time_08_today():
    """TIME-08 today is the office's, never the terminal's: 25 hours lie between these two"""
    for office in ('Pacific/Kiritimati', 'Pacific/Pago_Pago'):
        with Office(zone=office) as o:
            o.now = None
            for i, zone in enumerate(ZONES):
                o.env = dict(BASE) if zone is None else BASE | {'TZ': zone}
                before = datetime.now(zoneinfo.ZoneInfo(office)).date().isoformat()
                o.tb('add', '-u', '甲', '-t', f'稿{i}')
                after = datetime.now(zoneinfo.ZoneInfo(office)).date().isoformat()
                rows = [r for r in o.rows('list', 'submissions', '--period', 'all') if r['title'] == f'稿{i}']
                if rows[0]['date'] not in (before, after):
                    raise Fail(f'{office} from {zone}: {rows[0]["date"]}, not {before}')
    # The day that Apia left out is a day as any other to an article.
    with Office(zone='Pacific/Apia') as o:
        o.now = '2011-12-30T12:00'
        o.tb('add', '-u', '甲', '-t', '一')
        same(o.rows('list', 'submissions', '--period', 'all')[0]['date'], '2011-12-30', 'the day left out')
        same(o.column('submitted', '--period', '2011-12-30..2011-12-30')['甲'], '1', 'counted on it')
        o.tb('verify')


# --- TIME-12 ---------------------------------------------------------------------------
CLOSED = ['2018-01', '2018-02', '2018-03', '2018-04', '2018-05', '2018-06', '2018-Q1', '2018-Q2', '2018-H1', '2018-T1',
          '2018-W10', '2018-B2', '2018-01..2018-06', '2018-02-10..2018-05-20', '2017']
BEFORE = ('manual set value', 'adopt set 2 section 采', 'submit set 1', 'midperiod full',
          'quota units submitted per month 3', 'settle submitted per month missing -1 downto -2',
          'limit points per month most 9', 'count 件 adopt', 'scale 折 from points per quarter best 20',
          'trigger 零 zero submitted per month 2 running then deduct 3 list', 'award 优 top 1', 'decimals 1')
AFTER = ('clock year from 4', 'clock cutoff 25', 'manual set 7', 'adopt set 11', 'submit set 0', 'midperiod by-days',
         'quota units submitted per month 9', 'quota units points per quarter 99',
         'settle submitted per month missing -50', 'limit points per month most 3',
         'scale 折 from points per quarter times 3', 'trigger 零 short submitted per month then zero notice',
         'award 优 top 3', 'decimals 0', 'ties by adopted')


def figures(o):
    """Everything that is printed of the months that are closed."""
    out = {}
    for period in CLOSED:
        for words in (['rank'], ['rank', '--awards'], ['gap'], ['gap', '--triggers'], ['explain', '甲'],
                      ['explain', '乙']):
            words += ['--period', period, '--format', 'csv']
            out[' '.join(words)] = o.tb(*words)
    return out


def half_year(o):
    rng = random.Random(12)
    for i in range(60):
        day = f'2018-{rng.randint(1, 7):02}-{rng.randint(1, 14):02}'
        ref = o.tb('add', '-u', rng.choice('甲乙丙'), '-t', f'稿{i}', '-d', day).strip()
        if rng.random() < .6:
            o.tb('event', ref, 'adopt', '-o', rng.choice(['县简报', '市信息']), '-d', day)
    o.tb('event', '乙', 'manual', '--value', '2.5', '-d', '2018-05-31')


def time_12():
    """TIME-12 another measure from July: closed months stay, and the journal says who and when"""
    with Office() as o:
        o.scheme(*BEFORE)
        half_year(o)
        before, july = figures(o), o.tb('rank', '--period', '2018-07')
        o.now = '2018-07-16T10:20'
        o.scheme(*AFTER, name='改', start='2018-07-01')
        after = figures(o)
        for what, text in before.items():
            same(after[what], text, what)
        if o.tb('rank', '--period', '2018-07') == july:
            raise Fail('the new measure changed nothing in July')
        last = o.rows('log', '--last', '1')[0]
        same((last['time'], last['actor']), ('2018-07-16 10:20:00', 'tester'), 'when and who')
        if '改' not in last['action']:
            raise Fail(f'the journal does not name the measure: {last["action"]}')
        o.tb('verify')
        o.tb('rebuild')
        same(figures(o), before, 'closed months worked out again')


def time_12_quota():
    """TIME-12 another quota from July: closed months owe what they owed"""
    with Office() as o:
        head = 'who,metric,period,amount,from\n'
        o.load('targets', head + '镇,submitted,month,3,\n镇,submitted,quarter,8,\n乙,submitted,month,1,2018-02-01\n')
        half_year(o)
        closed = ['2018-01', '2018-02', '2018-06', '2018-Q1', '2018-Q2', '2018-H1']
        before = [o.tb('gap', '--period', p, '--format', 'csv') for p in closed]
        o.now = '2018-07-16T10:20'
        o.load('targets', head + '镇,submitted,month,12,2018-07-01\n镇,submitted,quarter,40,2018-07-01\n'
               '乙,submitted,month,2,2018-07-01\n')
        same([o.tb('gap', '--period', p, '--format', 'csv') for p in closed], before, 'closed months')
        july = {r['unit']: r['required'] for r in o.rows('gap', '--period', '2018-07')}
        same(july, {'甲': '12', '乙': '2', '丙': '12', '丁': '12'}, 'July')
        last = o.rows('log', '--last', '1')[0]
        same((last['time'], last['actor']), ('2018-07-16 10:20:00', 'tester'), 'when and who')
        if 'targets' not in last['action']:
            raise Fail(f'the journal does not name the quotas: {last["action"]}')


if __name__ == '__main__':
    sys.exit(run([time_06, time_08, time_08_today, time_12, time_12_quota]) > 0)
