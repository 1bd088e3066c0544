"""Filters of the scheme language: attribute tests that must all hold."""
from datetime import date

from words import (FORMS, KINDS, LEADERS, LEVELS, OPS, ROLES, ROUTES, SMALL, TESTS, Cursor,
                   fold, meaning, number)

RANK = list(LEVELS)
WORDS = {'level': LEVELS, 'form': FORMS, 'route': ROUTES, 'leader': LEADERS, 'role': ROLES}
COMPARE = {'>=': lambda a, b: a >= b, '<=': lambda a, b: a <= b, '>': lambda a, b: a > b,
           '<': lambda a, b: a < b, '=': lambda a, b: a == b}


def kind_word(word, kinds=()):
    """An event kind: a built-in one, or one that the scheme names."""
    return meaning(KINDS, word) or fold(word)


def values(c, test):
    out = []
    for word in c.name().split(';'):
        word = word.strip()
        out.append(word if test not in WORDS else meaning(WORDS[test], word) or word)
    return tuple(sorted(out))


def operator(c):
    """OP N, written apart or together."""
    word = c.name()
    op = next(o for o in OPS if word.startswith(o))
    rest = word[len(op):]
    return op, number(rest) if rest else c.number()


def whole(test, op, n):
    """Of whole numbers `> 1` says the same as `>= 2`."""
    if test == 'value' or op not in ('>', '<'):
        return op, n
    return (op + '=', n + 1) if op == '>' else (op + '=', n - 1)


def one_test(c):
    test = c.choose(TESTS)
    if test == 'level' and fold(c.peek()).startswith('>='):
        word = c.name()[2:] or c.name()
        return 'level', tuple(sorted(RANK[RANK.index(meaning(LEVELS, word)):]))
    if test in ('length', 'value', 'units', 'authors'):
        return (test,) + whole(test, *operator(c))
    if test in ('commissioned', 'overdue'):
        return test, c.choose({k: SMALL[k] for k in ('yes', 'no')})
    if test == 'within':
        n = c.number()
        unit = c.choose({k: SMALL[k] for k in ('days', 'workdays', 'hours')})
        return (test, -(-n // 24), 'days') if unit == 'hours' else (test, n, unit)
    if test == 'with':
        kind, by = kind_word(c.next()), None
        if c.said('by day', '次月'):
            by = int(c.number())
            c.said('-', '日前')
        elif c.said('-', '当月末前'):
            by = 0
        return test, kind, by
    if test == 'without':
        return test, kind_word(c.next())
    return test, values(c, test)


def tests(c):
    """All tests that stand next."""
    out = []
    while c.peek() is not None and meaning(TESTS, c.peek()):
        # In `share units equal` or `by first ...` no test word stands here.
        out.append(one_test(c))
    return out


class Filter:
    """kind None: any. The same tests in another order are the same filter."""

    def __init__(self, tests_=(), kind=None):
        self.kind, self.tests = kind, tuple(tests_)
        self.key = (kind,) + tuple(sorted(self.tests, key=repr)) if kind or self.tests else ()

    @classmethod
    def read(cls, c):
        """KIND TESTS of a clause."""
        kind = kind_word(c.next())
        return cls(tests(c), kind)

    @classmethod
    def of_words(cls, words):
        """The filter of an imported target, where the kind may be left out."""
        c, kind = Cursor(words), None
        if words and not meaning(TESTS, words[0]):
            kind = kind_word(c.next())
        f = cls(tests(c), kind)
        c.end()
        return f

    def matches(self, office, e, owner):
        if self.kind and self.kind != e['kind']:
            return False
        return all(holds(office, t, e, owner) for t in self.tests)


def holds(office, t, e, owner):
    test, a = t[0], e['article']
    if test in ('outlet', 'level', 'form', 'route', 'leader'):
        return (e.get(test) or '') in t[1]
    if test == 'type':
        return fold(a['type']) in t[1]
    if test in ('length', 'value', 'units', 'authors'):
        given = {'length': a['length'], 'value': e.get('value'), 'units': len(a['units']),
                 'authors': a['signed']}[test]
        return given is not None and COMPARE[t[1]](given, t[2])
    if test == 'unit':
        return office.unit_of(owner, e['day']) in t[1]
    if test == 'group':
        return office.group_of(owner, e['day']) in t[1]
    if test == 'role':
        # Some author, whoever is credited.
        return any(office.role_of(p, e['day']) in t[1] for p in a['authors'])
    if test == 'commissioned':
        return (t[1] == 'yes') == bool(a['topic'])
    if test == 'overdue':
        due = office.topics.get(a['topic'], {}).get('due')
        return due is not None and (t[1] == 'yes') == (a['received'] > due)
    if test == 'within':
        return in_time(a, t[1], t[2])
    if test == 'with':
        return any(x['kind'] == t[1] and (t[2] is None or x['own'] <= deadline(e['day'], t[2]))
                   for x in a['events'])
    assert test == 'without', test
    return not any(x['kind'] == t[1] for x in a['events'])


def in_time(a, n, unit):
    """Whether the article came in at most n days after its date."""
    if unit == 'workdays':
        late = sum(date.fromordinal(d).weekday() < 5
                   for d in range(a['day'] + 1, a['received'] + 1))
        return late <= n
    return a['received'] - a['day'] <= n


def deadline(day, d):
    """Day d of the calendar month after this day's; a month's last day at most.

    Decision: the calendar month, also where a cutoff shifts the months."""
    when = date.fromordinal(day)
    m = when.year * 12 + when.month
    first = date(m // 12, m % 12 + 1, 1).toordinal()
    after = date((m + 1) // 12, (m + 1) % 12 + 1, 1).toordinal()
    return min(first + d - 1, after - 1)
