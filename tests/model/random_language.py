"""Random offices for the whole scheme language, as rows of the import files."""
import random

import days as cal
from random_office import HEADERS as FEWER
from random_office import RandomOffice
from random_scheme import NAMED, ROUGH, RandomScheme
from random_words import Writer
from words import FORMS, LEADERS, LEVELS, ROUTES, fold

HEADERS = FEWER | {
    'units': ['name', 'group', 'parent', 'order', 'opened', 'closed', 'from', 'to'],
    'submissions': ['ref', 'date', 'unit', 'author', 'title', 'type', 'length', 'topic', 'received'],
    'events': ['ref', 'kind', 'date', 'outlet', 'form', 'route', 'leader', 'value', 'unit',
               'person', 'note'],
    'topics': ['ref', 'title', 'issued', 'due', 'units'],
}


class Plan:
    """What the versions of one office's scheme have in common, and its names."""


class LanguageOffice(RandomOffice):
    headers = HEADERS

    def __init__(self, seed):
        self.r = random.Random(f'language {seed}')
        year = self.r.randrange(2012, 2030)
        self.lo = cal.month_start(year, self.r.randrange(1, 13))
        self.hi = self.lo + self.r.choice([40, 120, 250, 400])
        self.rows = {k: [] for k in HEADERS}
        self.make_plan()
        self.make_outlets()
        self.make_units()
        self.make_parents()
        self.make_people()
        self.make_topics()
        self.fill_plan()
        self.make_schemes()
        self.make_submissions()
        self.make_events()
        self.make_targets()

    # --- frame ---------------------------------------------------------------------
    def make_plan(self):
        r, p = self.r, Plan()
        self.plan = p
        terms = r.choice([(1, 7), (1, 7), (9, 3), (2, 8), (3, 9), (8, 2), (1, 6)])
        p.clock = cal.Clock(r.choice([1, 1, 12, 11, 7, 4]), r.choice([None, None, 25, 20, 1, 28]),
                            terms)
        if self.chance(0.4):
            p.clock = cal.Clock()
        p.dates = r.choice([None, None, 'sent', 'printed', 'registered'])
        p.named = r.sample(NAMED, r.choice([0, 1, 2]))
        p.together = self.chance(0.85)
        p.roles = ['cadre', 'officer', 'head']
        p.by_role = r.choice([None, None] + p.roles)
        p.passing = None

    def make_parents(self):
        """Sometimes a group of posts that pass what they earn on to another unit."""
        if not self.chance(0.25):
            return
        opened = [u[0] for u in self.units]
        self.plan.passing = 'G直'
        for i in range(self.r.randrange(1, 3)):
            name = f'直报点{i}'
            self.units.append((name, 0, 10 ** 9))
            self.add('units', name=name, group='G直', parent=self.r.choice(opened),
                     order=self.r.randrange(30, 40) if self.rows['units'][0]['order'] else '')

    def make_topics(self):
        self.topics = [f'T-{i}' for i in range(self.r.choice([0, 1, 2, 4, 8]))]
        names = [u for u, _, _ in self.units] + sorted({r['group'] for r in self.rows['units']})
        for ref in self.topics:
            issued, due = self.day(), self.day() if self.chance(0.9) else None
            asked = self.r.sample(names, min(len(names), self.r.choice([0, 0, 1, 2, 3])))
            self.add('topics', ref=ref, title='题目 ' + ref,
                     issued=cal.text(min(issued, due or issued)),
                     due=cal.text(due) if due else '', units=';'.join(asked))

    def fill_plan(self):
        named = {r['group'] for r in self.rows['units']} - {'G直'}
        self.plan.groups = sorted(named)
        self.plan.units = [u for u, _, _ in self.units]
        self.plan.outlets = [o for o, _, _ in self.outlets]
        self.plan.people = self.people
        self.plan.topics = self.topics

    def make_schemes(self):
        r, p = self.r, self.plan
        starts = sorted({self.day(self.lo + 1, self.hi) for _ in range(r.choice([0, 0, 0, 1, 2]))})
        starts = [self.lo - 800] + starts
        if (p.clock.year_from, p.clock.cutoff, p.clock.terms) == (1, None, (1, 7)) \
                and self.chance(0.15):
            starts[0] = self.day(self.lo, self.hi)
            starts = sorted(set(starts))
        self.starts, self.schemes = starts, []
        for i, start in enumerate(starts):
            self.schemes.append(RandomScheme(r, p, i, start, None).text())

    def scheme_on(self, day):
        return self.plan.together and day >= self.starts[0]

    # --- facts ---------------------------------------------------------------------
    def make_submissions(self):
        while True:
            super().make_submissions()
            if len(self.articles) > 4 or self.chance(0.1):
                break
            self.rows['submissions'] = []
        for row in self.rows['submissions']:
            if self.chance(0.7):
                row['length'] = str(self.r.choice([0, 499, 500, 800, 1000, 1200, 1500, 2600]))
            if self.topics and self.chance(0.3):
                row['topic'] = self.r.choice(self.topics)
            if self.chance(0.5):
                row['received'] = cal.text(cal.day(row['date']) + self.r.choice([0, 1, 2, 3, 4, 5, 9]))

    def make_events(self):
        p = self.r
        seen = set()
        kinds = (['adopt'] * 9 + ['relay', 'relay', 'instruct', 'instruct', 'promote', 'return',
                                  'late', 'error', 'false', 'incident', 'manual', 'manual']
                 + self.plan.named * 2)
        for ref, day, units, authors in self.articles:
            for _ in range(p.choice([0, 1, 2, 3, 4, 6])):
                kind = 'void' if self.chance(0.02) else p.choice(kinds)
                when = self.day(day, min(self.hi + 30, day + p.choice([0, 5, 40, 200])))
                row = {'ref': ref, 'kind': kind, 'date': cal.text(when)}
                if when < self.starts[0] and (kind == 'adopt' or kind in self.plan.named):
                    continue
                if not self.fill(row, kind, when, units, authors):
                    continue
                # One of a kind, outlet and day: which of two alike comes first is no rule.
                identity = (ref, kind, when, fold(row.get('outlet', '')))
                if identity not in seen and (kind != 'void' or (ref, 'void') not in seen):
                    seen |= {identity, (ref, kind)}
                    self.add('events', **row)

    def fill(self, row, kind, when, units, authors):
        open_ = [o for o, a, b in self.outlets if (a or 0) <= when <= (b or 10 ** 9)]
        choose = self.r.choice
        if kind == 'adopt':
            if not open_:
                return False
            row |= {'outlet': self.spell(choose(open_)), 'form': choose(list(FORMS) + ['']),
                    'route': choose(list(ROUTES) + [''])}
        elif kind == 'instruct':
            row |= {'leader': choose(list(LEADERS)), 'outlet': choose(open_ + [''] + list(LEVELS))}
        elif kind in ('return', 'void'):
            row['note'] = '说明'
        elif self.chance(0.25):
            row['unit'] = choose(units)
            known = [a for a in authors if a in self.people]
            if known:
                row['person'] = choose(known)
        if kind != 'void' and self.chance(0.9 if kind in ROUGH else 0.2):
            row['value'] = choose(['0', '1', '2', '2.5', '5', '0.125'] + (
                ['-1', '-2.5', '-5'] if kind in ROUGH else []))
        return True

    # --- targets -------------------------------------------------------------------
    def filter(self, metric):
        if self.chance(0.7) or metric == 'points' and self.plan.dates == 'sent':
            return ''
        w = Writer(self.r, self.plan)
        kind = 'adopt' if metric == 'adopted' else None
        return w.tests(kind, 2.0 if metric != 'rate' else 1.0)

    # --- questions -----------------------------------------------------------------
    def question(self):
        """A period's name, a today, and a group or None for all."""
        clock, d = self.plan.clock, self.day(self.lo, self.hi + 30)
        if self.rows['events'] and self.chance(0.6):
            d = cal.day(self.r.choice(self.rows['events'])['date'])
        kind = self.r.choice(cal.KINDS + ['month', 'quarter', 'year', 'months', 'days'])
        if kind == 'months':
            a, b = sorted([clock.period_of('month', d).name, clock.period_of('month', self.day()).name])
            name = f'{a}..{b}'
        elif kind == 'days':
            a, b = sorted([d, self.day()])
            name = f'{cal.text(a)}..{cal.text(b)}'
        else:
            name = clock.period_of(kind, d).name
        p = clock.parse(name)
        today = self.r.choice([p.last, p.last + 1, p.last + 40, self.hi + 400, self.day(),
                               self.day(p.first, p.last)])
        named = sorted({r['group'] for r in self.rows['units']})
        return name, today, self.r.choice(named) if self.chance(0.15) else None


