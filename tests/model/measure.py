"""Schemes for the reference model: the text of a measure to its clauses."""
from fractions import Fraction

import days as cal
from filters import Filter, kind_word, tests, values
from words import (ACTIONS, CLAUSES, DATES, FIGURES, PER, PERIODS, ROLES, SMALL, Cursor, fold, meaning,
                   number, split)

DEFAULT_ACCOUNT = 'points'
MISSED = 'missed'  # the figure of topics that were missed


def figure(c):
    """A figure's name: one of the words of targets, or a name of the scheme."""
    return c.choose(FIGURES, needed=False) or c.name()


def is_missed(word):
    return word is not None and meaning({MISSED: CLAUSES[MISSED]}, word) is not None


def per(c):
    if not c.eat('per'):
        raise ValueError(f'PER is missing: {c.line}')
    return c.choose(PERIODS)


def small(c, *keys):
    return c.choose({k: SMALL[k] for k in keys}, needed=False)


def bands(c):
    """A:X B:Y ..., at least one."""
    out = []
    while c.peek() is not None and ':' in fold(c.peek()):
        a, x = c.name().split(':')
        out.append((number(a), number(x)))
    return out


def most_least(c):
    """[most N] [least N] [pass N], in any order. A pass mark changes no figure."""
    most = least = passed = None
    while True:
        if c.eat('most'):
            most = c.number()
        elif c.eat('least'):
            least = c.number()
        elif c.eat('pass'):
            passed = c.number()
        else:
            return most, least, passed


class Scheme:
    def __init__(self, text):
        self.midperiod = self.decimals = None
        self.adoptions, self.relays, self.dates = ('all',), 'kept', 'printed'
        self.clock = {'year': 1, 'cutoff': None, 'terms': (1, 7)}
        self.unranked, self.to_parent, self.kinds = set(), set(), []
        self.lines, self.combines, self.counts, self.quotas = [], [], [], []
        self.share = {'units': [], 'authors': []}
        self.share_counts = {'units': 'full', 'authors': 'full'}
        self.settles, self.limits, self.scales, self.awards, self.triggers = [], [], [], [], []
        self.rank_by, self.ties = 'points', []
        self.misses, self.missed = [], None  # missed: the word for it that the text has first
        self.figures, self.section_of = {}, {}  # name -> what it is; section -> its account
        for line in text.splitlines():
            words = split(line)
            if words:
                c = Cursor(words, line)
                self.clause(c)
                c.end()

    def clause(self, c):
        head = meaning(CLAUSES, c.peek())
        if head is None:
            return self.line(c)
        c.next()
        return getattr(self, 'read_' + head)(c)

    def named(self, name, what):
        """Figures are kept in the order in which the text names them first."""
        if name not in FIGURES:
            self.figures[name] = what if self.figures.get(name) in (None, '?') else self.figures[name]
        return name

    def figure(self, c):
        if is_missed(c.peek()):
            return self.read_word_missed(c.name())
        return self.named(figure(c), '?')

    def read_word_missed(self, word):
        self.missed = self.missed or word
        return MISSED

    # --- frame ---------------------------------------------------------------------
    def read_scheme(self, c):
        words = []
        while not c.eat('from'):
            words.append(c.next())
        self.name, self.start = ' '.join(words), cal.day(c.name())
        self.end = cal.day(c.name()) if c.eat('to') else None

    def read_clock(self, c):
        which = small(c, 'year', 'cutoff', 'terms')
        if which == 'year':
            c.eat('from')
        n = int(c.number())
        self.clock[which] = (n, int(c.number())) if which == 'terms' else n

    def read_dates(self, c):
        self.dates = c.choose(DATES)

    def read_group(self, c):
        group = c.name()
        if c.said('to parent', '归上级'):
            self.to_parent.add(group)
        else:
            c.choose({'unranked': SMALL['unranked']})
            self.unranked.add(group)

    def read_kind(self, c):
        self.kinds.append(c.name())

    # --- points --------------------------------------------------------------------
    def mods(self, c, one):
        """account, section and stop, in any order."""
        one |= {'account': None, 'section': None, 'stop': False, 'members': False}
        while True:
            if c.eat('account'):
                one['account'] = self.named(figure(c), 'account')
            elif c.eat('section'):
                one['section'] = self.named(c.name(), 'section')
            elif c.eat('stop'):
                one['stop'] = True
            elif c.said('to members', '归成员'):
                one['members'] = True
            else:
                break
        self.settle_account(one)
        return one

    def settle_account(self, one):
        """A section belongs to one account for the whole scheme."""
        if one['section'] and one['account']:
            self.section_of[one['section']] = one['account']
        if one['account'] is None:
            one['account'] = self.section_of.get(one['section'], DEFAULT_ACCOUNT)
        if one['section']:
            self.section_of.setdefault(one['section'], one['account'])

    def line(self, c):
        f = Filter.read(c)
        op = small(c, 'set', 'add', 'mul')
        one = {'filter': f, 'op': op, 'by value': False}
        if op != 'mul' and c.eat('byvalue'):
            # The range is kept at entry; here it changes nothing.
            one |= {'by value': True, 'x': Fraction(0)}
            if c.is_number():
                c.number()
                c.eat('to')
                c.number()
        else:
            one['x'] = c.number()
        self.lines.append(self.mods(c, one))

    def how(self, c):
        how = small(c, 'all', 'highest', 'best', 'first')
        if how == 'best':
            n = int(c.number())
            return ('best levels' if c.eat('levels') else 'best', n)
        if how == 'first':
            c.eat('then')
            return 'first', c.number()
        if how is None:
            raise ValueError(f'how? {c.line}')
        return (how,)

    def read_adoptions(self, c):
        self.adoptions = self.how(c)

    def read_combine(self, c):
        one = {'filter': Filter.read(c), 'how': self.how(c), 'per': None}
        if c.eat('per'):
            one['per'] = c.choose(PER)
        self.combines.append(one)

    def read_relays(self, c):
        self.relays = small(c, 'kept', 'replaced')

    def read_share(self, c):
        if c.eat('counts'):
            whose, how = small(c, 'units', 'authors'), small(c, 'full', 'equal')
            for who in [whose] if whose else ['units', 'authors']:
                self.share_counts[who] = how
            return
        whose = small(c, 'units', 'authors')
        one = {'filter': Filter(tests(c))}
        one['how'] = self.share_how(c)
        for who in [whose] if whose else ['units', 'authors']:
            self.share[who].append(one)

    def share_how(self, c):
        each = c.eat('each')
        if each and c.is_number():
            return 'fixed', c.number()
        how = small(c, 'full', 'equal', 'ratio', 'firstn')
        if how == 'ratio':
            return how, [number(x) for x in c.name().split(':')]
        if how == 'firstn':
            return 'first', int(c.number())
        return (how,)

    def read_count(self, c):
        name = self.named(figure(c), 'count')
        f = Filter.read(c)
        self.counts.append({'name': name, 'filter': f,
                            'weight': c.number() if c.eat('as') else Fraction(1)})

    # --- quotas and what they are worth ----------------------------------------------
    def read_quota(self, c):
        if c.eat('allunits'):
            who = ('units', None)
        elif c.eat('group'):
            who = ('group', c.name())
        elif c.eat('unit'):
            who = ('unit', c.name())
        elif c.eat('people'):
            who = ('people', values(c, 'role') if c.eat('role') else None)
        else:
            c.choose({'person': SMALL['person']})
            who = ('person', c.name())
        one = {'who': who, 'figure': self.figure(c), 'period': per(c), 'filter': Filter(tests(c))}
        one['exempt'] = c.eat('exempt')
        one['amount'] = None if one['exempt'] else c.number()
        one['per head'] = c.said('per head', '每人')
        one['key'] = one['figure'], one['period'], one['filter'].key
        self.quotas.append(one)

    def scope(self, c):
        """[group G|unit U|people]; without one it is for units."""
        if c.eat('group'):
            return 'group', c.name()
        if c.eat('unit'):
            return 'unit', c.name()
        return ('people', None) if c.eat('people') else ('units', None)

    def read_settle(self, c):
        one = {'scope': self.scope(c), 'figure': self.figure(c), 'period': per(c),
               'filter': Filter(tests(c))}
        one['curve'] = self.curve(c)
        one['key'] = one['figure'], one['period'], one['filter'].key
        self.settles.append(self.mods(c, one))

    def curve(self, c):
        which = small(c, 'met', 'prorata', 'eachpiece', 'extra', 'missing', 'misses', 'bands')
        if which == 'met':
            x = c.number()
            return which, x, c.number() if c.eat('short') else Fraction(0)
        if which in ('prorata', 'eachpiece', 'extra'):
            x = c.number()
            return which, x, c.number() if c.eat('upto') else None
        if which == 'missing':
            x, start, least = c.number(), Fraction(0), None
            while True:
                if c.eat('from'):
                    start = c.number()
                elif c.eat('downto'):
                    least = c.number()
                else:
                    return which, x, start, least
        if which == 'misses':
            xs = []
            while c.is_number():
                xs.append(c.number())
            return which, xs
        assert which == 'bands', c.line
        return which, bands(c)

    def read_missed(self, c):
        self.read_word_missed(fold(c.words[0]))
        one = {'scope': self.scope(c), 'role': None}
        if one['scope'][0] == 'people' and c.eat('role'):
            one['role'] = c.choose(ROLES)
        c.eat('set')
        one['x'] = c.number()
        self.misses.append(self.mods(c, one))

    def read_limit(self, c):
        one = {'figure': self.figure(c), 'period': per(c)}
        one['most'], one['least'], _ = most_least(c)
        self.limits.append(one)

    def read_scale(self, c):
        one = {'name': self.named(c.name(), 'scale')}
        c.eat('from')
        one |= {'figure': self.figure(c), 'period': per(c)}
        how = small(c, 'times', 'target', 'top', 'ladder', 'bands', 'pool')
        if c.said('sum of', '合计 每'):
            one['how'] = 'sum', c.choose(PERIODS)
        elif c.said('mean of', '平均 每'):
            one['how'] = 'mean', c.choose(PERIODS)
        elif how == 'bands':
            one['how'] = how, bands(c)
        else:
            one['how'] = how, c.number()
        if how == 'ladder':
            c.eat('step')
            one['how'] += (c.number(),)
        one['most'], one['least'], one['pass'] = most_least(c)
        self.scales.append(one)

    # --- result --------------------------------------------------------------------
    def read_rank(self, c):
        c.eat('by')
        self.rank_by = self.figure(c)

    def read_ties(self, c):
        if c.said('by adopted', '按采用数'):
            self.ties = ['adopted']
        elif not c.eat('shared'):
            c.eat('by')
            self.ties = []
        while c.peek() is not None:
            self.ties.append(self.figure(c))

    def read_decimals(self, c):
        self.decimals = int(c.number())

    def read_midperiod(self, c):
        self.midperiod = small(c, 'wholly', 'by-days', 'by-months')

    def read_award(self, c):
        one = {'name': c.name(), 'group': None, 'people': False, 'by': None, 'met': None,
               'unless': None}
        c.eat('awarded')
        one['n'] = int(c.number())
        if c.eat('articles'):  # of articles: it has no part in points and places
            tests(c)
            return
        while c.peek() is not None:
            if c.eat('group'):
                one['group'] = c.name()
            elif c.eat('people'):
                one['people'] = True
            elif c.said('if met', '须 达标'):
                one['met'] = self.figure(c), per(c), Filter(tests(c))
            elif c.eat('unless'):
                one['unless'] = self.unless(c)
            elif c.eat('by'):
                one['by'] = self.figure(c)
            else:
                c.end()
        self.awards.append(one)

    def unless(self, c):
        return self.figure(c) if is_missed(c.peek()) else kind_word(c.next())

    def read_trigger(self, c):
        one = {'name': c.name(), 'scope': self.scope(c), 'line': c.line}
        test = small(c, 'owes', 'nil', 'reach')
        n = c.number() if test == 'reach' else None
        one |= {'test': test, 'n': n, 'figure': self.figure(c), 'period': per(c)}
        one['filter'] = Filter(tests(c))
        one['again'] = self.again(c)
        c.eat('hence')
        one['actions'] = []
        while c.peek() is not None:
            action = c.choose(ACTIONS)
            if action != 'deduct':
                one['actions'].append((action,))
                continue
            x, section = c.number(), None
            if c.eat('section'):
                section = self.named(c.name(), 'section')
            mods = {'account': None, 'section': section}
            self.settle_account(mods)
            one['actions'].append((action, x, mods['account'], section))
        self.triggers.append(one)

    def again(self, c):
        """How often the test must be true before the trigger fires."""
        if c.eat('running'):
            return 'running', int(c.number())
        if c.eat('per'):  # 每 PERIOD 共 N 次
            inside = c.choose(PERIODS)
            c.next()
            n = int(c.number())
            c.next()
            return 'times', n, inside
        if not c.is_number():
            return 'running', 1
        n = int(c.number())
        if c.eat('running'):
            return 'running', n
        c.said('times', '次')
        return 'times', n, per(c)


def in_force(schemes, day):
    """The version in force: the last begun that has not ended."""
    best = None
    for s in schemes:
        if s.start <= day and (s.end is None or day <= s.end):
            if best is None or s.start > best.start:
                best = s
    return best
