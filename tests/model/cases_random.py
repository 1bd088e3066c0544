"""What must hold on any office: parts add up, and the order of entry says nothing."""
import random

from handmade import same
from model import Office
from random_language import LanguageOffice

SEEDS = range(1, 41)


def months_add_up_to_the_year():
    for seed in SEEDS:
        given = LanguageOffice(seed)
        office = Office(given.rows, given.schemes)
        clock = office.clock
        year = clock.period_of('year', given.hi)
        ledger = office.ledger(given.hi + 100, year)
        owners = [('unit', u) for u in office.units] + [('person', p) for p in office.people]
        for owner in owners:
            for name in office.accounts() + office.count_names():
                whole = ledger.figure(owner, name, year.first, year.last)
                for kind in ('month', 'quarter'):
                    same(sum(ledger.figure(owner, name, p.first, p.last)
                             for p in clock.instances(kind, year)), whole)


def the_order_of_entry_says_nothing():
    for seed in SEEDS:
        given = LanguageOffice(seed)
        mixed = {k: list(v) for k, v in given.rows.items()}
        for kind in ('submissions', 'events', 'targets'):
            random.Random(seed).shuffle(mixed[kind])
        first, second = Office(given.rows, given.schemes), Office(mixed, given.schemes)
        for _ in range(2):
            name, today, _ = given.question()
            period = first.clock.parse(name)
            for by in ('unit', 'person'):
                same(second.rank(period, today, by), first.rank(period, today, by))
                a, b = (sorted(map(str, o.gap(period, today, by))) for o in (first, second))
                same(b, a)


CASES = [months_add_up_to_the_year, the_order_of_entry_says_nothing]
