"""What the hand-made cases are made of: a small office in a few words."""
from fractions import Fraction

import days as cal
from model import Office

UNITS = 'name,group\n甲,G\n乙,G\n丙,H\n'
OUTLETS = 'name,level\nown,own\ncounty,county\ncity,city\nprovince,province\n'
PEOPLE = 'name,unit,role\n张,甲,cadre\n李,乙,officer\n王,甲,officer\n'
LATER = cal.day('2030-01-01')


def table(text):
    """Rows of a small CSV text without quotes."""
    head, *lines = [x.split(',') for x in text.strip().splitlines()]
    return [dict(zip(head, x)) for x in lines]


class Small:
    """An office of units 甲 and 乙 in G and 丙 in H, one scheme unless told otherwise."""

    def __init__(self, *schemes, **rows):
        self.rows = {'units': table(UNITS), 'outlets': table(OUTLETS), 'people': table(PEOPLE),
                     'submissions': [], 'events': [], 'targets': []}
        self.rows |= {k: table(v) for k, v in rows.items()}
        self.schemes = [s if s.lstrip().startswith(('scheme', '办法'))
                        else 'scheme S from 2010-01-01\n' + s for s in schemes]
        self.made = None

    def article(self, day, *events, unit='甲', **row):
        """An article and its events: 'KIND DATE [OUTLET] [COLUMN=VALUE ...]'."""
        ref = f'2018-{len(self.rows["submissions"]) + 1:04}'
        self.rows['submissions'].append({'ref': ref, 'date': day, 'unit': unit, 'title': ref} | row)
        for text in events:
            kind, when, *rest = text.split()
            e = {'ref': ref, 'kind': kind, 'date': when}
            e |= dict(x.split('=') for x in rest if '=' in x)
            e |= {'outlet': x for x in rest if '=' not in x}
            self.rows['events'].append(e)
        return self

    def office(self):
        self.made = self.made or Office(self.rows, self.schemes)
        return self.made

    def row(self, who, period, today=LATER):
        """The row of a unit or person on the board of a period."""
        office = self.office()
        by = 'unit' if who in office.units else 'person'
        for r in office.rank(office.clock.parse(period), today, by):
            if r.get('person' if by == 'person' else 'unit') == who:
                return r
        return None

    def figure(self, who, name, period, today=LATER):
        office = self.office()
        owner = ('unit' if who in office.units else 'person', who)
        p = office.clock.parse(period)
        return office.done(office.ledger(today, p), owner, name, p.first, p.last)

    def board(self, period, by='unit', today=LATER):
        office = self.office()
        return office.board(office.clock.parse(period), today, by)

    def places(self, period, by='unit', today=LATER):
        office = self.office()
        key = 'unit' if by == 'unit' else 'person'
        return [(r['rank'], r[key]) for r in office.rank(office.clock.parse(period), today, by)]

    def gap(self, who, period, today=LATER):
        """(metric, period, required, done, missing) of one owner."""
        office = self.office()
        by = 'unit' if who in office.units else 'person'
        return [(r['metric'], r['period'], r['required'], r['done'], r['missing'])
                for r in office.gap(office.clock.parse(period), today, by)
                if r.get('person' if by == 'person' else 'unit') == who]


def same(got, wanted):
    """Numbers may be written as text: '2.5'."""
    if isinstance(wanted, str) and not isinstance(got, str):
        wanted = Fraction(wanted)
    assert got == wanted, f'{got} is not {wanted}'
