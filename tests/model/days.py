"""Days and periods for the reference model. A day is date.toordinal()."""
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


def period_of(kind, ordinal):
    """The period of a calendar kind that has this day in it."""
    d = date.fromordinal(ordinal)
    if kind == 'week':
        year, week, weekday = d.isocalendar()
        first = ordinal - weekday + 1
        return Period(first, first + 6, f'{year}-W{week:02}', kind)
    n = MONTHS[kind]
    number = (d.month - 1) // n + 1
    first = month_start(d.year, (number - 1) * n + 1)
    last = month_start(d.year, number * n + 1) - 1
    if kind == 'month':
        name = f'{d.year}-{d.month:02}'
    else:
        name = str(d.year) if kind == 'year' else f'{d.year}-{LETTER[kind]}{number}'
    return Period(first, last, name, kind)


def instances(kind, period):
    """All periods of a kind that lie wholly inside another."""
    out, p = [], period_of(kind, period.first)
    while p.last <= period.last:
        if p.first >= period.first:
            out.append(p)
        p = period_of(kind, p.last + 1)
    return out


def parse(name):
    """A period as the contract writes it."""
    if '..' in name:
        a, b = name.split('..')
        if len(a) == 7:
            last = month_start(int(b[:4]), int(b[5:]) + 1) - 1
            return Period(month_start(int(a[:4]), int(a[5:])), last, name)
        return Period(day(a), day(b), name)
    year = int(name[:4])
    if m := re.fullmatch(r'\d{4}-W(\d\d)', name):
        return period_of('week', date.fromisocalendar(year, int(m[1]), 1).toordinal())
    if m := re.fullmatch(r'\d{4}-(\d\d)', name):
        return period_of('month', month_start(year, int(m[1])))
    if m := re.fullmatch(r'\d{4}-([BQHT])(\d)', name):
        kind = {v: k for k, v in LETTER.items()}[m[1]]
        return period_of(kind, month_start(year, (int(m[2]) - 1) * MONTHS[kind] + 1))
    if re.fullmatch(r'\d{4}', name):
        return period_of('year', month_start(year, 1))
    raise ValueError(name)
