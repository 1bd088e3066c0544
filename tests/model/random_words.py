"""Random words and tests of the scheme language, in both languages."""
from filters import Filter
from measure import MISSED
from words import (CLAUSES, FIGURES, FORMS, KINDS, LEADERS, LEVELS, PERIODS, ROLES, ROUTES, SMALL, SPELT,
                   TESTS, split)

TYPES = ['经验', '问题', 'Type A']


def quote(word):
    return f'"{word}"' if ' ' in word else word


class Writer:
    """plan: what all versions of an office have in common."""

    def __init__(self, r, plan, zh=None):
        self.r, self.plan, self.said, self.lines = r, plan, set(), []
        self.zh = r.choice([0, 0, 0.3, 0.6, 1]) if zh is None else zh

    def text(self):
        return '\n'.join(self.lines) + '\n'

    # --- words ---------------------------------------------------------------------
    def chance(self, p):
        return self.r.random() < p

    def many(self, make, numbers):
        for _ in range(self.r.choice(numbers)):
            make()

    def w(self, table, key):
        """The word of a table in one of the two languages."""
        if self.chance(self.zh):
            return self.r.choice(table[key].split())
        word = SPELT.get(key, key) if table is SMALL else key
        return word.upper() if self.chance(0.01) else word

    def k(self, key):
        return self.w(SMALL, key)

    def phrase(self, english, chinese):
        return chinese if self.chance(self.zh) else english

    def say(self, *words):
        line = ' '.join(str(x) for x in words if x != '')
        if self.chance(0.03):
            line += self.r.choice(['  # a remark', ' ＃备注'])
        self.lines.append(line)

    def kind(self, key):
        return self.w(KINDS, key) if key in KINDS else quote(key)

    def fig(self, name):
        if name == MISSED:
            return self.missed()
        return self.w(FIGURES, name) if name in FIGURES else quote(name)

    def missed(self):
        return self.w(CLAUSES, 'missed')

    def per(self, kind):
        return f'{self.k("per")} {self.w(PERIODS, kind)}'

    def period(self):
        return self.r.choice(['week', 'month', 'month', 'month', 'bimonth', 'quarter', 'quarter',
                              'half', 'term', 'year', 'year'])

    def amount(self, minus=0.0):
        x = self.r.choice(['1', '2', '3', '5', '10', '20', '0.5', '0.25', '2.5', '0.05', '7.5',
                           '0.125', '1.001', '0.333'])
        return '-' + x if self.chance(minus) else x

    def factor(self):
        return self.r.choice(['2', '0.5', '1.5', '2/3', '1/7', '3', '0', '1.1'])

    # --- tests ---------------------------------------------------------------------
    def values(self, table, few=2):
        picked = self.r.sample(list(table), self.r.choice([1, 1, 1, few]))
        return ';'.join(self.w(table, x) for x in picked)

    def names(self, names):
        picked = self.r.sample(names, min(len(names), self.r.choice([1, 1, 2])))
        return quote(';'.join(picked))

    def compare(self, numbers):
        op = self.r.choice(['>=', '>=', '<=', '>', '<', '='])
        return op + self.r.choice(['', ' ']) + self.r.choice(numbers)

    def test(self, name):
        r, plan = self.r, self.plan
        word = self.w(TESTS, name)
        if name == 'outlet':
            return f'{word} {self.names(plan.outlets)}'
        if name == 'level' and self.chance(0.4):
            return f'{word} >={self.w(LEVELS, r.choice(list(LEVELS)))}'
        tables = {'level': LEVELS, 'form': FORMS, 'route': ROUTES, 'leader': LEADERS}
        if name in tables:
            return f'{word} {self.values(tables[name])}'
        if name == 'role':
            return f'{word} {self.values({k: ROLES[k] for k in plan.roles})}'
        if name == 'type':
            return f'{word} {self.names(TYPES)}'
        if name == 'group':
            return f'{word} {self.names(plan.groups)}'
        if name == 'unit':
            return f'{word} {self.names(plan.units)}'
        numbers = {'length': ['500', '1000', '1500'], 'value': ['0', '1', '2.5'],
                   'units': ['1', '2', '3'], 'authors': ['0', '1', '2']}
        if name in numbers:
            return f'{word} {self.compare(numbers[name])}'
        if name in ('commissioned', 'overdue'):
            return f'{word} {self.k(r.choice(["yes", "no"]))}'
        if name == 'within':
            unit = r.choice(['days', 'workdays', 'hours'])
            n = r.choice(['24', '30', '48']) if unit == 'hours' else r.choice(['0', '1', '3', '5'])
            return f'{word} {n} {self.k(unit)}'
        if name == 'with':
            by = ''
            if self.chance(0.5):
                d = r.choice([0, 5, 10, 15, 25, 31])
                by = ' ' + self.phrase(f'by day {d}', f'次月 {d} 日前' if d else '当月末前')
            return f'{word} {self.kind(self.other())}{by}'
        return f'{word} {self.kind(self.other())}'

    def other(self):
        return self.r.choice(['relay', 'promote', 'return', 'instruct', 'error'] + self.plan.named)

    def tests(self, kind, p=1.0, owner=True):
        """Tests that make sense for events of a kind, None for any."""
        might = {'type': 0.25, 'length': 0.08, 'units': 0.05, 'authors': 0.05, 'group': 0.06,
                 'unit': 0.04, 'role': 0.05, 'commissioned': 0.06, 'overdue': 0.05, 'within': 0.06, 'with': 0.06,
                 'without': 0.05}
        if kind == 'adopt':
            might |= {'level': 0.4, 'outlet': 0.3, 'form': 0.25, 'route': 0.08}
        if kind == 'instruct':
            might |= {'leader': 0.4, 'level': 0.25}
        if kind not in ('submit', None):
            might |= {'value': 0.06}
        if not owner:
            might |= {'group': 0, 'unit': 0}
        picked = [t for t, x in might.items() if self.chance(x * p)]
        self.r.shuffle(picked)
        return ' '.join(self.test(t) for t in picked)

    def once(self, *key):
        """Says a thing only once; whether it is the first time."""
        if key in self.said:
            return False
        self.said.add(key)
        return True

    def same(self, tests):
        """What two ways to write the same tests have in common."""
        return Filter.of_words(split(tests)).key
