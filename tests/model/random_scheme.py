"""Random schemes that use every clause of the language, in both languages."""
import days as cal
from measure import MISSED
from random_words import Writer, quote
from words import ACTIONS, CLAUSES, DATES, FIGURES, PER, PERIODS, ROLES

ROUGH = ('manual', 'incident', 'late', 'error', 'false')  # kinds that may take points away
SECTIONS = {'base': 'points', 'early bird': 'points', '加分': 'points', 'fee': 'yuan'}
ACCOUNTS = ['yuan', '宣传']
COUNTS = ['pieces', '折算篇']
SCALES = ['grade', '考绩', 'of ten']
NAMED = ['讲稿', 'field trip']
CURVES = ['met', 'met', 'prorata', 'eachpiece', 'extra', 'missing', 'missing', 'misses', 'bands']


class RandomScheme(Writer):
    """The text of one version."""

    def __init__(self, r, plan, i, start, end):
        super().__init__(r, plan)
        self.figures, self.keys, self.sections, self.counted = ['points'], [], [], []
        self.frame(i, start, end)
        self.groups()
        self.many(self.count, [0, 0, 1, 2, 4])
        self.many(self.line, [1, 3, 5, 8, 12])
        self.common_lines()
        self.combining()
        self.sharing()
        self.many(self.quota, [0, 1, 2, 3, 5])
        self.many(self.settle, [0, 0, 1, 2, 3])
        self.of_missed = self.plan.topics and self.chance(0.7)
        self.many(self.miss, [1, 1, 2, 3] if self.of_missed and self.chance(0.7) else [0])
        self.many(self.limit, [0, 0, 1, 2, 3])
        self.scales = []
        self.many(self.scale, [0, 0, 1, 2, 3])
        self.result()
        self.many(self.award, [0, 0, 1, 2])
        self.many(self.trigger, [0, 0, 1, 2, 3])

    # --- frame ---------------------------------------------------------------------
    def frame(self, i, start, end):
        plan = self.plan
        name = self.r.choice([f'v{i}', f'第{i}版', f'"rules of {i}"'])
        tail = [self.k('to'), cal.text(end)] if end else []
        self.say(self.w(CLAUSES, 'scheme'), name, self.k('from'), cal.text(start), *tail)
        clock, head = plan.clock, lambda: self.w(CLAUSES, 'clock')
        if clock.year_from != 1:
            self.say(head(), self.k('year'), self.k('from'), clock.year_from)
        if clock.cutoff is not None:
            self.say(head(), self.k('cutoff'), clock.cutoff)
        if clock.terms != (1, 7):
            self.say(head(), self.k('terms'), *clock.terms)
        if plan.dates:
            self.say(self.w(CLAUSES, 'dates'), self.w(DATES, plan.dates))
        for kind in plan.named:
            self.say(self.w(CLAUSES, 'kind'), quote(kind))

    def groups(self):
        if self.plan.passing:
            self.say(self.w(CLAUSES, 'group'), self.plan.passing,
                     self.phrase('to parent', '归上级'))
        if self.chance(0.2):
            self.say(self.w(CLAUSES, 'group'), self.r.choice(self.plan.groups), self.k('unranked'))

    # --- points --------------------------------------------------------------------
    def mods(self, p=0.35, section=True):
        """MODS in any order; a section is written with its account unless that is points."""
        out, account, self.booking = [], 'points', []
        if section and self.chance(p) and self.plan.dates != 'sent':
            name = self.r.choice(list(SECTIONS))
            account = SECTIONS[name]
            out.append(f'{self.k("section")} {quote(name)}')
            self.booking.append((self.sections, name))
        elif self.chance(p / 2):
            account = self.r.choice(ACCOUNTS)
        if account != 'points' or self.chance(0.05):
            out.append(f'{self.k("account")} {self.fig(account)}')
        if account not in self.figures:
            self.booking.append((self.figures, account))
        return account, out

    def booked(self):
        """What the last mods name stands in the scheme now."""
        for names, name in self.booking:
            names.append(name)

    def line(self):
        kind = self.r.choice(['submit', 'submit', 'relay', 'instruct', 'instruct', 'promote',
                              'late', 'error', 'false', 'return', 'incident', 'manual', 'manual']
                             + ['adopt'] * 8 + self.plan.named * 2)
        tests = self.tests(kind)
        op = self.r.choice(['set'] * 6 + ['add'] * 2 + ['mul'] * 3)
        account, mods = self.mods()
        if op == 'mul':
            x = self.factor()
        elif kind != 'submit' and self.chance(0.6 if kind == 'manual' else 0.1):
            x = self.k('byvalue')
            if self.chance(0.6):
                low = '-5' if kind in ROUGH else '0'
                x += f' {low} {self.k("to")} {self.r.choice(["5", "10"])}'
        else:
            x = self.amount(0.5 if kind in ROUGH else 0.05)
        if op == 'set' and self.chance(0.15):
            mods.append(self.k('stop'))
        self.r.shuffle(mods)
        if self.once('line', op, kind, self.same(tests), account):
            self.say(self.kind(kind), tests, self.k(op), x, *mods)
            self.booked()

    def common_lines(self):
        """What nearly every measure has, so that the other clauses have something to act on."""
        for kind, op, p in (('adopt', 'set', 0.8), ('relay', 'set', 0.5), ('submit', 'set', 0.4),
                            ('instruct', 'mul', 0.5), ('instruct', 'set', 0.4)):
            tests = self.tests(kind, 0.3)
            if self.chance(p) and self.once('line', op, kind, self.same(tests), 'points'):
                x = self.r.choice(['2', '1.5', '2/3', '3']) if op == 'mul' else self.amount()
                self.say(self.kind(kind), tests, self.k(op), x)

    def how(self):
        how = self.r.choice(['all', 'all', 'highest', 'highest', 'best', 'best levels', 'first'])
        if how == 'first':
            return f'{self.k("first")} {self.k("then")} {self.amount()}'
        if how in ('best', 'best levels'):
            levels = ' ' + self.k('levels') if how != 'best' else ''
            return f'{self.k("best")} {self.r.randrange(1, 4)}{levels}'
        return self.k(how)

    def combining(self):
        self.say(self.w(CLAUSES, 'adoptions'), self.how())
        for _ in range(self.r.choice([0, 1, 1, 2])):
            kind = self.r.choice(['adopt', 'adopt', 'adopt', 'instruct', 'instruct', 'relay', 'manual']
                                 + self.plan.named)
            tests = self.tests(kind, 0.25)
            per = f'{self.k("per")} {self.w(PER, self.r.choice(list(PER)))}'
            if self.once('combine', kind, self.same(tests)):
                self.say(self.w(CLAUSES, 'combine'), self.kind(kind), tests, self.how(),
                         per if self.chance(0.4) else '')
        if self.chance(0.4):
            self.say(self.w(CLAUSES, 'relays'), self.k(self.r.choice(['kept', 'replaced', 'replaced'])))

    def share_how(self):
        how = self.r.choice(['full', 'full', 'equal', 'equal', 'ratio', 'firstn', 'fixed'])
        if how in ('full', 'equal'):
            word = self.k(how)
            return ('each ' if word.isascii() and self.chance(0.3) else '') + word
        if how == 'ratio':
            return f'{self.k(how)} {self.r.choice(["3:2", "2:1", "5:3:2", "0.5:0.3:0.2", "1:10"])}'
        if how == 'firstn':
            return f'{self.k(how)} {self.r.randrange(1, 3)}'
        return f'{self.k("each")} {self.amount()}'

    def sharing(self):
        if not self.plan.together:
            return
        head = lambda: self.w(CLAUSES, 'share')
        for _ in range(self.r.choice([0, 0, 1, 2])):
            kind = self.r.choice(['adopt', None])
            tests = self.tests(kind, 0.8, owner=False)
            whose = self.r.choice(['units', 'authors'])
            if tests and self.once('share', whose, self.same(tests)):
                self.say(head(), self.k(whose), tests, self.share_how())
        if self.chance(0.3):
            self.say(head(), self.share_how())
        else:
            for whose in ('units', 'authors'):
                self.say(head(), self.k(whose), self.share_how())
        if self.chance(0.3):
            whose = self.r.choice(['', self.k('units'), self.k('authors')])
            self.say(head(), self.k('counts'), whose, self.k(self.r.choice(['full', 'equal'])))

    def count(self):
        name = self.r.choice(COUNTS * 3 + ['submitted', 'adopted'])
        kind = {'submitted': 'submit', 'adopted': 'adopt'}.get(name) or self.r.choice(
            ['adopt', 'adopt', 'submit', 'relay', 'promote'] + self.plan.named)
        tests = self.tests(kind)
        if not self.once('count', name, kind, self.same(tests)):
            return
        weight = ''
        if name in COUNTS:
            self.counted.append(name)
            if self.chance(0.7):
                weight = f'{self.k("as")} {self.r.choice(["2", "0.25", "0.5", "0", "4", "1.5"])}'
        self.say(self.w(CLAUSES, 'count'), self.fig(name), self.kind(kind), tests, weight)

    # --- quotas --------------------------------------------------------------------
    def who(self):
        """(kind, name, words)"""
        plan = self.plan
        kind = self.r.choice(['units', 'group', 'group', 'unit', 'people', 'person'])
        if kind == 'units':
            return kind, None, self.k('allunits')
        if kind == 'people':
            # Either all or those of a role, for the whole scheme.
            tail = f' {self.k("role")} {self.w(ROLES, plan.by_role)}' if plan.by_role else ''
            return kind, None, self.k('people') + tail
        names = {'person': plan.people, 'unit': plan.units}.get(kind)
        kind = kind if names else 'group'
        name = self.r.choice(names or plan.groups)
        return kind, name, f'{self.k(kind)} {quote(name)}'

    def figure(self, rate=True):
        some = ['submitted', 'submitted', 'adopted', 'points'] + self.figures + self.sections
        return self.r.choice(some + self.counted + (['rate'] if rate else []))

    def quota(self):
        kind, whom, who = self.who()
        name, period = self.figure(), self.period()
        tests = ''
        if self.chance(0.25) and name in FIGURES:
            tests = self.tests('adopt' if name == 'adopted' else None, 1.5)
        if name == 'points' and self.plan.dates == 'sent':
            tests = ''
        amount = {'rate': ['40%', '0.4', '50%']}.get(name, ['0', '1', '2', '3', '4', '6'])
        if name in self.figures:
            amount = ['1', '5', '7.5', '12', '40']
        amount, head = self.r.choice(amount), ''
        if self.chance(0.06 if kind in ('unit', 'person') else 0.01):
            amount = self.k('exempt')
        elif kind in ('units', 'group', 'unit') and name != 'rate' and self.chance(0.2):
            head = self.phrase('per head', '每人')
            amount = '2'
        # Of two equal ones the later counts.
        if self.once('quota', kind, whom, name, period, self.same(tests)) or self.chance(0.3):
            self.keys.append((name, period, tests, kind))
            self.say(self.w(CLAUSES, 'quota'), who, self.fig(name), self.per(period), tests,
                     amount, head)

    def key(self, *kinds):
        """Figure, period, tests of a quota that stands, or of one that may be imported."""
        keys = [x for x in self.keys if not kinds or x[3] in kinds]
        if keys and self.chance(0.85):
            return self.r.choice(keys)[:3]
        return self.figure(rate=False), self.period(), ''

    def scope(self, *kinds):
        """(kind, name, words)"""
        kind = self.r.choice(('', '', '', 'people', 'group') + kinds)
        if kind in ('group', 'unit'):
            name = self.r.choice(self.plan.groups if kind == 'group' else self.plan.units)
            return kind, name, f'{self.k(kind)} {quote(name)}'
        return kind, None, self.k('people') if kind else ''

    def bands(self, steps):
        start, step = self.r.choice(steps), self.r.choice([10, 25])
        return ' '.join(f'{start + i * step}:{x}'
                        for i, x in enumerate(['1', '2.5', '-1'][:self.r.randrange(1, 4)]))

    def curve(self):
        which = self.r.choice(CURVES)
        word = self.k(which)
        if which == 'met':
            tail = f' {self.k("short")} {self.amount(0.7)}' if self.chance(0.5) else ''
            return f'{word} {self.amount()}{tail}'
        if which in ('prorata', 'eachpiece', 'extra'):
            tail = f' {self.k("upto")} {self.amount()}' if self.chance(0.5) else ''
            return f'{word} {self.amount(0.1)}{tail}'
        if which == 'missing':
            tail = f' {self.k("from")} {self.amount()}' if self.chance(0.5) else ''
            tail += f' {self.k("downto")} {self.r.choice(["0", "-3", "-10"])}' if self.chance(0.5) else ''
            return f'{word} {self.amount(1)}{tail}'
        if which == 'misses':
            return f'{word} ' + ' '.join(['-1', '-2', '-4'][:self.r.randrange(1, 4)])
        return f'{word} {self.bands([0, 50, 80])}'

    def settle(self):
        kind, whom, scope = self.scope('unit')
        people = kind == 'people'
        if people:
            name, period, tests = self.key('people', 'person')
        else:
            name, period, tests = self.key('units', 'group', 'unit')
        account, mods = self.mods()
        if not people and self.chance(0.2):
            mods.append(self.phrase('to members', '归成员'))
        self.r.shuffle(mods)
        if self.once('settle', kind, whom, name, period, self.same(tests)):
            self.say(self.w(CLAUSES, 'settle'), scope, self.fig(name), self.per(period), tests,
                     self.curve(), *mods)
            self.booked()

    def miss(self):
        kind, whom, scope = self.scope('unit')
        role = ''
        if kind == 'people' and self.chance(0.4):
            role = f'{self.k("role")} {self.w(ROLES, self.r.choice(self.plan.roles))}'
        account, mods = self.mods()
        self.r.shuffle(mods)
        self.say(self.missed(), scope, role, self.k('set'), self.amount(0.8), *mods)
        self.booked()

    # --- limits and scales -----------------------------------------------------------
    def limit(self):
        name, period = self.r.choice(self.figures + self.sections), self.period()
        most = self.k('most') + ' ' + self.r.choice(['5', '10', '2.5', '30', '0'])
        least = self.k('least') + ' ' + self.r.choice(['0', '0', '0', '-5', '1'])
        both = self.r.choice([[most], [most], [least], [least, most]])
        if both == [least, most] and (most.endswith(' 0') and least.endswith(' 1')):
            both = [least]
        self.r.shuffle(both)
        if self.once('limit', name, period):
            self.say(self.w(CLAUSES, 'limit'), self.fig(name), self.per(period), *both)

    def scale(self):
        left = [x for x in SCALES if x not in [s[0] for s in self.scales]]
        if not left:
            return
        name, period = left[0], self.r.choice(['month', 'quarter', 'quarter', 'half', 'year', 'year'])
        source = self.r.choice(['points', 'points', 'points', 'submitted', 'adopted'] + self.figures
                               + self.sections + self.counted)
        inside = {'quarter': ['month'], 'half': ['month', 'quarter'],
                  'year': ['month', 'quarter', 'half']}.get(period)
        ways = ['times', 'target', 'top', 'ladder', 'bands', 'pool'] + (['sum', 'mean'] if inside else [])
        how = self.r.choice(ways)
        if self.of_missed and self.chance(0.15):
            source, how = MISSED, self.r.choice([w for w in ways if w != 'target'])
        inner = [s for s in self.scales if inside and s[1] in inside]
        if inner and self.chance(0.6):
            source, kind = self.r.choice(inner)
            how, inside = self.r.choice(['sum', 'mean']), [kind]
        elif self.scales and self.scales[-1][1] == period and self.chance(0.4):
            source = self.scales[-1][0]
            how = self.r.choice(['times', 'top', 'ladder', 'bands', 'pool'])
        if how in ('sum', 'mean'):
            p = self.r.choice(inside)
            en, zh = ('sum of', '合计 每') if how == 'sum' else ('mean of', '平均 每')
            way = self.phrase(f'{en} {p}', f'{zh} {PERIODS[p]}')
        elif how == 'bands':
            way = f'{self.k("bands")} {self.bands([0, 1, 5])}'
        elif how == 'ladder':
            way = f'{self.k("ladder")} {self.r.choice(["10", "20"])} {self.k("step")} {self.r.choice(["1", "2.5"])}'
        else:
            way = f'{self.k(how)} {self.factor() if how == "times" else self.r.choice(["100", "10", "30"])}'
        tail = [f'{self.k(word)} {self.r.choice(xs)}' for word, xs in
                (('most', ['100', '20']), ('least', ['0', '5'])) if self.chance(0.2)]
        self.r.shuffle(tail)
        if self.chance(0.2):
            tail.append(f'{self.k("pass")} 60')
        self.scales.append((name, period))
        self.say(self.w(CLAUSES, 'scale'), quote(name), self.k('from'), self.fig(source),
                 self.per(period), way, *tail)

    # --- result --------------------------------------------------------------------
    def any_figure(self):
        return self.r.choice(['submitted', 'adopted', 'points'] + self.figures + self.counted
                             + self.sections + [s[0] for s in self.scales])

    def result(self):
        if self.chance(0.3):
            name = self.r.choice([self.any_figure(), 'submitted', 'adopted'])
            self.say(self.w(CLAUSES, 'rank'), self.k('by'), self.fig(name))
        if self.chance(0.2):
            self.say(self.w(CLAUSES, 'ties'), self.k('shared'))
        elif self.chance(0.4):
            keys = list(dict.fromkeys(self.any_figure() for _ in range(self.r.randrange(1, 3))))
            if self.of_missed and self.chance(0.4):
                keys.insert(self.r.randrange(0, 2), MISSED)
            self.say(self.w(CLAUSES, 'ties'), self.k('by'), *map(self.fig, keys))
        if self.chance(0.5):
            self.say(self.w(CLAUSES, 'decimals'), self.r.randrange(0, 4))
        if self.chance(0.85):
            self.say(self.w(CLAUSES, 'midperiod'),
                     self.k(self.r.choice(['wholly', 'by-days', 'by-months'])))

    def award(self):
        name = f'A{len(self.lines)}'
        tail = []
        if self.chance(0.3):
            tail.append(f'{self.k("group")} {quote(self.r.choice(self.plan.groups))}')
        if self.chance(0.3):
            tail.append(self.k('people'))
        if self.chance(0.3):
            tail.append(f'{self.k("by")} {self.fig(self.any_figure())}')
        if self.chance(0.4):
            name_, period, tests = self.key()
            tail.append(self.phrase('if met', '须 达标') + f' {self.fig(name_)} {self.per(period)}'
                        + (f' {tests}' if tests and self.chance(0.5) else ''))
        if self.chance(0.3):
            offence = MISSED if self.of_missed and self.chance(0.5) else None
            tail.append(f'{self.k("unless")} '
                        + (self.missed() if offence else self.kind(self.r.choice(ROUGH))))
        self.say(self.w(CLAUSES, 'award'), name, self.k('awarded'), self.r.randrange(1, 4), *tail)

    def trigger(self):
        r = self.r
        name, period, tests = self.key()
        test = r.choice(['owes', 'owes', 'nil', 'reach'])
        if test != 'owes':
            name, period = self.figure(rate=False), self.period()
            if self.of_missed and self.chance(0.5):
                name = MISSED
        tests = tests if test == 'owes' and self.chance(0.5) else ''
        longer = {'year': [], 'half': ['year'], 'term': ['year'], 'quarter': ['half', 'year'],
                  'bimonth': ['half', 'year']}.get(period, ['quarter', 'half', 'year'])
        if self.chance(0.5):
            again = ''
        elif self.chance(0.5) or not longer:
            n = r.randrange(1, 4)
            again = self.phrase(f'{n} running', f'连续 {n}')
        else:
            n, p = r.randrange(1, 4), r.choice(longer)
            again = self.phrase(f'{n} times per {p}', f'每 {PERIODS[p]} 共 {n} 次')
        actions = r.sample(list(ACTIONS), r.choice([1, 1, 2]))
        if not set(actions) & {'zero', 'deduct'} and self.chance(0.8):
            actions.append(r.choice(['zero', 'deduct', 'deduct']))
        words = []
        for a in actions:
            words.append(self.w(ACTIONS, a))
            if a == 'deduct':
                words.append(self.amount())
                if self.chance(0.4):
                    section = r.choice([x for x, y in SECTIONS.items() if y == 'points'])
                    words.append(f'{self.k("section")} {quote(section)}')
        reach = r.choice(['1', '1', '2', '5']) if test == 'reach' else ''
        self.say(self.w(CLAUSES, 'trigger'), f'T{len(self.lines)}', self.scope()[2],
                 self.k(test), reach, self.fig(name), self.per(period), tests, again, self.k('hence'), *words)
