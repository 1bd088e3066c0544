"""Reads tests/data/schemes/NN.case: an office, a day, and what a measure makes of it.

    now = DATE
    [units] [people] [outlets] [topics] [targets] [submissions] [events]
        a CSV block each, with the columns of `tongbao import`. A submission's ref may be a
        range, 2012-0001..2012-0016: as many rows, the number set behind the title.
    [expect rank PERIOD] [expect rank PERIOD by person]
        the named columns of the rows of these units (persons)
    [expect gap PERIOD] [expect gap PERIOD by person] [expect gap PERIOD some]
        all rows; `some`: at least these
    [expect awards PERIOD]      name,group,who
    [expect triggers PERIOD]    name,who,period,actions

Lines that begin with # are comments: the arithmetic, worked out by hand.
"""
import csv
import io
import re
from dataclasses import dataclass, field

KINDS = ('units', 'people', 'outlets', 'topics', 'targets', 'submissions', 'events')
RANGE = re.compile(r'(\d{4})-(\d+)\.\.(\d{4})-(\d+)$')


class Bad(Exception):
    """The file is no case."""


@dataclass
class Expect:
    """One [expect ...] block."""
    what: str
    period: str
    by_person: bool
    some: bool
    columns: list
    rows: list


@dataclass
class Case:
    now: str = ''
    files: dict = field(default_factory=dict)    # kind -> CSV text
    expects: list = field(default_factory=list)


def table(lines, where):
    rows = [r for r in csv.reader(io.StringIO('\n'.join(lines))) if r]
    if len(rows) < 1:
        raise Bad(f'{where}: no header')
    for r in rows:
        if len(r) != len(rows[0]):
            raise Bad(f'{where}: {len(r)} cells for {len(rows[0])} columns: {",".join(r)}')
    return rows[0], rows[1:]


def spread(header, rows):
    """The rows with ranges of references written out."""
    if 'ref' not in header:
        return rows
    ref, title = header.index('ref'), header.index('title') if 'title' in header else -1
    out = []
    for r in rows:
        m = RANGE.match(r[ref])
        if not m:
            out.append(r)
            continue
        for i in range(int(m[2]), int(m[4]) + 1):
            one = list(r)
            one[ref] = f'{m[1]}-{i:0{len(m[2])}}'
            one[title] = f'{r[title]}{i}'
            out.append(one)
    return out


def expect(words, lines, where):
    columns, rows = table(lines, where)
    if len(words) < 3 or words[1] not in ('rank', 'gap', 'awards', 'triggers'):
        raise Bad(f'{where}: unknown block')
    rest = ' '.join(words[3:])
    if rest not in ('', 'by person', 'some', 'by person some'):
        raise Bad(f'{where}: unknown words "{rest}"')
    return Expect(words[1], words[2], 'by person' in rest, 'some' in rest, columns, rows)


def blocks(text):
    """(title, lines) of each [title]; the lines above the first under ''."""
    title, lines = '', []
    for line in text.splitlines():
        if line.startswith('[') and line.rstrip().endswith(']'):
            yield title, lines
            title, lines = line.strip()[1:-1], []
        elif line.strip() and not line.startswith('#'):
            lines.append(line)
    yield title, lines


def as_csv(header, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator='\n').writerows([header, *rows])
    return out.getvalue()


def parse(text):
    case = Case()
    for title, lines in blocks(text):
        if not title:
            for line in lines:
                key, _, value = line.partition('=')
                if key.strip() != 'now':
                    raise Bad(f'stray line: {line}')
                case.now = value.strip()
        elif title in KINDS:
            header, rows = table(lines, title)
            case.files[title] = as_csv(header, spread(header, rows))
        elif title.startswith('expect '):
            case.expects.append(expect(title.split(), lines, title))
        else:
            raise Bad(f'unknown section [{title}]')
    if not case.now or 'units' not in case.files or not case.expects:
        raise Bad('a case needs now, [units] and an [expect ...]')
    return case
