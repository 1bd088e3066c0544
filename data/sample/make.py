#!/usr/bin/env python3
"""Writes the sample county: CSV files with the contract's headers, the same bytes each run.

    make.py [FOLDER]      (default: beside this file)

Everything is invented: places, offices, persons, articles. The last day is in sample.txt;
the program moves all dates by whole months, so no title may name a date or a season.
"""
import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import words as w

LAST = date(2026, 11, 22)
FIRST = date(2026, 2, 1)
# Submissions wanted a month: townships, organs, rooms. More was asked from October on.
VOLUME = {2: (12, 10, 14), 3: (15, 12, 16), 4: (14, 12, 16), 5: (15, 12, 17), 6: (16, 13, 17),
          7: (15, 12, 15), 8: (14, 11, 15), 9: (17, 14, 17), 10: (28, 29, 21), 11: (31, 38, 24)}
# Wanted adoptions by level.
ADOPTIONS = [('own', 92), ('county', 50), ('city', 36), ('province', 16), ('national', 6)]


class Dice:
    """random.random() alone: the one method whose numbers never change."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, p):
        return self.random() < p

    def weighted(self, pairs):
        x = self.random() * sum(v for _, v in pairs)
        for item, v in pairs:
            x -= v
            if x < 0:
                return item
        return pairs[-1][0]

    def shuffled(self, items):
        keyed = [(self.random(), i) for i in range(len(items))]
        return [items[i] for _, i in sorted(keyed)]


def month_days(month):
    first = date(2026, month, 1)
    last = date(2026, month + 1, 1) - timedelta(1)
    return [first + timedelta(i) for i in range((min(last, LAST) - first).days + 1)]


class County:
    def __init__(self):
        self.dice = Dice(20261122)
        names = [s + g for s in w.SURNAMES for g in w.GIVEN]
        self.names = iter(self.dice.shuffled(names))
        self.titles = set()
        self.rows = {}
        self.make_people()
        self.make_units()
        self.make_outlets()
        self.make_submissions()
        self.make_events()
        self.make_targets()
        self.make_topics()
        self.make_issues()
        self.make_meetings()

    # --- who -----------------------------------------------------------------------
    def make_people(self):
        self.leaders = [next(self.names) for _ in range(4)]
        self.head, self.cadres, self.officers = {}, {}, {}
        rows = [[n, '办公室', 'leader', '', '', ''] for n in self.leaders]
        for room in w.ROOMS:
            self.head[room] = next(self.names)
            rows.append([self.head[room], room, 'head', '', '', ''])
            self.cadres[room] = [next(self.names) for _ in range(5)]
            rows += [[n, room, 'cadre', '', '', ''] for n in self.cadres[room]]
        for unit in w.TOWNSHIPS + w.ORGANS:
            self.head[unit] = next(self.names)
            self.officers[unit] = [(next(self.names), FIRST)]
        # One officer was replaced in August.
        unit = '县水利局'
        gone, new = self.officers[unit][0][0], next(self.names)
        self.officers[unit].append((new, date(2026, 8, 1)))
        for unit, list_ in self.officers.items():
            for name, since in list_:
                start = '' if since == FIRST else since.isoformat()
                end = '2026-07-31' if name == gone else ''
                rows.append([name, unit, 'officer', '', start, end])
        self.rows['people'] = [['name', 'unit', 'role', 'login', 'from', 'to']] + rows

    def make_units(self):
        rows = [['name', 'group', 'track', 'parent', 'alias', 'order', 'opened', 'closed',
                 'head', 'leader', 'from', 'to']]
        order = 0
        for group, units in (('乡镇街道', w.TOWNSHIPS), ('县直部门', w.ORGANS), ('组室', w.ROOMS)):
            for i, unit in enumerate(units):
                order += 1
                track = 'inside' if group == '组室' else 'outside'
                opened = '2026-06-01' if unit == w.OPENED else ''
                alias = w.ALIASES.get(unit, '')
                rows.append([unit, group, track, '', alias, order, opened, '', self.head[unit],
                             self.leaders[i % len(self.leaders)], '', ''])
        rows.append([w.MOVED, '乡镇街道', '', '', '', '', '', '', '', '', '2026-07-01', ''])
        self.rows['units'] = rows

    def make_outlets(self):
        self.rows['outlets'] = [['name', 'level', 'order', 'from', 'to']] + [
            [name, level, i + 1, start, ''] for i, (name, level, start) in enumerate(w.OUTLETS)]

    # --- what they sent ------------------------------------------------------------
    def title(self, unit, kind):
        pool = w.MAKE if kind in ('经验信息', '工作动态') else w.STUDY if kind == '调研信息' else w.ASK
        sign = '清岚县' if unit in w.ROOMS else unit
        themes = list(w.COMMON)
        themes += w.RURAL if unit not in w.ORGANS else []
        themes += w.OFFICE if unit not in w.TOWNSHIPS else []
        while True:
            t = self.dice.pick(pool).format(u=sign, s=self.dice.pick(w.SLOGANS),
                                            t=self.dice.pick(themes))
            if 12 <= len(t) <= 30 and t not in self.titles:
                self.titles.add(t)
                return t

    def zeal(self, unit, month):
        """How likely a unit is to be the next one that sends; 0: not this month."""
        if unit == '县审计局' or (unit == w.OPENED and month < 6):
            return 0  # never sends; not there yet
        if month == 11 and unit in ('石蒲乡', '县税务局', '公务员管理室'):
            return 0
        if month < 11 and (sum(map(ord, unit)) + month) % 11 == 0:
            return 0
        return 0.7 + sum(map(ord, unit)) % 7 * 0.26

    def authors(self, unit, day):
        if unit in w.ROOMS:
            mine = self.dice.shuffled(self.cadres[unit][:4 if day.month < 11 else 5])
            return mine[:1 + self.dice.chance(0.3)]
        return [[name for name, since in self.officers[unit] if since <= day][-1]]

    def make_submissions(self):
        drafts = []
        for month, volumes in VOLUME.items():
            days = month_days(month)
            for units, n in zip((w.TOWNSHIPS + [w.MOVED], w.ORGANS[:-1], w.ROOMS), volumes):
                zeal = [(u, self.zeal(u, month)) for u in units]
                for _ in range(n):
                    unit = self.dice.weighted(zeal)
                    day = self.dice.pick(days)
                    if day.weekday() > 4 and day != LAST and self.dice.chance(0.8):
                        day = max(days[0], day - timedelta(2))
                    drafts.append((day, len(drafts), unit))
        drafts.sort()
        self.articles = []
        rows = [['ref', 'date', 'unit', 'author', 'title', 'type', 'length', 'received', 'note']]
        for number, (day, _, unit) in enumerate(drafts, 1):
            kind = self.dice.weighted(list(zip(w.TYPES, (48, 24, 12, 9, 7))))
            units = [unit]
            if self.dice.chance(0.03) and unit not in w.ROOMS:
                other = self.dice.pick([u for u in w.ORGANS[:-1] if self.zeal(u, day.month)])
                units += [other] if other != unit else []
            authors = [a for u in units for a in self.authors(u, day)]
            received = min(LAST, day + timedelta(1 + self.dice.below(3)))
            received = received.isoformat() if self.dice.chance(0.06) else ''
            length = 300 + self.dice.below(90) * 10 + (900 if kind == '调研信息' else 0)
            article = {'ref': f'2026-{number:04}', 'day': day, 'units': units, 'kind': kind}
            self.articles.append(article)
            rows.append([article['ref'], day.isoformat(), ';'.join(units), ';'.join(authors),
                         self.title(unit, kind), kind, length, received, '示例,内容虚构'])
        self.rows['submissions'] = rows

    # --- what became of it ---------------------------------------------------------
    def later(self, day, most):
        return min(LAST, day + timedelta(1 + self.dice.below(most)))

    def event(self, article, kind, day, outlet='', form='', route='', leader='', note=''):
        self.events.append((day, len(self.events), [
            article['ref'], kind, day.isoformat(), outlet, form, route, leader, '', '', '', note]))

    def adopt(self, article, level, day):
        open_ = [n for n, l, s in w.OUTLETS
                 if l == level and s <= day.isoformat() and n not in article['outlets']]
        if not open_:
            return False
        outlet = self.dice.pick(open_)
        form = self.dice.weighted([('single', 5), ('item', 3), ('brief', 2), ('composite', 1)])
        if outlet.endswith('网') or outlet.endswith('在线') or outlet in ('清岚组工', '清岚融媒'):
            form = 'single'
        route = 'relayed' if level in ('city', 'province', 'national') else 'direct'
        article['outlets'].append(outlet)
        self.event(article, 'adopt', day, outlet, form, route)
        return True

    def make_adoptions(self, left):
        """The better articles climb: what a higher level takes, lower ones often took."""
        wanted = dict(ADOPTIONS)
        today = self.articles[-40:]
        for article in self.dice.shuffled(left):
            open_ = [(l, n) for l, n in wanted.items() if n]
            if not open_:
                break
            day = self.later(article['day'], 24)
            levels = [self.dice.weighted(open_)]
            if levels[0] in ('city', 'province', 'national') and self.dice.chance(0.5):
                levels.append('own')
            for level in levels:
                if wanted[level] and self.adopt(article, level, day):
                    wanted[level] -= 1
                day = self.later(day, 9)
        for article, level in zip(self.dice.shuffled(today), ('own', 'county', 'city', 'own')):
            self.adopt(article, level, LAST)

    def make_events(self):
        self.events = []
        for article in self.articles:
            article['outlets'] = []
        pool = self.dice.shuffled(self.articles[:-6])
        for article, note in zip(pool[:3], w.VOIDS):
            self.event(article, 'void', self.later(article['day'], 6), note=note)
        for article in pool[3:19]:
            self.event(article, 'return', self.later(article['day'], 5),
                       note=self.dice.pick(w.RETURNS))
        self.event(pool[19], 'late', self.later(pool[19]['day'], 3), note='超过报送时限')
        self.event(pool[20], 'error', self.later(pool[20]['day'], 3), note='文中职务有误')
        self.make_adoptions(pool[21:])
        for article in pool[21:]:
            high = [o for o in article['outlets'] for n, l, _ in w.OUTLETS
                    if n == o and l in ('city', 'province', 'national')]
            if high or self.dice.chance(0.04):
                self.event(article, 'relay', self.later(article['day'], 3), route='relayed')
            if article['outlets'] and self.dice.chance(0.06):
                self.event(article, 'instruct', self.later(article['day'], 30),
                           self.dice.pick(['清岚信息', '澄州信息']), '', '',
                           self.dice.pick(['principal', 'other', 'other']))
            if high and article['day'].month < 10 and self.dice.chance(0.08):
                self.event(article, 'promote', self.later(article['day'] + timedelta(30), 20),
                           '澄州先锋网')
        self.rows['events'] = [['ref', 'kind', 'date', 'outlet', 'form', 'route', 'leader',
                                'value', 'unit', 'person', 'note']] + [
            row for _, _, row in sorted(self.events)]

    # --- what they owe -------------------------------------------------------------
    def make_targets(self):
        rows = [['who', 'metric', 'period', 'amount', 'from', 'to', 'filter', 'of', 'note']]
        for group, early, now, adopted, points in (('乡镇街道', 2, 4, 12, 80),
                                                   ('县直部门', 1, 3, 6, 45),
                                                   ('组室', 2, 3, 10, 70)):
            rows.append([group, 'submitted', 'month', early, '2026-01-01', '2026-09-30', '', '', ''])
            rows.append([group, 'submitted', 'month', now, '2026-10-01', '', '', '', '示例,十月起加量'])
            rows.append([group, 'adopted', 'year', adopted, '2026-01-01', '', '', '', ''])
            rows.append([group, 'points', 'year', points, '2026-01-01', '', '', '', ''])
        rows.append(['乡镇街道', 'adopted', 'year', 2, '2026-01-01', '', 'level city',
                     'adopted year', '其中市级载体至少2篇'])
        for metric, period in (('submitted', 'month'), ('adopted', 'year'), ('points', 'year')):
            rows.append([w.EXEMPT, metric, period, 'exempt', '2026-01-01', '', '', '',
                         '承担全县轮训任务,本年度免考'])
        for room in w.ROOMS:
            rows += [[n, 'submitted', 'month', 1, '2026-01-01', '', '', '', '']
                     for n in self.cadres[room]]
        self.rows['targets'] = rows

    # --- what they are asked for ---------------------------------------------------
    def make_topics(self):
        self.rows['topics'] = [
            ['ref', 'title', 'source', 'issued', 'due', 'units', 'note'],
            ['T2026-001', '党组织书记述职评议情况', '市委组织部', '2026-10-08', '2026-10-31', '乡镇街道', ''],
            ['T2026-002', '流动党员管理的做法和难点', '市委组织部', '2026-11-03', '2026-11-30', '', '要有数据'],
            ['T2026-003', '乡土人才队伍建设', '省委组织部', '2026-11-10', '2026-11-28', '乡镇街道;县农业农村局', ''],
            ['T2026-004', '营商环境建设中的党建作用', '县委办公室', '2026-11-16', '2026-12-05', '县直部门', '']]

    # --- the own channel, meetings, contacts ---------------------------------------
    def make_issues(self):
        """One issue for each day on which the own bulletin printed something."""
        columns = {'调研信息': '调查研究', '经验信息': '典型经验', '问题信息': '问题与建议',
                   '工作动态': '工作动态'}
        types = {row[0]: row[5] for row in self.rows['submissions'][1:]}
        printed = sorted((row[2], row[0]) for row in self.rows['events'][1:]
                         if row[1] == 'adopt' and row[3] == '清岚组工')
        number = {day: n for n, day in enumerate(sorted({day for day, _ in printed}), 1)}
        self.rows['issues'] = [['outlet', 'number', 'date', 'title', 'column', 'ref']] + [
            ['清岚组工', number[day], day, '', columns.get(types[ref], '工作动态'), ref]
            for day, ref in printed]

    def make_meetings(self):
        self.rows['meetings'] = [
            ['kind', 'date', 'title', 'place', 'agenda', 'note', 'units'],
            ['dispatch', '2026-10-12', '十月信息工作调度会', '三楼会议室',
             '通报九月情况;零报送单位表态', '', '乡镇街道;组室'],
            ['training', '2026-11-06', '信息员业务培训', '县委党校', '选题;写作;报送程序', '', '乡镇街道;县直部门'],
            ['visit', '2026-11-12', '到青瓷镇挖掘素材', '', '', '示例,内容虚构', '青瓷镇;舒岳松'],
            ['dispatch', '2026-11-27', '年终冲刺调度会', '三楼会议室', '全年任务完成情况', '', '乡镇街道;县直部门;组室']]
        towns = [row[0] for row in self.rows['units'][1:] if row[1] == '乡镇街道'][:6]
        cadres = self.cadres['办公室'][-6:] or self.cadres['办公室']
        self.rows['contacts'] = [['person', 'unit', 'from', 'to']] + [
            [cadres[i % len(cadres)], town, '2026-01-01', ''] for i, town in enumerate(towns)]

    def write(self, folder):
        for name, rows in self.rows.items():
            with open(folder / f'{name}.csv', 'w', encoding='utf-8', newline='') as f:
                csv.writer(f, lineterminator='\n').writerows(rows)
        (folder / 'scheme.txt').write_text(SCHEME, encoding='utf-8')
        (folder / 'sample.txt').write_text(SAMPLE, encoding='utf-8')


SCHEME = """\
# 示例办法，虚构。一行一条，先写的“计”先用，“加”另加。
办法 清岚县组工信息考核办法 自 2026-01-01
采用计分 就高
分享 各计
期中 按月
同分 按采用数
小数 1
报送 类型 调研信息 计 1.5
报送 计 1
转报 计 1
采用 载体 清岚组工 计 3
采用 载体 清岚先锋微讯 计 2
采用 层级 本级 形式 简讯 计 1
采用 层级 本级 计 2.5
采用 层级 县级 形式 简讯 计 3
采用 层级 县级 计 5
采用 层级 市级 形式 单篇 计 12
采用 层级 市级 形式 综合 计 5
采用 层级 市级 计 8
采用 层级 省级 形式 单篇 计 25
采用 层级 省级 计 15
采用 层级 国家级 计 50
采用 类型 问题信息 加 1
批示 领导 主要领导 计 10
批示 计 6
推介 计 8
迟报 计 -1
差错 计 -2
失实 计 -10
评选 信息工作先进单位 前 2 除非 失实
评选 信息工作先进个人 前 5 人员
评选 好信息 前 5 稿件
触发 当月零报送 零 报送 每 月 则 通知
触发 两月未完成 欠 报送 每 月 连续 2 则 说明
触发 三月未完成 欠 报送 每 月 连续 3 则 约谈 通报批评
触发 报送积极 达 6 报送 每 月 则 表扬
"""

SAMPLE = f"""\
until {LAST.isoformat()}
# The sample county: every place, office, person and article in it is invented.
# 示例县:地名、单位、人名、稿件均为虚构。
"""


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    county = County()
    county.write(folder)
    print(', '.join(f'{len(rows) - 1} {name}' for name, rows in county.rows.items()))


if __name__ == '__main__':
    main()
