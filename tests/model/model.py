"""The reference model: scores, ranks and shortfalls in exact fractions.

Written from the rules of counting and the scheme language alone, never from the program's
code, so that a difference between the two means something. It reads the same files that
are imported.
"""
from collections import defaultdict
from fractions import Fraction
from functools import lru_cache

import days as cal
import score
from amounts import ceil, half_away, percent
from board import Board
from facts import Facts
from ledger import Ledger
from measure import MISSED, Scheme, in_force
from words import ACTIONS, FIGURES, KINDS


class Office(Facts):
    """rows: kind -> list of dicts with the contract's headers; schemes: list of texts."""

    def __init__(self, rows, schemes):
        self.schemes = sorted((Scheme(t) for t in schemes), key=lambda s: s.start)
        # Decision: one clock for the whole office, that of the version begun last.
        clock = self.schemes[-1].clock if self.schemes else {}
        self.clock = cal.Clock(clock.get('year', 1), clock.get('cutoff'),
                               clock.get('terms', (1, 7)))
        self.kinds = list(KINDS) + [k for s in self.schemes for k in s.kinds]
        self.load_units(rows.get('units', []))
        self.load_names(rows)
        self.load_topics(rows.get('topics', []))
        self.load_articles(rows)
        self.load_targets(rows.get('targets', []))
        for name in ('stands', 'takes_part', 'owes', 'unit_of', 'group_of', 'submitted', 'adopted'):
            setattr(self, name, lru_cache(None)(getattr(self, name)))
        self.ledgers = {}
        self.credits = defaultdict(list)    # owner -> Credit
        for a in self.articles:
            for owner, c in score.credits_of(self, a):
                self.credits[owner].append(c)

    # --- names of figures ------------------------------------------------------------
    def accounts(self):
        named = [x['account'] for s in self.schemes for x in s.lines]
        return list(dict.fromkeys(['points'] + named))

    def count_names(self):
        return list(dict.fromkeys(c['name'] for s in self.schemes for c in s.counts))

    # --- who -----------------------------------------------------------------------
    def owners(self, a, e):
        """Whom it counts for: those whom the event names, else all of the article's."""
        named = [(k, e[k]) for k in ('unit', 'person') if e[k]]
        return named or ([('unit', u) for u in a['units']] + [('person', p) for p in a['authors']])

    def credited(self, a):
        return list(dict.fromkeys(o for e in a['all'] for o in self.owners(a, e)))

    def post_on(self, person, day):
        best = None
        for post in self.people[person]['posts']:
            if (post[1] is None or post[1] <= day) and (post[2] is None or day <= post[2]):
                best = post
        return best

    def role_of(self, person, day):
        post = self.post_on(person, day)
        return post[3] if post else None

    def unit_of(self, owner, day):
        if owner[0] == 'unit':
            return owner[1]
        post = self.post_on(owner[1], day)
        return post[0] if post else None

    def group_of(self, owner, day):
        """The group on a day, whether the unit is open or not."""
        unit = self.unit_of(owner, day)
        for group, start, end in self.units[unit]['in'] if unit else []:
            if (start is None or start <= day) and (end is None or day <= end):
                return group
        return None

    def heads(self, unit, day):
        return sum(self.unit_of(('person', p), day) == unit for p in self.people)

    def segments(self, unit, first, last):
        """(group, first, last) of a unit inside these days, while it is open."""
        u = self.units[unit]
        lo = max(first, u['opened']) if u['opened'] else first
        hi = min(last, u['closed']) if u['closed'] else last
        out = []
        for group, start, end in u['in']:
            a = lo if start is None else max(lo, start)
            b = hi if end is None else min(hi, end)
            if a <= b:
                out.append((group, a, b))
        return out

    def group_in(self, unit, first, last):
        segs = self.segments(unit, first, last)
        return segs[-1][0] if segs else None

    def last_post(self, person, first, last):
        """(unit, role) of the person's last post that touches these days."""
        best = None, None
        for unit, start, end, role in self.people[person]['posts']:
            if (start is None or start <= last) and (end is None or end >= first):
                best = unit, role
        return best

    def post_in(self, person, first, last):
        return self.last_post(person, first, last)[0]

    def role_in(self, person, first, last):
        return self.last_post(person, first, last)[1]

    def standing(self, by, first, last):
        """(owner, unit, group) of everybody on the board, in the unit's order."""
        out = []
        if by == 'unit':
            for key in sorted(self.units, key=lambda k: self.units[k]['order']):
                out.append((('unit', key), key, self.group_in(key, first, last)))
        else:
            for key in self.people:
                unit = self.post_in(key, first, last)
                if unit:
                    out.append((('person', key), unit, self.group_in(unit, first, last)))
            out.sort(key=lambda x: (self.units[x[1]]['order'], self.people[x[0][1]]['order']))
        return [x for x in out if x[2]]

    def stands(self, owner, p):
        """Whether an owner stands on the board of a period."""
        unit = owner[1] if owner[0] == 'unit' else self.post_in(owner[1], p.first, p.last)
        return bool(unit and self.group_in(unit, p.first, p.last))

    def takes_part(self, owner, p):
        """Whether an instance is one of an owner's: persons by their posts alone."""
        if owner[0] == 'unit':
            return self.stands(owner, p)
        return self.post_in(owner[1], p.first, p.last) is not None

    def spared(self, owner, day):
        """One's own exemption, whatever the figure."""
        return any(t['exempt'] for t in self.targets_on(owner, day).values())

    # --- counting ------------------------------------------------------------------
    def points_of(self, owner, first, last, f):
        """A quota on points with tests: the credits of the events that pass them."""
        return sum((c.amount for c in self.credits[owner] if c.account == 'points'
                    and first <= c.day <= last and f.matches(self, c.event, owner)), Fraction(0))

    def submitted(self, owner, first, last, f=None):
        return sum(1 for a in self.articles if owner in self.owners(a, a['submit'])
                   and self.counts('submitted', a['submit'], owner, first, last, f))

    def adopted(self, owner, first, last, f=None):
        """Distinct submissions with a counting adoption in these days."""
        return sum(1 for a in self.articles if any(
            self.counts('adopted', e, owner, first, last, f) for e in a['events']
            if e['kind'] == 'adopt' and owner in self.owners(a, e)))

    def counts(self, name, e, owner, first, last, f=None):
        return (first <= e['day'] <= last and (f is None or f.matches(self, e, owner))
                and score.counts_as(self, e, owner, name))

    def missed(self, owner, first, last, today):
        """The topics that an owner missed, by the day on which they were due."""
        out = []
        for ref, topic in self.topics.items():
            due = topic['due']
            if due is None or not first <= due <= last or due >= today:
                continue
            if self.is_asked(owner, topic) and not any(
                    a['topic'] == ref and owner[1] in a['units' if owner[0] == 'unit' else 'authors']
                    for a in self.articles):
                out.append(due)
        return out

    def is_asked(self, owner, topic):
        """Whether it was there on the day, and the topic is one of its."""
        due, asked = topic['due'], topic['asked']
        if owner[0] == 'person':
            return owner[1] in asked and self.post_on(owner[1], due) is not None
        group = self.group_in(owner[1], due, due)
        return bool(group) and (not asked or owner[1] in asked or group in asked)

    def outlet_count(self, owner, outlet, first, last):
        return sum(1 for a in self.articles for e in a['events']
                   if e['kind'] == 'adopt' and e['outlet'] == outlet
                   and owner in self.owners(a, e)
                   and self.counts('adopted', e, owner, first, last))

    def done(self, ledger, owner, name, first, last, f=None, stage=None):
        """A figure of these days; of accounts at a stage of the ledger, None the last."""
        f = f if f and f.key else None
        if name in ('submitted', 'adopted'):
            return Fraction(getattr(self, name)(owner, first, last, f))
        if name == MISSED:
            return Fraction(len(self.missed(owner, first, last, ledger.today)))
        if name == 'rate':
            n = self.submitted(owner, first, last, f)
            return Fraction(self.adopted(owner, first, last, f), n) if n else None
        if f:
            return self.points_of(owner, first, last, f)
        if stage is None:
            return ledger.figure(owner, name, first, last)
        return ledger.at(stage, owner, name, first, last)

    # --- quotas --------------------------------------------------------------------
    def targets_on(self, who, day, role=None):
        """key -> the target in force: an imported one before the scheme's, the latest
        `from` of the imported ones."""
        best, s = {}, in_force(self.schemes, day)
        for q in s.quotas if s else []:
            if q['who'] == who or (q['who'][0] == who[0] == 'people' and q['who'][1]
                                   and role in q['who'][1]):
                # For people, one that names the role before one for all.
                if who[0] != 'people' or q['who'][1] or not (best.get(q['key']) or q)['who'][1]:
                    best[q['key']] = q  # of equal ones the later line
        given = {}
        for t in self.targets:
            if t['who'] != who or (t['from'] or 0) > day or (t['to'] or 10 ** 9) < day:
                continue
            key = t['key']
            if key not in given or (t['from'] or 0) >= (given[key]['from'] or 0):
                given[key] = t
        return best | given

    def owes(self, owner, p):
        """key -> what is owed in this instance: an amount, 'exempt' or 'unsaid'."""
        return (self.owed if owner[0] == 'unit' else self.owed_by_person)(owner[1], p)

    def owed_by_person(self, person, inst):
        role = self.role_in(person, inst.first, inst.last)
        both = (self.targets_on(('people', None), inst.last, role)
                | self.targets_on(('person', person), inst.last))
        return {k: 'exempt' if t['exempt'] else t['amount'] for k, t in both.items()
                if k[1] == inst.kind}

    def owed(self, unit, inst):
        segs = self.segments(unit, inst.first, inst.last)
        own = self.targets_on(('unit', unit), inst.last)
        all_ = self.targets_on(('units', None), inst.last)
        theirs = {g: all_ | self.targets_on(('group', g), inst.last) for g, _, _ in segs}
        keys = list(own) + [k for t in theirs.values() for k in t]
        heads = self.heads(unit, inst.last)
        out = {}
        for key in dict.fromkeys(keys):
            parts = [(own.get(key) or theirs[g].get(key), a, b) for g, a, b in segs]
            required = self.required(key[0], parts, inst, heads) if key[1] == inst.kind else None
            if required is not None:
                out[key] = required
        return out

    def required(self, metric, parts, inst, heads):
        def amount(t):
            return t['amount'] * heads if t['per head'] else t['amount']
        last = parts[-1][0]
        same = all(t is last for t, _, _ in parts)  # its own target goes with it
        if same and metric == 'rate':
            return 'exempt' if last['exempt'] else last['amount']
        if same and sum(b - a + 1 for _, a, b in parts) == inst.days():
            return 'exempt' if last['exempt'] else amount(last)
        s = in_force(self.schemes, inst.last)
        rule = s.midperiod if s else None
        if rule == 'wholly':
            return 'exempt' if last and last['exempt'] else amount(last) if last else None
        if all(t is None or t['exempt'] for t, _, _ in parts):
            return 'exempt'
        if rule is None:
            return 'unsaid'
        owing = [(amount(t) if t and not t['exempt'] else None, w)
                 for (t, _, _), w in zip(parts, self.weights(rule, parts, inst))]
        if metric == 'rate':  # no part of a rate is owed, but a mean of rates
            owing = [(x, w) for x, w in owing if x is not None]
            total = sum(w for _, w in owing)
            return sum(x * w for x, w in owing) / total if total else Fraction(0)
        return ceil(sum(((x or 0) * w for x, w in owing), Fraction(0)))

    def weights(self, rule, parts, inst):
        """Which part of the instance each part of the membership is."""
        if rule == 'by-days':
            return [Fraction(b - a + 1, inst.days()) for _, a, b in parts]
        ends = [inst.last]
        if inst.kind != 'week':
            ends = [p.last for p in self.clock.instances('month', inst)]
        return [Fraction(sum(a <= e <= b for e in ends), len(ends)) for _, a, b in parts]

    # --- the two tables ------------------------------------------------------------
    def ledger(self, today, period):
        key = today, period.last
        if key not in self.ledgers:
            self.ledgers[key] = Ledger(self, *key)
        return self.ledgers[key]

    def board(self, period, today, by='unit'):
        return Board(self, self.ledger(today, period), period, by)

    def rank(self, period, today, by='unit'):
        return self.board(period, today, by).rows()

    def gap(self, period, today, by='unit'):
        """Rows; 'asks' stands in those for which the scheme must say midperiod first."""
        rows = []
        s = in_force(self.schemes, period.last)
        for kind in cal.KINDS:
            for inst in self.clock.instances(kind, period):
                # A row stands where its owner stands in the period's ranking.
                for owner, unit, group in self.standing(by, period.first, period.last):
                    if not self.takes_part(owner, inst):
                        continue
                    for key, required in self.owes(owner, inst).items():
                        r = {'group': group, 'unit': self.units[unit]['name']}
                        if by == 'person':
                            r['person'] = self.people[owner[1]]['name']
                        r |= self.shortfall(owner, key, required, inst, self.ledger(today, period), s)
                        rows.append(r)
        return rows

    def shortfall(self, owner, key, required, inst, ledger, s):
        metric, today, f = key[0], ledger.today, self.filter_of[key[2]]
        done = self.done(ledger, owner, metric, inst.first, inst.last, f, 0)
        places = 3 if s is None or s.decimals is None or self.is_count(metric) else s.decimals
        show = {'submitted': int, 'adopted': int, 'rate': percent}.get(
            metric, lambda x: half_away(x, places))
        row = {'metric': metric, 'period': inst.name, 'required': None, 'done': None,
               'missing': None, 'forecast': None}
        if done is not None:
            row['done'] = show(done)
        if required == 'exempt':
            return row
        row['asks'] = required == 'unsaid'
        if not row['asks']:
            keep = (lambda x: x) if metric in ('submitted', 'adopted') else show
            row['required'] = keep(required)
            row['missing'] = keep(max(Fraction(0), required - (done or 0)))
        if metric == 'rate' or today > inst.last:
            row['forecast'] = row['done']
        else:
            lately = self.done(ledger, owner, metric, today - 55, today, f, 0)
            left = inst.last - today if today >= inst.first else inst.days()
            row['forecast'] = half_away(done + lately * left / 56, 1)
        return row

    def name_of(self, owner):
        return (self.units if owner[0] == 'unit' else self.people)[owner[1]]['name']

    def awards(self, period, today):
        """Whom the awards name, units and persons, clause by clause."""
        found = [x for by in ('unit', 'person') for x in self.board(period, today, by).awards()]
        return [{'name': name, 'group': group, 'rank': place, 'who': self.name_of(owner)}
                for _, name, group, winners in sorted(found, key=lambda x: x[0])
                for place, owner in winners]

    def triggers(self, period, today):
        """What fired for those who stand on the board, clause by clause."""
        ledger, out = self.ledger(today, period), []
        for by in ('unit', 'person'):
            for owner, _, group in self.standing(by, period.first, period.last):
                for t, p in ledger.events(owner, period.first, period.last):
                    told = [a[0] for a in t['actions']]
                    out.append({'name': t['name'], 'who': self.name_of(owner), 'period': p.name,
                                'action': ';'.join(x for x in ACTIONS if x in told),
                                'clause': t['line'], 'group': group})
        return out

    def is_count(self, name):
        """Decision: a count is printed as needed, the scheme's decimals are for points."""
        return (name in FIGURES and name != 'points' or name == MISSED
                or name in self.count_names())
