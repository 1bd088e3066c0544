"""Random small offices for the differential test, as rows of the import files."""
import random

import days as cal
from words import FORMS as FORM_WORDS, KINDS, LEADERS, LEVELS as LEVEL_WORDS, ROUTES, SMALL, TESTS

LEVELS = ['own', 'county', 'city', 'province', 'national']
FORMS = ['single', 'item', 'brief', 'composite']
TYPES = ['经验', '问题', 'Type A']
WIDE = {c: chr(ord(c) + 0xFEE0) for c in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'}
HEADERS = {
    'units': ['name', 'group', 'order', 'opened', 'closed', 'from', 'to'],
    'people': ['name', 'unit', 'role', 'from', 'to'],
    'outlets': ['name', 'level', 'order', 'from', 'to'],
    'submissions': ['ref', 'date', 'unit', 'author', 'title', 'type'],
    'events': ['ref', 'kind', 'date', 'outlet', 'form', 'route', 'leader', 'unit', 'person', 'note'],
    'targets': ['who', 'metric', 'period', 'amount', 'from', 'to', 'filter', 'of', 'note'],
}


class RandomOffice:
    headers = HEADERS

    def __init__(self, seed):
        self.r = random.Random(seed)
        year = self.r.randrange(2012, 2030)
        self.lo = cal.month_start(year, self.r.randrange(1, 13))
        self.hi = self.lo + self.r.choice([40, 120, 400])
        self.rows = {k: [] for k in HEADERS}
        self.make_outlets()
        self.make_units()
        self.make_people()
        self.make_schemes()
        self.make_submissions()
        self.make_events()
        self.make_targets()

    def chance(self, p):
        return self.r.random() < p

    def day(self, lo=None, hi=None):
        lo, hi = self.lo if lo is None else lo, self.hi if hi is None else hi
        return self.r.randint(lo, max(lo, hi))

    def spell(self, name):
        """The same name, sometimes as somebody else would type it."""
        if self.chance(0.06):
            name = ''.join(WIDE.get(c, c) for c in name)
        return name + ' ' if self.chance(0.02) else name

    def add(self, kind, /, **row):
        self.rows[kind].append({h: str(row.get(h, '')) for h in self.headers[kind]})

    # --- names ---------------------------------------------------------------------
    def make_outlets(self):
        ordered = self.chance(0.5)
        n = self.r.randrange(1, 5)
        orders = self.r.sample(range(1, 20), n)
        self.outlets = []
        for i in range(n):
            start = self.day() if self.chance(0.15) else None
            end = self.day(start or self.lo) if self.chance(0.15) else None
            name = f'载体{"ABCDE"[i]}' if self.chance(0.7) else f'paper {"ABCDE"[i]}'
            self.outlets.append((name, start, end))
            self.add('outlets', name=name, level=self.r.choice(LEVELS),
                     order=orders[i] if ordered else '', to=cal.text(end) if end else '',
                     **{'from': cal.text(start) if start else ''})

    def make_units(self):
        self.groups = ['G甲', 'G乙', 'G丙'][:self.r.randrange(1, 4)]
        self.units = []
        ordered = self.chance(0.5)
        n = self.r.randrange(1, 7)
        orders = self.r.sample(range(1, 30), n)
        moves = []
        for i in range(n):
            name = 'UVWXYZ'[i] + '局'
            opened = self.day() if self.chance(0.2) else None
            closed = self.day(opened or self.lo) if self.chance(0.15) else None
            group = self.r.choice(self.groups)
            self.units.append((name, opened or 0, closed or 10 ** 9))
            self.add('units', name=name, group=group, order=orders[i] if ordered else '',
                     opened=cal.text(opened) if opened else '',
                     closed=cal.text(closed) if closed else '')
            if self.chance(0.25):
                day = self.day(opened, closed)
                for other in self.r.sample(self.groups, len(self.groups)):
                    if other != group and day <= (closed or day):
                        moves.append((name, other, day))
                        group, day = other, day + self.r.randrange(1, 60)
                        if self.chance(0.7):
                            break
        for name, group, day in moves:
            self.add('units', name=self.spell(name), group=group, **{'from': cal.text(day)})

    def make_people(self):
        self.people = []
        for i in range(self.r.choice([0, 0, 2, 4, 6])):
            name = f'人{"ABCDEF"[i]}'
            self.people.append(name)
            unit = self.r.choice(self.units)[0]
            self.add('people', name=name, unit=self.spell(unit),
                     role=self.r.choice(['cadre', 'officer', 'head']))
            others = [u for u in self.units if u[0] != unit]
            if others and self.chance(0.2):
                other, opened, closed = self.r.choice(others)
                day = self.day(max(opened, self.lo), min(closed, self.hi))
                if opened <= day <= closed:
                    self.add('people', name=name, unit=other, role='cadre',
                             **{'from': cal.text(day)})

    # --- the measure ---------------------------------------------------------------
    def make_schemes(self):
        self.schemes = []
        starts = sorted({self.day(self.lo - 30, self.hi) for _ in range(self.r.choice([0, 1, 1, 2, 3]))})
        if self.chance(0.8) and starts:
            starts[0] = self.lo - 400
        for i, start in enumerate(starts):
            self.schemes.append(self.scheme(i, start))
        self.starts = starts

    def amount(self, low=0):
        x = self.r.choice([1, 2, 3, 5, 10, 20, 0.5, 0.25, 2.5, 0.05, 7.5, 0.125, 1.001, 0.333])
        return str(x if low == 0 or self.chance(0.7) else -x)

    def scheme(self, i, start):
        zh = self.chance(0.3)
        end = self.day(start) if self.chance(0.15) else None
        head = f'办法 第{i}版 自 {cal.text(start)}' if zh else f'scheme v{i} from {cal.text(start)}'
        if end:
            head += (' 至 ' if zh else ' to ') + cal.text(end)
        lines = [head, '# a comment']
        lines.append(self.r.choice(['采用计分 累加', '采用计分 就高'] if zh else
                                   ['adoptions all', 'adoptions highest']))
        share = self.r.choice(['share each full', 'share each equal',
                               'share units each full\nshare authors each equal',
                               'share units each equal\nshare authors each full'])
        lines.append('分享 各计' if zh else share)
        if self.chance(0.8):
            lines.append(self.r.choice(['期中 全额', '期中 按日', '期中 按月'] if zh else
                                       ['midperiod full', 'midperiod by-days', 'midperiod by-months']))
        if self.chance(0.3):
            lines.append('同分 按采用数' if zh else 'ties by adopted')
        if self.chance(0.5):
            lines.append(f'{"小数" if zh else "decimals"} {self.r.randrange(0, 4)}')
        said = set()
        for _ in range(self.r.randrange(0, 9)):
            *words, op, amount = self.line()
            if op == 'set' and tuple(sorted(words)) in said:
                continue  # the same said twice is refused
            said.add(tuple(sorted(words)))
            line = ' '.join([*words, op, amount])
            lines.append(in_chinese(words, op, amount) if zh else line)
        return '\n'.join(lines) + '\n'

    def line(self):
        kind = self.r.choice(['submit', 'adopt', 'adopt', 'adopt', 'adopt', 'relay', 'instruct',
                              'promote', 'late', 'error', 'false', 'return', 'incident'])
        words = [kind]
        if self.chance(0.3):
            words += ['type', quote(self.r.choice(TYPES))]
        if kind == 'adopt' and self.chance(0.7):
            words += self.outlet_test()
        if kind == 'adopt' and self.chance(0.3):
            words += ['form', self.r.choice(FORMS)]
        if kind == 'adopt' and self.chance(0.1):
            words += ['route', self.r.choice(['direct', 'relayed'])]
        if kind == 'instruct' and self.chance(0.5):
            words += ['leader', self.r.choice(['principal', 'other'])]
        negative = kind in ('late', 'error', 'false', 'instruct', 'incident')
        op = 'set' if self.chance(0.75) else 'add'
        return words + [op, self.amount(-1 if negative else 0)]

    def outlet_test(self):
        if self.chance(0.5):
            return ['level', self.r.choice(LEVELS)]
        return ['outlet', quote(self.r.choice(self.outlets)[0])]

    def scheme_on(self, day):
        return any(s <= day for s in self.starts) and not any(
            ' 至 ' in t or ' to ' in t for t in self.schemes)

    # --- facts ---------------------------------------------------------------------
    def make_submissions(self):
        self.articles = []
        for i in range(self.r.choice([0, 3, 8, 15, 25])):
            day = self.day()
            many = self.scheme_on(day)
            n = self.r.choice([1, 1, 1, 2, 3]) if many else 1
            open_ = [u for u, a, b in self.units if a <= day <= b]
            if not open_:
                continue
            units = self.r.sample(open_, min(n, len(open_)))
            n = self.r.choice([0, 1, 1, 2, 3]) if many else self.r.choice([0, 1])
            authors = self.r.sample(self.people, min(n, len(self.people)))
            if self.chance(0.1) and (many or not authors):
                authors = authors + ['外人']
            ref = f'{cal.text(day)[:4]}-{i + 101:04}'
            self.articles.append((ref, day, units, authors))
            self.add('submissions', ref=ref, date=cal.text(day), title=f'标题第{i}号 “{i}”',
                     unit=';'.join(self.spell(u) for u in units), author=';'.join(authors),
                     type=self.r.choice(TYPES + ['']))

    def make_events(self):
        seen = set()
        for ref, day, units, authors in self.articles:
            for _ in range(self.r.choice([0, 0, 1, 1, 2, 3])):
                kind = self.r.choice(['adopt'] * 8 + ['relay', 'instruct', 'promote', 'return',
                                                      'late', 'error', 'false', 'incident'])
                if self.chance(0.03):
                    kind = 'void'
                when = self.day(day, min(self.hi + 30, day + self.r.choice([0, 5, 40, 200])))
                row = {'ref': ref, 'kind': kind, 'date': cal.text(when)}
                if not self.fill(row, kind, when, units, authors):
                    continue
                identity = (ref, kind, when, row.get('outlet', '').strip())
                if identity not in seen and (kind != 'void' or (ref, 'void') not in seen):
                    seen |= {identity, (ref, kind)}
                    self.add('events', **row)

    def fill(self, row, kind, when, units, authors):
        open_ = [o for o, a, b in self.outlets if (a or 0) <= when <= (b or 10 ** 9)]
        if kind == 'adopt':
            if not open_ or not self.scheme_on(when):
                return False
            row['outlet'] = self.spell(self.r.choice(open_))
            row['form'] = self.r.choice(FORMS + [''])
            row['route'] = self.r.choice(['direct', 'relayed', ''])
        elif kind == 'instruct':
            row['leader'] = self.r.choice(['principal', 'other'])
            row['outlet'] = self.r.choice(open_ + [''])
        elif kind in ('return', 'void'):
            row['note'] = '说明'
        elif kind in ('late', 'error', 'false', 'incident') and self.chance(0.4):
            row['unit'] = self.r.choice(units)
            known = [a for a in authors if a in self.people]
            if known:
                row['person'] = self.r.choice(known)
        return True

    # --- targets -------------------------------------------------------------------
    def make_targets(self):
        who = self.groups * 2 + [u for u, _, _ in self.units] + self.people
        used = set()
        named = {r['group'] for r in self.rows['units']}
        for _ in range(self.r.choice([0, 2, 5, 9])):
            name = self.r.choice([w for w in who if w not in self.groups or w in named])
            metric = self.r.choice(['submitted', 'submitted', 'adopted', 'points', 'rate'])
            start = self.day() if self.chance(0.4) else None
            end = self.day(start or self.lo) if self.chance(0.15) else None
            row = {'who': name, 'metric': metric, 'period': self.r.choice(cal.KINDS),
                   'from': cal.text(start) if start else '', 'to': cal.text(end) if end else '',
                   'filter': self.filter(metric), 'amount': self.wanted(metric)}
            if self.chance(0.04 if name in self.groups else 0.15):
                row |= {'amount': 'exempt', 'note': '有理由'}
            identity = (name, metric, row['period'], row['filter'], row['from'])
            if identity not in used:
                used.add(identity)
                self.add('targets', **row)
                inside = f'{metric} {row["period"]}'
                if metric in ('submitted', 'adopted') and not row['filter'] and self.chance(0.2):
                    row |= {'filter': 'type 问题', 'of': inside, 'amount': '1', 'note': ''}
                    if identity[:3] + (row['filter'], row['from']) not in used:
                        used.add(identity[:3] + (row['filter'], row['from']))
                        self.add('targets', **row)

    def wanted(self, metric):
        if metric == 'rate':
            return self.r.choice(['40%', '0.4', '50%', '100%', '0.375'])
        if metric == 'points':
            return self.r.choice(['5', '12', '40', '1'])
        return str(self.r.randrange(1, 9))

    def filter(self, metric):
        if self.chance(0.7):
            return ''
        if metric in ('submitted', 'rate'):
            return 'type ' + quote(self.r.choice(TYPES))
        if metric == 'points' and self.chance(0.3):
            return self.r.choice(['submit', 'adopt', 'instruct', 'relay'])
        if self.chance(0.3):
            return 'form ' + self.r.choice(FORMS)
        return ' '.join(self.outlet_test())

    # --- questions -----------------------------------------------------------------
    def question(self):
        """A period's name, a today, and a group or None for all."""
        d = self.day()
        kind = self.r.choice(cal.KINDS + ['months', 'days', 'year'])
        if kind == 'months':
            a, b = sorted([cal.text(d)[:7], cal.text(self.day())[:7]])
            name = f'{a}..{b}'
        elif kind == 'days':
            a, b = sorted([d, self.day()])
            name = f'{cal.text(a)}..{cal.text(b)}'
        else:
            name = cal.period_of(kind, d).name
        p = cal.parse(name)
        today = self.r.choice([p.last, p.first, p.last + 1, self.day(), self.day(p.first, p.last),
                               self.day(p.first, p.last)])
        named = sorted({r['group'] for r in self.rows['units']})
        return name, today, self.r.choice(named) if self.chance(0.2) else None


ZH = KINDS | TESTS | {k: SMALL[k] for k in ('set', 'add')}
ZH_VALUES = LEVEL_WORDS | FORM_WORDS | ROUTES | LEADERS


def in_chinese(words, op, amount):
    def zh(word):
        return ZH[word].split()[0]
    out = [zh(words[0])]
    for test, value in zip(words[1::2], words[2::2]):
        out += [zh(test), ZH_VALUES.get(value, value)]
    return ' '.join(out + [zh(op), amount])


def quote(word):
    return f'"{word}"' if ' ' in word else word
