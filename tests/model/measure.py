"""Schemes and filters for the reference model: text to clauses, clauses to points."""
import unicodedata
from fractions import Fraction

import days as cal

HALF = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def fold(name):
    """Names that fold alike are one name."""
    return unicodedata.normalize('NFC', name).translate(HALF).strip()


def split(line):
    """Words of a line; "names with blanks" in double quotes; # starts a comment."""
    words, word, quoted, open_ = [], '', False, False
    for c in line:
        if c == '"':
            open_, quoted = not open_, True
        elif open_ or not (c.isspace() or c == '#'):
            word += c
        else:
            if word or quoted:
                words.append(word)
            word, quoted = '', False
            if c == '#':
                return words
    return words + ([word] if word or quoted else [])


TESTS = ('outlet', 'level', 'type', 'form', 'route', 'leader')
CLAUSES = {'办法': 'scheme', '采用计分': 'adoptions', '分享': 'share', '期中': 'midperiod',
           '同分': 'ties', '小数': 'decimals', '自': 'from', '至': 'to', '累加': 'all',
           '就高': 'highest', '单位': 'units', '作者': 'authors', '各计': 'full', '均分': 'equal',
           '全额': 'full', '按日': 'by-days', '按月': 'by-months', '按采用数': 'adopted'}
WORDS = {'报送': 'submit', '转报': 'relay', '采用': 'adopt', '批示': 'instruct', '推介': 'promote',
         '迟报': 'late', '差错': 'error', '失实': 'false', '退回': 'return', '退稿': 'return', '事故': 'incident', '载体': 'outlet', '级别': 'level',
         '层级': 'level',
         '类型': 'type', '形式': 'form', '途径': 'route', '领导': 'leader', '记': 'set', '计': 'set', '加': 'add'}
VALUES = {'本级': 'own', '县级': 'county', '市级': 'city', '省级': 'province', '国家级': 'national',
          '单篇': 'single', '单条': 'item', '简讯': 'brief', '综合': 'composite', '直报': 'direct',
          '转报': 'relayed', '主要领导': 'principal', '其他领导': 'other'}


class Filter:
    """Attribute tests joined by "and"; kind None: any."""

    def __init__(self, words):
        self.kind = None
        self.tests = {}
        words = list(words)
        if words and WORDS.get(words[0], words[0]) not in TESTS:
            kind = words.pop(0)
            self.kind = WORDS.get(kind, kind)
        while words:
            test, value = words.pop(0), fold(words.pop(0))
            test = WORDS.get(test, test)
            self.tests[test] = value if test in ('outlet', 'type') else VALUES.get(value, value)

    def matches(self, subject):
        if self.kind and self.kind != subject['kind']:
            return False
        return all(fold(subject.get(t) or '') == v for t, v in self.tests.items())


class Scheme:
    def __init__(self, text):
        self.combine = self.midperiod = None
        self.share = {'units': None, 'authors': None}
        self.ties, self.decimals, self.lines = None, None, []
        for line in text.splitlines():
            words = split(line)
            if words:
                self.clause(CLAUSES.get(words[0], words[0]), words)

    def clause(self, first, words):
        rest = [CLAUSES.get(x, x) for x in words[1:]]
        if first == 'scheme':
            at = rest.index('from')
            self.name, self.start, self.end = ' '.join(words[1:at + 1]), cal.day(rest[at + 1]), None
            if 'to' in rest:
                self.end = cal.day(rest[-1])
        elif first == 'adoptions':
            self.combine = rest[0]
        elif first == 'share':
            whose = ['units', 'authors'] if rest[0] == 'each' else [rest[0]]
            for who in whose:
                self.share[who] = rest[-1]
        elif first == 'midperiod':
            self.midperiod = rest[0]
        elif first == 'ties':
            self.ties = rest[-1]
        elif first == 'decimals':
            self.decimals = int(rest[0])
        else:
            op = WORDS.get(words[-2], words[-2])
            self.lines.append((Filter(words[:-2]), op, Fraction(words[-1])))

    def value(self, subject):
        """The first matching set gives the points, then every matching add acts."""
        points = Fraction(0)
        for f, op, amount in self.lines:
            if op == 'set' and f.matches(subject):
                points = amount
                break
        for f, op, amount in self.lines:
            if op == 'add' and f.matches(subject):
                points += amount
        return points


def in_force(schemes, day):
    """The version in force: the last begun that has not ended."""
    best = None
    for s in schemes:
        if s.start <= day and (s.end is None or day <= s.end):
            if best is None or s.start > best.start:
                best = s
    return best


def half_away(x, decimals):
    """Rounds half away from zero."""
    scale = 10 ** decimals
    n = (abs(x) * scale * 2 + 1) // 2
    return Fraction(int(n) if x >= 0 else -int(n), scale)


def half_up(x, decimals):
    scale = 10 ** decimals
    return Fraction((x * scale * 2 + 1) // 2, scale)


def ceil(x):
    return Fraction(-((-x.numerator) // x.denominator))


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
