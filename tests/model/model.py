"""The reference model: scores, ranks and shortfalls in exact fractions.

Written from the rules of counting alone, never from the program's code, so that a
difference between the two means something. It reads the same files that are imported.
"""
from collections import defaultdict
from fractions import Fraction

import days as cal
from measure import Filter, Scheme, ceil, fold, half_away, half_up, in_force, printed, split

METRICS = ['submitted', 'adopted', 'points', 'rate']


class Office:
    """rows: kind -> list of dicts with the contract's headers; schemes: list of texts."""

    def __init__(self, rows, schemes):
        self.schemes = [Scheme(t) for t in schemes]
        self.load_units(rows.get('units', []))
        self.load_names(rows)
        self.load_articles(rows)
        self.load_targets(rows.get('targets', []))
        self.make_credits()

    # --- reading -------------------------------------------------------------------
    def load_units(self, rows):
        self.groups, self.units = [], {}
        for r in rows:
            group = fold(r['group'])
            if group not in self.groups:
                self.groups.append(group)
            key = fold(r['name'])
            start, end = cal.day(r.get('from')), cal.day(r.get('to'))
            if key not in self.units:
                self.units[key] = {
                    'name': r['name'].strip(), 'order': (int(r.get('order') or 0), len(self.units)),
                    'opened': cal.day(r.get('opened')), 'closed': cal.day(r.get('closed')),
                    'in': [[group, start, end]]}
                continue
            last = self.units[key]['in'][-1]
            if last[2] is None or last[2] >= start:
                last[2] = start - 1
            self.units[key]['in'].append([group, start, end])

    def load_names(self, rows):
        self.outlets, self.people = {}, {}
        for r in rows.get('outlets', []):
            self.outlets[fold(r['name'])] = {
                'name': r['name'].strip(), 'level': r['level'],
                'order': (int(r.get('order') or 0), len(self.outlets)),
                'from': cal.day(r.get('from')), 'to': cal.day(r.get('to'))}
        for r in rows.get('people', []):
            p = self.people.setdefault(fold(r['name']), {'name': r['name'].strip(), 'posts': [],
                                                         'order': len(self.people)})
            start, end = cal.day(r.get('from')), cal.day(r.get('to'))
            if p['posts'] and (p['posts'][-1][2] is None or p['posts'][-1][2] >= start):
                p['posts'][-1][2] = start - 1
            p['posts'].append([fold(r['unit']), start, end])

    def load_articles(self, rows):
        self.articles = []
        by_ref = {}
        for r in rows.get('submissions', []):
            authors = [fold(x) for x in (r.get('author') or '').split(';') if fold(x)]
            a = {'day': cal.day(r['date']), 'type': r.get('type') or '', 'void': False,
                 'units': [fold(x) for x in r['unit'].split(';')], 'events': [],
                 'authors': [x for x in authors if x in self.people], 'signed': len(authors)}
            self.articles.append(a)
            if r.get('ref'):
                by_ref[r['ref']] = a
        seen = set()
        for r in rows.get('events', []):
            identity = tuple(sorted((k, v or '') for k, v in r.items()))
            if identity in seen:
                continue
            seen.add(identity)
            a = by_ref[r['ref']]
            if r['kind'] == 'void':
                a['void'] = True
                continue
            outlet = fold(r.get('outlet') or '')
            a['events'].append({
                'kind': r['kind'], 'day': cal.day(r['date']), 'outlet': outlet, 'type': a['type'],
                'level': self.outlets[outlet]['level'] if outlet else '',
                'form': r.get('form'), 'route': r.get('route'), 'leader': r.get('leader'),
                'unit': fold(r.get('unit') or ''), 'person': fold(r.get('person') or '')})

    def load_targets(self, rows):
        self.targets = []
        for i, r in enumerate(rows):
            who = fold(r['who'])
            kind = 'group' if who in self.groups else 'unit' if who in self.units else 'person'
            exempt = r['amount'] == 'exempt'
            amount = r['amount']
            if not exempt:
                amount = Fraction(amount[:-1]) / 100 if amount.endswith('%') else Fraction(amount)
            self.targets.append({
                'who': (kind, who), 'metric': r['metric'], 'period': r['period'], 'id': i,
                'exempt': exempt, 'amount': amount, 'from': cal.day(r.get('from')),
                'to': cal.day(r.get('to')), 'filter': (r.get('filter') or '').strip()})

    # --- scoring -------------------------------------------------------------------
    def make_credits(self):
        """What every owner earned, by whom, when and for which event."""
        self.credits = defaultdict(list)    # owner -> (day, amount, subject)
        self.handed_in = defaultdict(list)  # owner -> (article, subject)
        for a in self.articles:
            if a['void']:
                continue
            subject = {'kind': 'submit', 'type': a['type']}
            for owner in self.owners(a, subject):
                self.handed_in[owner].append((a, subject))
            self.earn(a, subject, a['day'], self.value(subject, a['day']))
            best = Fraction(0)
            for e in sorted(a['events'], key=self.event_order):
                value = self.value(e, e['day'])
                earned = value
                if e['kind'] == 'adopt':
                    s = in_force(self.schemes, e['day'])
                    if s and s.combine == 'highest':
                        earned = max(Fraction(0), value - best)
                    best = max(best, value)
                self.earn(a, e, e['day'], earned)

    def event_order(self, e):
        order = self.outlets[e['outlet']]['order'] if e['outlet'] else (0, 0)
        return e['day'], -self.value(e, e['day']), order

    def value(self, subject, day):
        s = in_force(self.schemes, day)
        return s.value(subject) if s else Fraction(0)

    def owners(self, a, subject):
        """Whom it counts for: those whom the event names, else all of the article's."""
        named = [(k, subject[k]) for k in ('unit', 'person') if subject.get(k)]
        return named or ([('unit', u) for u in a['units']] + [('person', p) for p in a['authors']])

    def earn(self, a, subject, day, amount):
        s = in_force(self.schemes, day)
        owners = self.owners(a, subject)
        named = subject.get('unit') or subject.get('person')
        for kind, share, n in (('unit', 'units', len(a['units'])),
                               ('person', 'authors', a['signed'])):
            # An author who is not on the roster has his part, too.
            equal = s and s.share[share] == 'equal' and not named
            for o in owners:
                if o[0] == kind:
                    self.credits[o].append((day, amount / n if equal else amount, subject))

    # --- counting ------------------------------------------------------------------
    def points(self, owner, first, last, filter_=None):
        return sum((amount for day, amount, subject in self.credits[owner]
                    if first <= day <= last and (not filter_ or filter_.matches(subject))),
                   Fraction(0))

    def submitted(self, owner, first, last, filter_=None):
        return sum(1 for a, subject in self.handed_in[owner] if first <= a['day'] <= last
                   and (not filter_ or filter_.matches(subject)))

    def adopted(self, owner, first, last, filter_=None):
        """Distinct submissions with a counting adoption in these days."""
        return sum(1 for a in self.articles if not a['void'] and any(
            self.counts(a, e, owner, first, last) and (not filter_ or filter_.matches(e))
            for e in a['events']))

    def counts(self, a, e, owner, first, last):
        return e['kind'] == 'adopt' and first <= e['day'] <= last and owner in self.owners(a, e)

    def outlet_count(self, owner, outlet, first, last):
        return sum(1 for a in self.articles if not a['void'] for e in a['events']
                   if e['outlet'] == outlet and self.counts(a, e, owner, first, last))

    # --- who stands where ----------------------------------------------------------
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

    def post_in(self, person, first, last):
        """The unit of the person's last post that touches these days."""
        best = None
        for unit, start, end in self.people[person]['posts']:
            if (start is None or start <= last) and (end is None or end >= first):
                best = unit
        return best

    def targets_on(self, who, day):
        """(metric, period, filter) -> the target in force; the latest from wins."""
        best = {}
        for t in self.targets:
            if t['who'] != who or (t['from'] or 0) > day or (t['to'] or 10 ** 9) < day:
                continue
            key = t['metric'], t['period'], t['filter']
            if key not in best or (t['from'] or 0) >= (best[key]['from'] or 0):
                best[key] = t
        return best

    # --- rank ----------------------------------------------------------------------
    def rank(self, period, by='unit'):
        first, last = period.first, period.last
        s = in_force(self.schemes, last)
        decimals = s.decimals if s else None
        outlets = sorted((o for o in self.outlets.values()
                          if (o['from'] is None or o['from'] <= last)
                          and (o['to'] is None or o['to'] >= first)), key=lambda o: o['order'])
        rows = []
        for group in self.groups:
            members = []
            for owner, unit, where in self.standing(by, first, last):
                if where != group:
                    continue
                exact = self.points(owner, first, last)
                r = {'group': group, 'unit': self.units[unit]['name']}
                if by == 'person':
                    r['person'] = self.people[owner[1]]['name']
                r |= {'submitted': self.submitted(owner, first, last),
                      'adopted': self.adopted(owner, first, last),
                      'points': printed(exact, decimals)}
                for o in outlets:
                    r[o['name']] = self.outlet_count(owner, fold(o['name']), first, last)
                exempt = any(t['exempt'] for t in self.targets_on(owner, last).values())
                members.append((exempt, Fraction(r['points']), r))
            rows += place(members, s.ties if s else None)
        return rows

    def standing(self, by, first, last):
        """(owner, unit, group) of everybody on the board, in the unit's order."""
        out = []
        if by == 'unit':
            for key in sorted(self.units, key=lambda k: self.units[k]['order']):
                out.append((('unit', key), key, self.group_in(key, first, last)))
        else:
            for key, p in self.people.items():
                unit = self.post_in(key, first, last)
                if unit:
                    out.append((('person', key), unit, self.group_in(unit, first, last)))
            out.sort(key=lambda x: (self.units[x[1]]['order'], self.people[x[0][1]]['order']))
        return out

    # --- gap -----------------------------------------------------------------------
    def gap(self, period, today, by='unit'):
        """Rows; 'asks' stands in those for which the scheme must say midperiod first."""
        rows = []
        s = in_force(self.schemes, period.last)
        decimals = s.decimals if s else None
        for kind in cal.KINDS:
            for inst in cal.instances(kind, period):
                here = {o for o, _, g in self.standing(by, inst.first, inst.last)
                        if g or by == 'person'}
                # A row stands where its owner stands in the period's ranking.
                for owner, unit, group in self.standing(by, period.first, period.last):
                    if group is None or owner not in here:
                        continue
                    owes = self.owed if by == 'unit' else self.owed_by_person
                    for key, required in owes(owner[1], inst).items():
                        if key[1] != kind:
                            continue
                        r = {'group': group, 'unit': self.units[unit]['name']}
                        if by == 'person':
                            r['person'] = self.people[owner[1]]['name']
                        r |= self.shortfall(owner, key, required, inst, today, decimals)
                        rows.append(r)
        return rows

    def owed_by_person(self, person, inst):
        return {k: 'exempt' if t['exempt'] else t['amount']
                for k, t in self.targets_on(('person', person), inst.last).items()}

    def owed(self, unit, inst):
        """key -> what the unit owes in this instance: an amount, 'exempt' or 'unsaid'."""
        segs = self.segments(unit, inst.first, inst.last)
        own = self.targets_on(('unit', unit), inst.last)
        theirs = {g: self.targets_on(('group', g), inst.last) for g, _, _ in segs}
        keys = list(own) + [k for t in theirs.values() for k in t if k not in own]
        out = {}
        for key in dict.fromkeys(keys):
            parts = [(own.get(key) or theirs[g].get(key), a, b) for g, a, b in segs]
            required = self.required(key[0], parts, inst)
            if required is not None:
                out[key] = required
        return out

    def required(self, metric, parts, inst):
        last = parts[-1][0]
        same = all(t is last for t, _, _ in parts)  # its own target goes with it
        if same and metric == 'rate':
            return 'exempt' if last['exempt'] else last['amount']
        if same and sum(b - a + 1 for _, a, b in parts) == inst.days():
            return 'exempt' if last['exempt'] else last['amount']
        s = in_force(self.schemes, inst.last)
        rule = s.midperiod if s else None
        if rule == 'full':
            return 'exempt' if last and last['exempt'] else last['amount'] if last else None
        if all(t is None or t['exempt'] for t, _, _ in parts):
            return 'exempt'
        if rule is None:
            return 'unsaid'
        owing = [(t['amount'] if t and not t['exempt'] else None, w)
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
            ends = [p.last for p in cal.instances('month', inst)]
        return [Fraction(sum(a <= e <= b for e in ends), len(ends)) for _, a, b in parts]

    def shortfall(self, owner, key, required, inst, today, decimals):
        metric, kind, text = key
        f = Filter(split(text)) if text else None
        done = self.done(owner, metric, inst.first, inst.last, f)
        row = {'metric': metric, 'period': inst.name, 'required': None, 'missing': None,
               'forecast': None}
        show = {'points': lambda x: half_away(x, 3 if decimals is None else decimals),
                'rate': percent}.get(metric, lambda x: x)
        row['done'] = None if done is None else show(done)
        if required in ('exempt', 'unsaid'):
            row['asks'] = required == 'unsaid'
            if required == 'unsaid' and (metric == 'rate' or today > inst.last):
                row['forecast'] = row['done']
            elif required == 'unsaid':
                row['forecast'] = self.forecast(owner, metric, done, inst, today, f)
            return row
        row['required'] = show(required)
        row['missing'] = show(max(Fraction(0), required - (done or 0)))
        if metric == 'rate' or today > inst.last:
            row['forecast'] = row['done']
        else:
            row['forecast'] = self.forecast(owner, metric, done, inst, today, f)
        return row

    def done(self, owner, metric, first, last, f):
        if metric == 'rate':
            n = self.submitted(owner, first, last, f)
            return Fraction(self.adopted(owner, first, last, f), n) if n else None
        return Fraction(getattr(self, metric)(owner, first, last, f))

    def forecast(self, owner, metric, done, inst, today, f):
        lately = self.done(owner, metric, today - 55, today, f)
        left = inst.last - today if today >= inst.first else inst.days()
        return half_up(done + lately * left / 56, 1)



def percent(x):
    """A rate as it is printed: a percentage with at most one decimal."""
    return half_up(x * 100, 1)


def place(members, ties):
    """Places inside a group: equal points share one, the next is skipped."""
    keyed = []
    for i, (exempt, points, r) in enumerate(members):
        more = -r['adopted'] if ties == 'adopted' and points else 0
        keyed.append((exempt, 0 if exempt else -points, 0 if exempt else more, i, r))
    keyed.sort(key=lambda k: k[:4])
    out, last, rank = [], None, 0
    for n, (exempt, points, more, _, r) in enumerate(keyed, 1):
        if (points, more) != last:
            last, rank = (points, more), n
        out.append({'rank': None if exempt else rank} | r)
    return out
