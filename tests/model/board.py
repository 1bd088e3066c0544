"""The board of a period for the reference model: figures, scales, places, awards."""
from fractions import Fraction

from amounts import half_away, percent, printed
from ledger import band, clamp
from measure import MISSED, in_force
from words import fold

COUNTED = ('submitted', 'adopted')


class Board:
    def __init__(self, office, ledger, period, by):
        self.office, self.ledger, self.period, self.by = office, ledger, period, by
        self.scheme = s = in_force(office.schemes, period.last)
        self.decimals = s.decimals if s else None
        self.standing = office.standing(by, period.first, period.last)
        self.group = {owner: group for owner, _, group in self.standing}
        # Decisions: only one's own exemption takes one off the ranking, whatever the
        # figure; the persons of a unit in an unranked group are unranked, too.
        self.apart = {o for o, g in self.group.items()
                      if (s and g in s.unranked) or
                      office.spared(o, period.last)}
        self.scaled = {}

    # --- figures -------------------------------------------------------------------
    def exact(self, owner, name):
        """A figure as scales use it; None: absent."""
        scale = self.scale(name)
        if scale:
            return self.scale_value(owner, scale)
        return self.office.done(self.ledger, owner, name, self.period.first, self.period.last)

    def shown(self, owner, name):
        """A figure as it is printed, as a number; None: absent."""
        x = self.exact(owner, name)
        if x is None or self.scale(name) or name in COUNTED:
            return x
        return percent(x) if name == 'rate' else half_away(x, self.places(name))

    def places(self, name):
        if self.decimals is None or self.office.is_count(name):
            return 3
        return self.decimals

    def columns(self):
        """Figures beside the fixed ones, as the scheme's text names them first."""
        s = self.scheme
        if s is None:
            return []
        named = [n for n, what in s.figures.items() if what != 'section' and n not in s.section_of]
        return named + ([MISSED] if s.missed else [])

    # --- scales --------------------------------------------------------------------
    def scale(self, name):
        return next((x for x in self.scheme.scales if x['name'] == name), None) if self.scheme else None

    def scale_value(self, owner, scale):
        key = owner, scale['name']
        if key not in self.scaled:
            x = self.unrounded(owner, scale)
            if x is not None:
                x = half_away(clamp(scale, x), 3 if self.decimals is None else self.decimals)
            self.scaled[key] = x
        return self.scaled[key]

    def is_instance(self, kind):
        """Decision: the same days are the same period, however it is written."""
        p = self.ledger.clock.period_of(kind, self.period.first)
        return (p.first, p.last) == (self.period.first, self.period.last)

    def unrounded(self, owner, scale):
        """A scale before most, least and rounding. Scales of scales use the rounded one."""
        if not self.is_instance(scale['period']):
            return None
        how, *x = scale['how']
        name = scale['figure']
        if how in ('sum', 'mean'):
            return self.longer(owner, name, how, x[0])
        f = self.exact(owner, name)
        if f is None:
            return None
        if how == 'times':
            return f * x[0]
        if how == 'bands':
            return band(x[0], f)
        if how == 'target':
            p = self.ledger.clock.period_of(scale['period'], self.period.first)
            r = self.ledger.known(owner, (name, scale['period'], ()), p)
            if not r:  # a quota of 0 is met in full, as in `settle ... ratio`
                return x[0] if r is not None else None
            return self.ledger.done(owner, name, p, None) / r * x[0]
        if owner in self.apart:
            return None
        others = self.peers(self.group[owner])
        if how == 'ladder':
            # Decision: places go by the printed figure, best and pool by the exact one.
            return x[0] - (self.place_by(owner, others, name) - 1) * x[1]
        values = [v for v in (self.exact(o, name) for o in others) if v is not None]
        # Decision: where nobody has anything, everybody gets 0.
        if how == 'top':
            return f / max(values) * x[0] if max(values) > 0 else Fraction(0)
        assert how == 'pool', how
        total = sum(max(Fraction(0), v) for v in values)
        return x[0] * max(Fraction(0), f) / total if total else Fraction(0)

    def longer(self, owner, name, how, kind):
        """The sum or mean of the figure over the shorter periods inside."""
        parts = []
        for p in self.ledger.clock.instances(kind, self.period):
            board = Board(self.office, self.ledger, p, self.by)
            if not self.scale(name):
                parts.append(self.office.done(self.ledger, owner, name, p.first, p.last))
            else:
                # The shorter board says what it is, by its own version of the scheme.
                parts.append(board.exact(owner, name)
                             if board.scale(name) and owner in board.group else None)
        if not parts or None in parts:
            return None
        return sum(parts) / (len(parts) if how == 'mean' else 1)

    def peers(self, group):
        return [o for o, _, g in self.standing if g == group and o not in self.apart]

    def place_by(self, owner, others, name):
        """The place by a printed figure alone, ties share; None: absent."""
        mine = self.shown(owner, name)
        shown = [v for v in (self.shown(o, name) for o in others) if v is not None]
        return None if mine is None else 1 + sum(v > mine for v in shown)

    # --- ranking -------------------------------------------------------------------
    def key(self, owner):
        """What is ranked by, more is better; None: no place.

        Decision: without the ranking figure one stands with the exempt."""
        s = self.scheme
        name = s.rank_by if s else 'points'
        first = self.shown(owner, name)
        if owner in self.apart or first is None:
            return None
        more = [self.shown(owner, t) for t in (s.ties if s and first else [])]
        # Of what was missed the fewer stands above.
        more = [-x if t == MISSED else x for x, t in zip(more, s.ties if s else [])]
        return (first, *((x is not None, x or 0) for x in more))

    def ranking(self, group):
        """(place, owner) in the order of the board."""
        keyed = [(o, self.key(o)) for o, _, g in self.standing if g == group]
        placed = sorted([x for x in keyed if x[1] is not None], key=lambda x: x[1], reverse=True)
        out = [(1 + sum(k > key for _, k in placed), o) for o, key in placed]
        return out + [(None, o) for o, key in keyed if key is None]

    def rows(self):
        p, office = self.period, self.office
        outlets = sorted((o for o in office.outlets.values()
                          if (o['from'] is None or o['from'] <= p.last)
                          and (o['to'] is None or o['to'] >= p.first)), key=lambda o: o['order'])
        unit = {o: u for o, u, _ in self.standing}
        out = []
        for group in office.groups:
            for place, owner in self.ranking(group):
                r = {'rank': place, 'group': group, 'unit': office.units[unit[owner]]['name']}
                if self.by == 'person':
                    r['person'] = office.people[owner[1]]['name']
                r['submitted'] = office.submitted(owner, p.first, p.last)
                r['adopted'] = office.adopted(owner, p.first, p.last)
                r['points'] = printed(self.exact(owner, 'points'), self.decimals)
                for o in outlets:
                    r[o['name']] = office.outlet_count(owner, fold(o['name']), p.first, p.last)
                for name in self.columns():
                    r[self.scheme.missed if name == MISSED else name] = self.shown(owner, name)
                out.append(r)
        return out

    # --- awards --------------------------------------------------------------------
    def awards(self):
        """(place in the text, award, group, its (place, owner)s) for this board."""
        out = []
        for i, award in enumerate(self.scheme.awards if self.scheme else []):
            if award['people'] != (self.by == 'person'):
                continue
            for group in self.office.groups:
                if award['group'] in (None, group):
                    out.append((i, award['name'], group, self.winners(award, group)))
        return out

    def winners(self, award, group):
        """By place, then as they stand on the board."""
        name = award['by'] or self.scheme.rank_by
        places = self.ranking(group)
        if award['by']:
            peers = self.peers(group)
            places = [(self.place_by(o, peers, name), o) for _, o in places if o in peers]
        places = sorted([x for x in places if x[0]], key=lambda x: x[0])
        return [(place, o) for place, o in places if place <= award['n'] and (self.shown(o, name) or 0) > 0
                and self.deserves(award, o)]

    def deserves(self, award, owner):
        p, ledger = self.period, self.ledger
        if award['met']:
            figure, kind, f = award['met']
            for q in ledger.clock.instances(kind, p):
                if q.last < ledger.today and ledger.missing(owner, figure, q, f):
                    return False
        if award['unless'] == MISSED:
            if self.office.missed(owner, p.first, p.last, ledger.today):
                return False
        elif award['unless'] and any(
                e['kind'] == award['unless'] and p.first <= e['day'] <= p.last
                and owner in self.office.owners(a, e)
                for a in self.office.articles for e in a['all']):
            return False
        return not any(action[0] == 'no-award' for t, _ in ledger.events(owner, p.first, p.last)
                       for action in t['actions'])
