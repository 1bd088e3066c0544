#!/usr/bin/env python3
"""Every number of the report, the pay sheet, the honours and the appraisal is the number of
rank, gap and explain, on the sample under two measures and on random offices whose measures use
the whole language: yearly.py PROGRAM [OFFICES [FROM]]."""
import csv
import io
import json
import os
import shutil
import sys
import tempfile
import zipfile
from fractions import Fraction
from pathlib import Path

from office import BASE, MEMORY, Fail, Office, same

sys.path.append(str(Path(__file__).resolve().parents[1] / 'model'))
import days as cal  # noqa: E402
from program import write_files  # noqa: E402
from random_language import LanguageOffice  # noqa: E402

# Thirds, caps by month, quarter and year, settlements, an account of money, a scale, honours with
# conditions, a trigger: all that a sheet must be able to explain.
MEASURE = '''办法 试 自 2026-01-01
采用计分 累加
分享 单位 均分
分享 作者 均分
期中 按月
小数 1
同分 按 采用数
报送 计 1.333
转报 计 1
采用 层级 >=市级 计 15.55
采用 计 5
批示 计 6
失实 计 -3
采用 层级 县级 计 20 账户 稿酬
采用 层级 >=市级 计 50 账户 稿酬
计件 大稿 采用 层级 >=市级 按 1
限额 稿酬 每 季 至多 120
限额 得分 每 月 至多 20
限额 得分 每 年 至多 60
任务 全体单位 报送 每 月 2
任务 人员 报送 每 年 4
结算 报送 每 月 缺件 -0.5
结算 报送 每 年 达标 3 未达 -2
折算 考核分 自 得分 每 年 最高 100 及格 60
评选 先进单位 前 3 须 达标 报送 每 月 除非 失实
评选 信息能手 前 2 人员
评选 采用先进 前 2 按 采用数
评选 好信息 前 5 稿件 层级 >=市级
触发 三次 欠 报送 每 月 连续 3 则 说明 约谈 取消评优
'''


class Sample(Office):
    def __init__(self, measure=None):
        self.folder = Path(tempfile.mkdtemp(prefix='tongbao-yearly-', dir=MEMORY))
        self.now, self.env = '2026-11-22T14:30', dict(BASE)
        self.tb('init', '--sample')
        if measure:
            path = self.folder / 'm.txt'
            path.write_text(measure, encoding='utf-8')
            self.tb('scheme', 'apply', path, '--replace')


class Chance(Office):
    """A random office, all of it inside."""

    def __init__(self, seed):
        self.folder = Path(tempfile.mkdtemp(prefix='tongbao-yearly-', dir=MEMORY))
        self.now, self.env = None, dict(BASE)
        office = LanguageOffice(seed)
        office.headers = office.headers | {'units': [*office.headers['units'], 'track']}
        for r in office.rows['units']:
            r['track'] = 'inside'
        self.tb('init')
        for kind, path in write_files(office, self.folder):
            self.tb('import', kind, path)
        self.question = office.question


def number(text):
    return Fraction(0) if text in ('', '-') else Fraction(text)


def who(row):
    return row['unit'], row.get('person', '')


def ranking(o, period):
    """All that rank says of units and people."""
    out = {(r['unit'], ''): r for r in o.rows('rank', '--period', period)}
    out.update({(r['unit'], r['person']): r for r in o.rows('rank', '--period', period, '--by', 'person')})
    return out


def pay(o, period, want=None):
    """The sheet is rank's, and its lines add up to it, to the last digit."""
    rank = ranking(o, period)
    sheet, lines = o.rows('pay', period), o.rows('pay', period, '--lines')
    if not sheet:
        same({k for k in rank if k[1] == ''}, set(), f'{period}: an empty pay sheet')
        return sheet, lines
    columns = list(sheet[0])
    months = columns[3:columns.index('beside')]
    if want:
        same(months, want, f'{period}: the months')
    # Who moved stands in another room then.
    by_month = [{k[1] or k[0]: r for k, r in ranking(o, m).items()} for m in months]
    fixed = {'group', 'unit', 'person', 'beside', *months}
    figures = [c for c in sheet[0] if c not in fixed and not c.startswith('held:')]
    sums = {}
    for x in lines:
        key = (*who(x), x['figure'])
        sums[key] = sums.get(key, Fraction(0)) + number(x['amount'])
    for row in sheet:
        about = f'{period} {row["unit"]} {row["person"]}'
        for f in figures:
            same(row[f], rank[who(row)][f], f'{about}: {f} of pay and rank')
            same(sums.get((*who(row), f), Fraction(0)), number(row[f]), f'{about}: the lines of {f}')
        for m, r in zip(months, by_month):
            then = r.get(row['person'] or row['unit'])
            same(row[m], then['points'] if then else '-', f'{about}: {m}')
        same(sum(number(row[m]) for m in months) + number(row['beside']), number(row['points']),
             f'{about}: months and what is beside them')
    inside = {who(r) for r in o.rows('pay', period)}
    rooms = {r['name'] for r in o.rows('list', 'units') if r['track'] == 'inside'}
    same(inside, {k for k in rank if k[0] in rooms}, f'{period}: who stands on the sheet')
    return sheet, lines


def explained(o, period, sheet, lines):
    """The lines are those of explain: the same credits and clauses."""
    for row in [r for r in sheet if number(r['points'])][:12]:
        subject = row['person'] or row['unit']
        want = sorted((x['date'], x['clause'], number(x['points']))
                      for x in o.rows('explain', subject, '--period', period) if number(x['points']))
        held = sum(x[2] for x in want if x[1].lower().split()[:1] in (['限额'], ['limit']))
        places = len(row.get('held:points', '').partition('.')[2])
        rounded = Fraction(51, 100 * 10 ** places) + Fraction(len(want), 1000)
        if 'held:points' in row and abs(held - number(row['held:points'])) > rounded:
            raise Fail(f'{period} {subject}: caps held {float(held)}, the sheet says {row["held:points"]}')
        got = sorted((x['date'], x['clause'], number(x['amount'])) for x in lines
                     if who(x) == who(row) and x['figure'] == 'points' and x['date'])
        same(got, want, f'{period} {subject}: lines and explain')


def honours(o, period):
    rows = o.rows('honours', period)
    want = [(r['name'], r['group'], r['rank'], r['who']) for r in o.rows('rank', '--period', period, '--awards')]
    got = [(r['award'], r['group'], r['rank'], r['who']) for r in rows if r['named'] == 'yes' and not r['ref']]
    same(got, want, f'{period}: honours and rank --awards')
    for r in rows:
        if r['named'] == 'no' and not (r['missed'] or r['events'] or r['trigger']):
            raise Fail(f'{r["who"]} is passed over without a reason')
    return rows


def length(period):
    """The kinds of a quota's period, the longer the more."""
    mark = period[5:6]
    return 'WmBQHT'.index(mark if mark in 'WBQHT' else 'm') if mark else 9


def is_over(period, today):
    """Whether a month, quarter, half or year of the calendar ends before that day."""
    year, _, part = period.partition('-')
    if not part:
        month = 12
    elif part[0] in 'QH':
        month = int(part[1:]) * {'Q': 3, 'H': 6}[part[0]]
    else:
        month = int(part)
    return f'{year}-{month:02}' < today[:7]


def appraisal(o, period, least=3):
    rank, rows = ranking(o, period), o.rows('appraisal', period)
    same({who(r) for r in rows}, set(rank), f'{period}: who is appraised')
    for r in rows:
        x = rank[who(r)]
        for f in set(x) & set(r):
            same(r[f] or '-', x[f] or '-', f'{period} {who(r)}: {f} of appraisal and rank')
    if not least:  # gap does not say which quotas are of a part of the articles
        return
    gaps = [*o.rows('gap', '--period', period), *o.rows('gap', '--period', period, '--by', 'person')]
    compared = 0
    for r in rows:
        mine = [g for g in gaps if g['metric'] == 'submitted' and not g.get('filter')
                and g['unit'] == r['unit'] and g.get('person', '') == r['person']
                and g['required'] not in ('', '-')]
        longest = max((length(g['period']) for g in mine), default=0)
        whole = [g for g in mine if length(g['period']) == longest]
        # What is not over is not missing, except of the period itself.
        whole = [g for g in whole if g['period'] == period or is_over(g['period'], o.now)]
        for f in ('required', 'done', 'missing') if whole else ():
            same(number(r[f]), sum(number(g[f]) for g in whole), f'{period} {who(r)}: {f} of appraisal and gap')
        compared += bool(whole)
    if compared * least < len(rows):
        raise Fail(f'only {compared} quotas of {len(rows)} rows were compared')


def report(o, period):
    """Counts against the ledger itself."""
    got = {(r['part'], r['name']): int(r['value']) for r in o.rows('report', period)}
    void = {r['ref'] for r in o.rows('list', 'events', '--period', 'all') if r['kind'] == 'void'}
    events = [r for r in o.rows('list', 'events', '--period', 'all')
              if r['date'].startswith(period) and r['ref'] not in void]
    sent = [r for r in o.rows('list', 'submissions', '--period', period) if r['ref'] not in void]
    levels = {r['name']: r['level'] for r in o.rows('list', 'outlets')}
    adopted = [r for r in events if r['kind'] == 'adopt']
    same(got['total', 'submitted'], len(sent), 'submitted')
    units = o.rows('rank', '--period', period)
    for f in ('submitted', 'adopted'):
        same(got['by unit', f], sum(int(r[f]) for r in units), f'{f}, by unit, of report and rank')
    same(got['total', 'relayed'], len({r['ref'] for r in events if r['kind'] == 'relay'}), 'relayed')
    same(got['total', 'adopted'], len({r['ref'] for r in adopted}), 'adopted')
    same(got['total', 'adoptions'], len(adopted), 'adoptions')
    same(got['total', 'instructions'], sum(r['kind'] == 'instruct' for r in events), 'instructions')
    for level in ('own', 'county', 'city', 'province', 'national'):
        at = [r for r in adopted if levels.get(r['outlet']) == level]
        same(got['level adoptions', level], len(at), f'adoptions, {level}')
        same(got['level articles', level], len({r['ref'] for r in at}), f'articles, {level}')
    same(sum(n for (part, _), n in got.items() if part == 'month submitted'), len(sent), 'the months')


def by_chance(seed):
    with Chance(seed) as o:
        for _ in range(3):
            period, today, _ = o.question()
            o.now = cal.text(today)
            try:
                explained(o, period, *pay(o, period))
                honours(o, period)
                appraisal(o, period, least=0)
                o.tb('report', period)
            except Fail as e:
                raise Fail(f'random office {seed}, today {o.now}: {e}') from None


def every_format(o):
    for words in (['report', '2026'], ['pay', '2026-Q3'], ['honours', '2026'], ['appraisal', '2026']):
        for lang in ('zh', 'en'):
            for end in ('txt', 'md', 'html', 'docx', 'xlsx', 'csv', 'json'):
                path = o.folder / f'{words[0]}.{lang}.{end}'
                o.tb(*words, '-o', path, '--lang', lang)
                if path.stat().st_size < 2:
                    raise Fail(f'{path.name} is empty')
        with zipfile.ZipFile(o.folder / f'{words[0]}.zh.xlsx') as z:
            strings = z.read('xl/sharedStrings.xml').decode()
        if '<t>unit</t>' in strings or '<t>same days</t>' in strings:
            raise Fail(f'{words[0]}.zh.xlsx speaks English')
        path = o.folder / f'{words[0]}.zh.csv'
        same(o.run(*words, '-o', path).returncode, 4, f'{words[0]}: a file that is there')
        o.tb(*words, '-o', path, '--force')
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding='utf-8'))))
        same(len(json.loads((o.folder / f'{words[0]}.zh.json').read_text(encoding='utf-8'))), len(rows),
             f'{words[0]}: rows of csv and json')


def main():
    with Sample() as o:
        for period, months in (('2026-Q3', ['2026-07', '2026-08', '2026-09']), ('2026-11', ['2026-11'])):
            explained(o, period, *pay(o, period, months))
        report(o, '2026')
        report(o, '2026-11')  # with a voided and two shared articles
        appraisal(o, '2026')
        # The county's own measure: two units a group, five people, five articles and their ties.
        named = [r['award'] for r in honours(o, '2026') if r['named'] == 'yes']
        same([named.count(a) for a in ('信息工作先进单位', '信息工作先进个人', '好信息')], [6, 15, 6], 'honours')
        every_format(o)
    with Sample(MEASURE) as o:
        year = [f'2026-{m:02}' for m in range(1, 13)]
        sheet, lines = pay(o, '2026', year)
        explained(o, '2026', sheet, lines)
        if not any(number(r['held:points']) for r in sheet) or not any(r['clause'] == 'rounding' for r in lines):
            raise Fail('no cap held anything, or nothing was rounded: the measure is too tame')
        pay(o, '2026-Q3', ['2026-07', '2026-08', '2026-09'])
        appraisal(o, '2026')
        appraisal(o, '2026-H1')
        rows = honours(o, '2026')
        if not {'yes', 'no'} <= {r['named'] for r in rows} or not any(r['ref'] for r in rows):
            raise Fail('the measure names nobody, everybody or no article')
        report(o, '2026')
    n, first = (int(x) for x in (sys.argv[2:] + ['8', '1'][len(sys.argv) - 2:]))
    for seed in range(first, first + n):
        by_chance(seed)


if __name__ == '__main__':
    try:
        main()
    except Fail as e:
        print(f'FAIL cli: papers of the year: {e}')
        sys.exit(1)
    print('ok   cli: papers of the year agree with rank, gap and explain')
