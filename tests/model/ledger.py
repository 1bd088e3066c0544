"""Figures for the reference model: credits, settlements, deductions and limits.

Every stage is a function of (owner, figure, first day, last day); the stages are, in this
order: 0 credits, 1 settlements and what was missed, then one for each trigger, then one for each limit.
"""
from fractions import Fraction
from functools import lru_cache

from amounts import to_unit
from measure import in_force

NOTHING = Fraction(0)


class Ledger:
    """What stands on a given today."""

    def __init__(self, office, today, last):
        self.office, self.today, self.clock = office, today, office.clock
        self.last = last  # of the board for which all this is reckoned
        # Decision: a settle, trigger or limit rules an instance if its version is in force
        # on the instance's last day; of several versions the earlier one's act first.
        versions = sorted(office.schemes, key=lambda s: s.start)
        self.settles = [(s, x) for s in versions for x in s.settles]
        self.triggers = [(s, x) for s in versions for x in s.triggers]
        self.limits = [(s, x) for s in versions for x in s.limits]
        self.at = lru_cache(None)(self.at)
        self.settlement = lru_cache(None)(self.settlement)
        self.true_in = lru_cache(None)(self.true_in)
        self.fired_in = lru_cache(None)(self.fired_in)
        self.spared = lru_cache(None)(lambda owner: office.spared(owner, last))
        self.period_of = lru_cache(None)(self.clock.period_of)

    def rules(self, s, p):
        return in_force(self.office.schemes, p.last) is s

    def ending(self, kind, first, last):
        """The instances whose last day lies in first..last."""
        p = self.period_of(kind, first)
        while p.last <= last:
            yield p
            p = self.period_of(kind, p.last + 1)

    # --- stages --------------------------------------------------------------------
    def figure(self, owner, name, first, last):
        """The figure as it counts: the last stage."""
        return self.at(1 + len(self.triggers) + len(self.limits), owner, name, first, last)

    def settled(self, owner, name, first, last):
        return self.at(1, owner, name, first, last)

    def at(self, stage, owner, name, first, last):
        if first > last:
            return NOTHING
        if stage == 0:
            return sum((c.amount for c in self.office.credits[owner]
                        if first <= c.day <= last and name in (c.account, c.section)), NOTHING)
        before = self.at(stage - 1, owner, name, first, last)
        if stage == 1:
            return (before + self.settlements(owner, name, first, last)
                    + self.misses(owner, name, first, last))
        stage -= 2
        if stage < len(self.triggers):
            return before + self.deductions(stage, owner, name, first, last)
        return self.limited(stage - len(self.triggers), before, owner, name, first, last)

    # --- settle --------------------------------------------------------------------
    def settlements(self, owner, name, first, last):
        out = NOTHING
        for i, (s, clause) in enumerate(self.settles):
            if name not in (clause['account'], clause['section']):
                continue
            for p in self.ending(clause['period'], first, last):
                if not self.rules(s, p):
                    continue
                if not (clause['members'] and owner[0] == 'unit'):
                    out += self.settlement(i, owner, p.first)
                if clause['members'] and owner[0] == 'person':
                    unit = self.office.unit_of(owner, p.last)
                    out += self.settlement(i, ('unit', unit), p.first) if unit else 0
        return out

    def settlement(self, i, owner, day):
        """What one shortfall row is worth."""
        clause = self.settles[i][1]
        p = self.period_of(clause['period'], day)
        if not self.concerns(clause['scope'], owner, p):
            return NOTHING
        r = self.known(owner, clause['key'], p)
        if r is None or p.first > self.today:
            return NOTHING
        d = self.done(owner, clause['figure'], p, clause['filter'])
        x = self.curve(clause, owner, p, r, d)
        # Once the instance has begun: above 0 it counts at once, else when it is over.
        return to_unit(x) if x > 0 or p.last < self.today else NOTHING

    def concerns(self, scope, owner, p):
        """Whether a clause with this scope is for this owner in this instance."""
        kind, name = scope
        if kind == 'people':
            return owner[0] == 'person' and self.office.takes_part(owner, p)
        if owner[0] != 'unit' or not self.office.takes_part(owner, p):
            return False
        if kind == 'group':
            return self.office.group_in(owner[1], p.first, p.last) == name
        return kind == 'units' or owner[1] == name

    def known(self, owner, key, p):
        """What is required, if it is a number."""
        if not self.office.takes_part(owner, p):
            return None
        r = self.office.owes(owner, p).get(key)
        return None if r in (None, 'exempt', 'unsaid') else r

    def done(self, owner, name, p, f):
        """What is done of a quota: credits alone."""
        return self.office.done(self, owner, name, p.first, p.last, f, 0) or NOTHING

    def curve(self, clause, owner, p, r, d):
        which, *x = clause['curve']
        m = max(NOTHING, r - d)
        if which == 'met':
            return x[0] if d >= r else x[1]
        if which == 'prorata':
            y = x[0] * d / r if r else x[0]
        elif which == 'eachpiece':
            y = x[0] * d
        elif which == 'extra':
            y = x[0] * max(NOTHING, d - r)
        elif which == 'missing':
            y = x[1] + x[0] * m
            return y if x[2] is None else max(y, x[2])
        elif which == 'misses':
            n = self.nth_miss(clause, owner, p) if m else 0
            return x[0][min(n, len(x[0])) - 1] if n else NOTHING
        else:
            return band(x[0], 100 * d / r) if r else x[0][-1][1]
        return y if x[1] is None else min(y, x[1])

    def nth_miss(self, clause, owner, p):
        """How many instances of the clock's year up to this one were missed."""
        year = self.period_of('year', p.last)
        n = 0
        for q in self.ending(clause['period'], year.first, p.last):
            r = self.known(owner, clause['key'], q)
            n += r is not None and self.done(owner, clause['figure'], q, clause['filter']) < r
        return n

    # --- missed --------------------------------------------------------------------
    def misses(self, owner, name, first, last):
        """What topics are worth that were missed: of each account's clauses the first
        that is for this owner on the topic's day."""
        out = NOTHING
        for due in self.office.missed(owner, first, last, self.today):
            s = in_force(self.office.schemes, due)
            seen = set()
            for clause in s.misses if s else []:
                if clause['account'] in seen or not self.is_for(clause, owner, due):
                    continue
                seen.add(clause['account'])
                if name in (clause['account'], clause['section']):
                    out += clause['x']
        return out

    def is_for(self, clause, owner, day):
        kind, name = clause['scope']
        if kind == 'people':
            return owner[0] == 'person' and (
                clause['role'] is None or self.office.role_of(owner[1], day) == clause['role'])
        if owner[0] != 'unit':
            return False
        if kind == 'group':
            return self.office.group_in(owner[1], day, day) == name
        return kind == 'units' or owner[1] == name

    # --- triggers ------------------------------------------------------------------
    def fired(self, i, owner, p):
        """Whether a trigger fires for this owner in this instance."""
        return self.fired_in(i, owner, p.first)

    def fired_in(self, i, owner, day):
        s, t = self.triggers[i]
        p = self.period_of(t['period'], day)
        if not self.rules(s, p) or not self.concerns(t['scope'], owner, p):
            return False
        if t['test'] != 'reach' and p.last >= self.today:
            return False
        if not self.true_in(i, owner, p.first):
            return False
        how, n, *inside = t['again']
        if how == 'running':
            for _ in range(n - 1):
                p = self.clock.before(p)
                if not self.true_in(i, owner, p.first):
                    return False
            return True
        # Decision: an instance belongs to the period in which its last day lies.
        longer = self.period_of(inside[0], p.last)
        return n <= sum(self.true_in(i, owner, q.first)
                        for q in self.ending(p.kind, longer.first, p.last))

    def true_in(self, i, owner, day):
        """The trigger's test; it sees credits and settlements, no deductions or limits."""
        t = self.triggers[i][1]
        p = self.period_of(t['period'], day)
        if not self.office.takes_part(owner, p) or not in_force(self.office.schemes, p.last):
            return False
        if t['test'] == 'owes':
            return self.missing(owner, t['figure'], p, t['filter'])
        # Decision: a rate of nothing is 0, as it is for quotas.
        done = self.office.done(self, owner, t['figure'], p.first, p.last, None, 1) or NOTHING
        if t['test'] == 'nil':
            return done == 0 and not self.spared(owner)
        return done >= t['n']

    def missing(self, owner, name, p, f):
        """Whether a shortfall row of this figure (and these tests, when there are any)
        misses anything in this instance."""
        for key in self.office.owes(owner, p) if self.office.takes_part(owner, p) else []:
            if key[:2] == (name, p.kind) and (not f.key or key[2] == f.key):
                r = self.known(owner, key, p)
                if r is not None and self.done(owner, name, p, self.office.filter_of[key[2]]) < r:
                    return True
        return False

    def deductions(self, i, owner, name, first, last):
        s, t = self.triggers[i]
        out = NOTHING
        for p in self.ending(t['period'], first, last):
            # Decision: `zero` acts first, wherever it stands, and a deduction is left.
            for action, *x in t['actions']:
                if action not in ('zero', 'deduct') or not self.fired(i, owner, p):
                    continue
                if action == 'zero':
                    # The account as it stands after the triggers written before.
                    x = [self.at(i + 1, owner, 'points', p.first, p.last), 'points', None]
                if name in x[1:]:
                    out -= x[0]
        return out

    def events(self, owner, first, last):
        """(trigger, instance) that fired with the instance's last day in these days."""
        return [(t, p) for i, (_, t) in enumerate(self.triggers)
                for p in self.ending(t['period'], first, last) if self.fired(i, owner, p)]

    # --- limits --------------------------------------------------------------------
    def limited(self, i, before, owner, name, first, last):
        s, limit = self.limits[i]
        stage = 2 + len(self.triggers) + i
        if name != limit['figure']:
            if s.section_of.get(limit['figure']) != name:
                return before
            # What a section loses its account loses too.
            section = limit['figure']
            return (before + self.at(stage, owner, section, first, last)
                    - self.at(stage - 1, owner, section, first, last))
        out = NOTHING
        for p in self.clock.touching(limit['period'], first, last):
            lo, hi = max(first, p.first), min(last, p.last)
            if not self.rules(s, p):
                out += self.at(stage - 1, owner, name, lo, hi)
                continue
            # Decision: no floor lifts what has not begun.
            held = limit if p.first <= self.today else limit | {'least': None}
            out += clamp(held, self.at(stage - 1, owner, name, p.first, hi))
            if lo > p.first:
                # Decision: before an instance's first day nothing stands, whatever `least`.
                out -= clamp(held, self.at(stage - 1, owner, name, p.first, lo - 1))
        return out


def clamp(limit, x):
    if limit['least'] is not None:
        x = max(x, limit['least'])
    return x if limit['most'] is None else min(x, limit['most'])


def band(bands, x):
    """The X of the last band whose A is reached; below the first 0."""
    out = NOTHING
    for a, amount in bands:
        if a <= x:
            out = amount
    return out
