"""Credits for the reference model: what an owner earned, on which day, by which event.

For one article and owner: lines give each event its value, combine says what it adds to
those before it, share gives the owner his part; counts weigh pieces beside that.
"""
from collections import defaultdict, namedtuple
from fractions import Fraction

from amounts import to_unit, toward_zero
from filters import RANK
from measure import in_force
from words import FORMS, LEADERS, ROUTES

# event: the one that was credited; a quota on points with tests looks at it.
Credit = namedtuple('Credit', 'day account section amount event')
Value = namedtuple('Value', 'v parts factor factor_section')
NOTHING = Fraction(0)


def credits_of(office, a):
    """Every (owner, Credit) of one article."""
    for owner in office.credited(a):
        mine = [e for e in a['all'] if owner in office.owners(a, e)]
        for account in office.accounts():
            yield from points(office, owner, account, mine)
        for name in office.count_names():
            yield from pieces(office, owner, name, mine)


# --- line --------------------------------------------------------------------------
def value(office, e, owner, account):
    """What the lines give one event, before anything is combined."""
    s = in_force(office.schemes, e['day'])
    lines = [x for x in s.lines if x['account'] == account
             and x['filter'].matches(office, e, owner)] if s else []
    first = next((x for x in lines if x['op'] == 'set'), None)
    home = first['section'] if first else None
    v, parts, factor, factor_section = NOTHING, [], None, None
    acting = [] if first and first['stop'] else [x for x in lines if x['op'] != 'set']
    for x in ([first] if first else []) + acting:
        amount = (e['value'] or NOTHING) if x['by value'] else x['x']
        section = x['section'] or home
        if x['op'] == 'mul' and e['kind'] == 'instruct':
            # It acts on the article: see instruct below.
            factor_section = section if factor is None else factor_section
            factor = amount * (1 if factor is None else factor)
            continue
        if x['op'] == 'mul':
            amount = to_unit(v * amount) - v
        v += amount
        parts.append((section, amount))
    return Value(v, parts, factor, factor_section)


# --- combine -------------------------------------------------------------------------
def set_of(office, e, owner):
    """(which set the event belongs to, how that set is combined).

    Decisions: clauses of two versions of a scheme are two sets, but adoptions that fit no
    clause are one set over all versions; an event is taken by the version of its day."""
    s = in_force(office.schemes, e['day'])
    for i, c in enumerate(s.combines if s else []):
        if c['filter'].matches(office, e, owner):
            return (s.start, i, e.get(c['per']) if c['per'] else None), c['how']
    if e['kind'] == 'adopt' and s:
        return 'adoptions', s.adoptions
    return (e['kind'], id(e)), ('all',)


def total(how, members):
    """The combined value of a set; members: (value, level) in order."""
    values = [v for v, _ in members]
    # Decision: like `highest`, `best` starts at 0, so that a value below 0 adds nothing.
    above = [max(NOTHING, v) for v in values]
    if how[0] == 'all':
        return sum(values, NOTHING)
    if how[0] == 'highest':
        return max(above, default=NOTHING)
    if how[0] == 'best':
        return sum(sorted(above)[-how[1]:], NOTHING)
    if how[0] == 'best levels':
        by_level = {level: max(x for x, (_, y) in zip(above, members) if y == level)
                    for _, level in members}
        return sum(sorted(by_level.values())[-how[1]:], NOTHING)
    assert how[0] == 'first', how
    return values[0] + how[1] * (len(values) - 1) if values else NOTHING


def factor_of(sets):
    """The product of the instructions' factors; of a `highest` set only the largest."""
    product = Fraction(1)
    for how, factors in sets.values():
        if how[0] == 'highest':
            product *= max(factors)
        else:
            for f in factors:
                product *= f
    return product


def in_order(office, events, key):
    """By day, the larger value first, then by what they are."""
    # Content: each word by its place in its list, names by their place in the files.
    def content(e):
        def place(names, word):
            return list(names).index(word) + 1 if word in names else 0
        return (place(office.outlets, e['outlet']), office.kinds.index(e['kind']),
                place(RANK, e['level']), place(FORMS, e.get('form')), place(ROUTES, e.get('route')),
                place(LEADERS, e.get('leader')), place(office.units, e.get('unit')),
                place(office.people, e.get('person')), e.get('value') or NOTHING)
    return sorted(events, key=lambda e: (e['day'], -key(e), content(e)))


def points(office, owner, account, events):
    """The credits of one owner and account for one article."""
    values = {id(e): value(office, e, owner, account) for e in events}
    members, factors = defaultdict(list), {}
    relays, adoptions = NOTHING, NOTHING  # R and C
    stands = NOTHING                      # what instructions have added to C so far
    for e in in_order(office, events, lambda e: values[id(e)].v):
        s = in_force(office.schemes, e['day'])
        if s is None:
            continue
        one = values[id(e)]
        key, how = set_of(office, e, owner)
        before = total(how, members[key])
        if one.parts:  # only what some line of the account acts on takes part
            members[key].append((one.v, e['level']))
        earned = total(how, members[key]) - before
        larger = max(relays, adoptions)
        relays += earned if e['kind'] == 'relay' else 0
        adoptions += earned if e['kind'] == 'adopt' else 0
        if s.relays == 'replaced' and e['kind'] in ('relay', 'adopt'):
            earned = max(relays, adoptions) - larger
        # A part of a value is one credit under the event's first line.
        parts = one.parts if earned == one.v else [(one.parts[0][0] if one.parts else None, earned)]
        if one.factor is not None:
            factors.setdefault(key, (how, []))[1].append(one.factor)
            # Later gains book where the first instruction with a factor booked.
            where = one.factor_section
            home = where if len(factors) == len(factors[key][1]) == 1 else home
        if factors:
            # Decision: C * F - C grows beside max(R, C), of which it is no part.
            now = to_unit(adoptions * factor_of(factors)) - adoptions
            if now != stands:
                section = one.factor_section if one.factor is not None else home
                parts = parts + [(section, now - stands)]
            stands = now
        for section, amount in shared(office, s, e, owner, parts):
            if amount:
                yield credit(office, s, owner, Credit(e['day'], account, section, amount, e))


def credit(office, s, owner, c):
    """A member of a group `to parent` passes its credit on, one step."""
    if owner[0] == 'unit' and office.group_of(owner, c.day) in s.to_parent:
        parent = office.units[owner[1]]['parent']
        if parent:
            return ('unit', parent), c
    return owner, c


# --- share ---------------------------------------------------------------------------
def names(e, owner):
    """All who share with this owner, in the order in which the article names them."""
    if e['unit'] or e['person']:
        return [owner[1]]
    return e['article']['units' if owner[0] == 'unit' else 'names']


def shared(office, s, e, owner, parts):
    """The owner's part of the credits of one event and account.

    Decision: after combine, as the order of the language says, credit by credit."""
    all_ = names(e, owner)
    if len(all_) == 1:
        return parts
    clauses = s.share['units' if owner[0] == 'unit' else 'authors']
    how = next((c['how'] for c in clauses if c['filter'].matches(office, e, owner)),
               ('first', 0))  # refused at entry; nobody would earn anything
    place = all_.index(owner[1])
    if how[0] == 'fixed':
        # Decision: X stands for all that the event earns in this account, if anything.
        return [(parts[0][0], how[1])] if any(x for _, x in parts) else []
    return [(section, part(how, x, place, len(all_))) for section, x in parts]


def part(how, x, place, n):
    """What the one at this place, of n, gets of x."""
    if how[0] == 'full':
        return x
    if how[0] == 'first':
        return x if place < how[1] else NOTHING
    terms = ([Fraction(1)] * n if how[0] == 'equal' else how[1])[:n]
    if place >= len(terms):
        return NOTHING
    cut = [toward_zero(x * t / sum(terms)) for t in terms]
    return x - sum(cut[1:], NOTHING) if place == 0 else cut[place]


# --- count ---------------------------------------------------------------------------
def weight(office, e, owner, name):
    s = in_force(office.schemes, e['day'])
    for c in s.counts if s else []:
        if c['name'] == name and c['filter'].matches(office, e, owner):
            return c['weight']
    return NOTHING


def pieces(office, owner, name, events):
    """A count: weights of events; of an article's adoptions only the highest."""
    if name in ('submitted', 'adopted'):
        return
    weights = {id(e): weight(office, e, owner, name) for e in events}
    best = NOTHING
    for e in in_order(office, events, lambda e: weights[id(e)]):
        gain = weights[id(e)]
        if e['kind'] == 'adopt':
            gain, best = max(NOTHING, gain - best), max(best, gain)
        if not gain:
            continue
        s = in_force(office.schemes, e['day'])
        all_ = names(e, owner)
        how = s.share_counts['units' if owner[0] == 'unit' else 'authors']
        gain = part((how,), gain, all_.index(owner[1]), len(all_))
        yield credit(office, s, owner, Credit(e['day'], name, None, gain, e))


def counts_as(office, e, owner, name):
    """Whether an event counts as submitted or adopted at all."""
    s = in_force(office.schemes, e['day'])
    clauses = [c for c in s.counts if c['name'] == name] if s else []
    if not clauses:
        return True
    first = next((c for c in clauses if c['filter'].matches(office, e, owner)), None)
    return first is not None and first['weight'] != 0


assert RANK == ['own', 'county', 'city', 'province', 'national']
