#!/usr/bin/env python3
"""Every scheme in the manual pages is one that `scheme check` takes.

    man_examples.py PROGRAM PAGE ...

An example is a literal display, or a .Dl line that is no call of the program; one without
a header is a part of a scheme and gets what it lacks. A display that begins with `name,`
or `kind,` is a table. --words lists the words of the language instead.
"""
import re
import subprocess
import sys
from pathlib import Path

HEADER = re.compile(r'^(scheme|办法) ', re.M)
ADOPTS = re.compile(r'^(adopt|采用) ', re.M)
ADOPTIONS = re.compile(r'^(adoptions|采用计分) ', re.M)
WORDS = re.compile(r'\{[A-Za-z_\'0-9]+, "([^"]+)"\}')
FIRST = re.compile(r'\.words = "([^"]*)"')
TAKEN = re.compile(r'(?:clause_at|take_word|clause_is)\([^;{"]*?"([^"]+)"|_WORDS +"([^"]+)"')
SETS = re.compile(r'\{(?:EVENT|LEVEL|FORM|ROUTE|LEADER|ROLE|METRIC|PERIOD)_[A-Z]+, '
                  r'"([^"]+)", "([^"]+)"')


def plain(line):
    """A line of a display as it is printed."""
    return line.replace(r'\-', '-').replace(r'\(dq', '"').replace(r'\&', '').replace(r'\e', '\\')


def examples(page):
    """(line number, text) of each example."""
    block, begin = None, 0
    for number, line in enumerate(page.read_text(encoding='utf-8').splitlines(), 1):
        if line.startswith('.Bd -literal'):
            block, begin = [], number
        elif line == '.Ed':
            if block:
                yield begin, '\n'.join(block) + '\n'
            block = None
        elif block is not None:
            block.append(plain(line))
        elif line.startswith('.Dl ') and not line.startswith('.Dl tongbao'):
            yield number, plain(line[4:]) + '\n'


def whole(text):
    """(scheme, lines put in front)"""
    front = [] if HEADER.search(text) else ['scheme example from 2026-01-01']
    if ADOPTS.search(text) and not ADOPTIONS.search(text):
        front.append('adoptions all')
    return '\n'.join([*front, text]), len(front)


def check(program, page):
    """(examples, faults); what the page calls unreachable is so nowhere in it."""
    n, faults = 0, []
    for number, text in examples(page):
        scheme, more = whole(text)
        p = subprocess.run([program, '--db', '/nonexistent/db', 'scheme', 'check', '-'],
                           input=scheme, capture_output=True, text=True,
                           env={'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'HOME': '/nonexistent'})
        n += 1
        wrong = p.stderr.strip() if p.returncode else '\n'.join(
            x for x in p.stdout.splitlines() if ': unreachable: ' in x and 'no quota' not in x)
        if wrong:
            faults.append(f'{page}:{number}: {wrong} (lines count from {more} before the example)')
    return n, faults


def words():
    """Every word that a clause may begin with or have."""
    found = set()
    for path in [*Path('src/core/rule').glob('*.c'), Path('src/core/filter_words.c'),
                 Path('src/core/clause_take.c')]:
        text = path.read_text(encoding='utf-8')
        for pattern in (FIRST, WORDS, TAKEN):
            for m in pattern.finditer(text):
                found.update((m[1] or m[2] or '').split() if pattern is TAKEN else m[1].split())
    for m in SETS.finditer(Path('src/core/word.c').read_text(encoding='utf-8')):
        found.update(m.groups())
    return found - {'workday', 'hour'}    # said in the plural


def forgotten(page):
    text = page.read_text(encoding='utf-8')
    missing = sorted(w for w in words()
                     if not re.search(rf'(?<![a-z-]){re.escape(w)}(?![a-z-])', text))
    return [f'{page}: no word {w}' for w in missing]


def main(argv):
    if len(argv) < 3:
        sys.exit(__doc__)
    bad = []
    for page in map(Path, argv[2:]):
        n, faults = check(argv[1], page)
        bad += [*faults, *([] if n else [f'{page}: no examples']), *forgotten(page)]
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
