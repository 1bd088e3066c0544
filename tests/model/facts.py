"""The rows of the import files as the reference model uses them."""
import days as cal
from filters import Filter, kind_word
from measure import figure, in_force
from words import LEVELS, PERIODS, Cursor, fold, meaning, number, split


class Facts:
    """What was imported; names are folded, days are numbers, void articles are gone."""

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
                    'parent': fold(r.get('parent') or ''), 'in': [[group, start, end]]}
                continue
            last = self.units[key]['in'][-1]
            if last[2] is None or last[2] >= start:
                last[2] = start - 1
            self.units[key]['in'].append([group, start, end])

    def load_names(self, rows):
        self.outlets, self.people = {}, {}
        for r in rows.get('outlets', []):
            self.outlets[fold(r['name'])] = {
                'name': r['name'].strip(), 'level': meaning(LEVELS, r['level']),
                'order': (int(r.get('order') or 0), len(self.outlets)),
                'from': cal.day(r.get('from')), 'to': cal.day(r.get('to'))}
        for r in rows.get('people', []):
            p = self.people.setdefault(fold(r['name']), {'name': r['name'].strip(), 'posts': [],
                                                         'order': len(self.people)})
            start, end = cal.day(r.get('from')), cal.day(r.get('to'))
            if p['posts'] and (p['posts'][-1][2] is None or p['posts'][-1][2] >= start):
                p['posts'][-1][2] = start - 1
            p['posts'].append([fold(r['unit']), start, end, r.get('role') or ''])

    def load_topics(self, rows):
        """Whom each asks: units, groups and persons; nobody by name: all units."""
        self.topics = {}
        for r in rows:
            self.topics[fold(r['ref'])] = {
                'due': cal.day(r.get('due')),
                'asked': [fold(x) for x in (r.get('units') or '').split(';') if fold(x)]}

    def load_articles(self, rows):
        self.articles = []
        by_ref = {}
        for r in rows.get('submissions', []):
            names = [fold(x) for x in (r.get('author') or '').split(';') if fold(x)]
            day = cal.day(r['date'])
            a = {'day': day, 'type': r.get('type') or '', 'void': False, 'events': [],
                 'units': [fold(x) for x in r['unit'].split(';')], 'names': names,
                 'authors': [x for x in names if x in self.people], 'signed': len(names),
                 'length': int(r['length']) if r.get('length') else None,
                 'topic': fold(r.get('topic') or ''),
                 'received': cal.day(r.get('received')) or day}
            a['submit'] = self.event(a, {'kind': 'submit', 'date': r['date']})
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
            else:
                a['events'].append(self.event(a, r))
        self.articles = [a for a in self.articles if not a['void']]
        for a in self.articles:
            a['all'] = [a['submit']] + a['events']

    def event(self, a, r):
        outlet, level = fold(r.get('outlet') or ''), ''
        if outlet in self.outlets:
            level = self.outlets[outlet]['level']
        elif outlet:  # an instruction may name a level instead
            outlet, level = '', meaning(LEVELS, outlet)
        own = day = cal.day(r['date'])
        kind = kind_word(r['kind'])
        # Decision: the version of the event's own day says which date counts; from then on
        # the day that counts is the event's day, also for the version that scores it.
        s = in_force(self.schemes, own)
        if kind == 'adopt' and s and s.dates == 'sent':
            day = a['day']
        return {'kind': kind, 'day': day, 'own': own, 'article': a, 'outlet': outlet,
                'level': level, 'form': r.get('form'), 'route': r.get('route'),
                'leader': r.get('leader'), 'unit': fold(r.get('unit') or ''),
                'person': fold(r.get('person') or ''),
                'value': number(r['value']) if r.get('value') else None}

    def load_targets(self, rows):
        self.targets, self.filter_of = [], {(): Filter()}
        for s in self.schemes:
            for q in s.quotas:
                self.filter_of[q['filter'].key] = q['filter']
        for r in rows:
            who = fold(r['who'])
            kind = 'group' if who in self.groups else 'unit' if who in self.units else 'person'
            exempt = r['amount'] == 'exempt'
            f = Filter.of_words(split(r.get('filter') or ''))
            self.filter_of[f.key] = f
            key = figure(Cursor([r['metric']])), meaning(PERIODS, r['period']), f.key
            self.targets.append({
                'who': (kind, who), 'key': key, 'exempt': exempt, 'per head': False,
                'amount': None if exempt else number(r['amount']),
                'from': cal.day(r.get('from')), 'to': cal.day(r.get('to'))})
