"""Rounding, always half away from zero unless it says something else."""
from fractions import Fraction

UNIT = 2520000  # points are held in this part of a point


def half_away(x, decimals):
    return nearest(x, 10 ** decimals)


def nearest(x, parts):
    """The nearest multiple of 1/parts."""
    n = (abs(x) * parts * 2 + 1) // 2
    return Fraction(int(n) if x >= 0 else -int(n), parts)


def to_unit(x):
    return nearest(x, UNIT)


def toward_zero(x):
    n = abs(x) * UNIT // 1
    return Fraction(int(n) if x >= 0 else -int(n), UNIT)


def half_up(x, decimals):
    scale = 10 ** decimals
    return Fraction((x * scale * 2 + 1) // 2, scale)


def ceil(x):
    return Fraction(-((-x.numerator) // x.denominator))


def percent(x):
    """A rate as it is printed: a percentage with at most one decimal."""
    return half_up(x * 100, 1)


def printed(x, decimals):
    """Points as they stand in a table; decimals None: as needed, at most 3."""
    r = half_away(x, 3 if decimals is None else decimals)
    n = 3 if decimals is None else decimals
    sign = '-' if r < 0 else ''
    whole, rest = divmod(abs(r.numerator) * 10 ** n // r.denominator, 10 ** n)
    tail = f'{rest:0{n}}' if n else ''
    if decimals is None:
        tail = tail.rstrip('0')
    return f'{sign}{whole}' + (f'.{tail}' if tail else '')
