"""Days and periods for the reference model. A day is date.toordinal().

A clock says how months and years are cut: the year's first month, the cutoff day and the
first months of the two terms. A month is counted as year * 12 + month - 1 of its name.
"""
import re
from datetime import date

KINDS = ['week', 'month', 'bimonth', 'quarter', 'half', 'term', 'year']
MONTHS = {'month': 1, 'bimonth': 2, 'quarter': 3, 'half': 6, 'term': 6, 'year': 12}
LETTER = {'bimonth': 'B', 'quarter': 'Q', 'half': 'H', 'term': 'T'}


def day(text):
    """The ordinal of YYYY-MM-DD; None when nothing is given."""
    return date.fromisoformat(text).toordinal() if text else None


def text(ordinal):
    return date.fromordinal(ordinal).isoformat()


def month_start(year, month):
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1).toordinal()


class Period:
    def __init__(self, first, last, name, kind=None):
        self.first, self.last, self.name, self.kind = first, last, name, kind

    def days(self):
        return self.last - self.first + 1

    def __repr__(self):
        return self.name


class Clock:
    def __init__(self, year_from=1, cutoff=None, terms=(1, 7)):
        self.year_from, self.cutoff, self.terms = year_from, cutoff, terms

    # --- months --------------------------------------------------------------------
    def month_first(self, m):
        """The first day of a month; cutoff 25: the 26th of the month before."""
        if self.cutoff is None:
            return date(m // 12, m % 12 + 1, 1).toordinal()
        return date((m - 1) // 12, (m - 1) % 12 + 1, self.cutoff).toordinal() + 1

    def month_of(self, ordinal):
        d = date.fromordinal(ordinal)
        late = self.cutoff is not None and d.day > self.cutoff
        return d.year * 12 + d.month - 1 + late

    def months(self, m, n, name, kind):
        return Period(self.month_first(m), self.month_first(m + n) - 1, name, kind)

    def year_start(self, year):
        """The first month of a year, which is named by the year in which it ends."""
        return (year * 12 if self.year_from == 1 else (year - 1) * 12 + self.year_from - 1)

    def part(self, kind, year, number):
        """The number-th bimonth, quarter, half or term of a year."""
        name, n = f'{year}-{LETTER[kind]}{number}', MONTHS[kind]
        if kind != 'term':
            return self.months(self.year_start(year) + (number - 1) * n, n, name, kind)
        # A term is named by the (calendar) year in which its first month lies, and lasts
        # until the other term begins.
        begins, other = self.terms[number - 1], self.terms[2 - number]
        return self.months(year * 12 + begins - 1, (other - begins - 1) % 12 + 1, name, kind)

    # --- periods -------------------------------------------------------------------
    def period_of(self, kind, ordinal):
        """The period of a kind that has this day in it."""
        if kind == 'week':
            d = date.fromordinal(ordinal)
            year, week, weekday = d.isocalendar()
            first = ordinal - weekday + 1
            return Period(first, first + 6, f'{year}-W{week:02}', kind)
        m = self.month_of(ordinal)
        if kind == 'month':
            return self.months(m, 1, f'{m // 12}-{m % 12 + 1:02}', kind)
        if kind == 'term':
            found = [self.part(kind, y, n) for y in (m // 12 - 1, m // 12) for n in (1, 2)]
            return next(p for p in found if p.first <= ordinal <= p.last)
        year = m // 12 if m < self.year_start(m // 12 + 1) else m // 12 + 1
        if kind == 'year':
            return self.months(self.year_start(year), 12, str(year), kind)
        return self.part(kind, year, (m - self.year_start(year)) // MONTHS[kind] + 1)

    def touching(self, kind, first, last):
        """All periods of a kind that have a day in common with first..last."""
        out, p = [], self.period_of(kind, first)
        while p.first <= last:
            out.append(p)
            p = self.period_of(kind, p.last + 1)
        return out

    def instances(self, kind, period):
        """All periods of a kind that lie wholly inside another."""
        return [p for p in self.touching(kind, period.first, period.last)
                if p.first >= period.first and p.last <= period.last]

    def before(self, p):
        """The instance before this one."""
        return self.period_of(p.kind, p.first - 1)

    def parse(self, name):
        """A period as the contract writes it."""
        if '..' in name:
            a, b = name.split('..')
            if len(a) == 7:
                return Period(self.parse(a).first, self.parse(b).last, name)
            return Period(day(a), day(b), name)
        year = int(name[:4])
        if m := re.fullmatch(r'\d{4}-W(\d\d)', name):
            return self.period_of('week', date.fromisocalendar(year, int(m[1]), 1).toordinal())
        if m := re.fullmatch(r'\d{4}-(\d\d)', name):
            return self.months(year * 12 + int(m[1]) - 1, 1, name, 'month')
        if m := re.fullmatch(r'\d{4}-([BQHT])(\d)', name):
            kind = {v: k for k, v in LETTER.items()}[m[1]]
            return self.part(kind, year, int(m[2]))
        if re.fullmatch(r'\d{4}', name):
            return self.months(self.year_start(year), 12, name, 'year')
        raise ValueError(name)


CALENDAR = Clock()
period_of, instances, parse = CALENDAR.period_of, CALENDAR.instances, CALENDAR.parse
