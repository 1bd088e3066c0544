#!/usr/bin/env python3
"""Every example of tongbao-bulletin(5) is a template that the program takes.

    man_bulletin.py PROGRAM PAGE ...

An example is a literal display, or a .Dl line that is no call of the program. One with a
line --- is whole; one that begins with a choice gets a text, any other gets choices. Each
is made into a bulletin of the sample office, for the outside and for the inside. Then
every word of the language must stand in the page.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from man_examples import examples

CHOICE = re.compile(r'is_either\((?:name|value), "([^"]+)", "([^"]+)"\)')
ROW = re.compile(r'\[(?:FIELD|PART|COLUMN|TEMPLATE)_[A-Z_]+\] = \{"([^"]+)",\s*"([^"]+)"')
OTHER = re.compile(r'(?:begins|take_prefix)\([^"]*"([^"]+)", "([^"]+)"')
MARK = re.compile(r'\{"([=@<>!-][^"]*) ", PAPER_')
FRONT = ('language en\nmeasure 篇\ncolumns rank unit submitted points\n'
         'people unit person points\ngroups group submitted\n---\n')


def pairs():
    found = set()
    for name, patterns in (('field', (ROW,)), ('columns', (ROW, OTHER)), ('fields', (OTHER,)),
                           ('template', (ROW, CHOICE))):
        text = Path(f'src/bulletin/{name}.c').read_text(encoding='utf-8')
        for pattern in patterns:
            found.update(pattern.findall(text))
    return found


def marks():
    text = Path('src/bulletin/template.c').read_text(encoding='utf-8')
    return MARK.findall(text)


def whole(text, choices):
    if re.search(r'^---$', text, re.M):
        return text
    if text.split()[0] in choices:
        first = re.findall(r'^\S+', text, re.M)
        front = [x for x in ('language en', 'columns unit') if x.split()[0] not in first
                 and {'language': '语言', 'columns': '列'}[x.split()[0]] not in first]
        groups = '{groups}\n' if {'groups', '分组列'} & set(first) else ''
        return '\n'.join(front) + '\n' + text + '---\n{tables}\n' + groups
    return FRONT + text


def run(program, db, *words, text=None):
    p = subprocess.run([program, '--db', db, '--now', '2026-11-20T09:30', *words], input=text,
                       capture_output=True, text=True,
                       env={'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'HOME': '/nonexistent'})
    return '' if p.returncode == 0 and p.stdout else p.stderr.strip() or 'it prints nothing'


def faults(program, db, page, choices):
    n = 0
    for number, text in examples(page):
        n += 1
        for track in ('outside', 'inside'):
            wrong = run(program, db, 'bulletin', track, '2026-10', '--template', '-',
                        text=whole(text, choices))
            if wrong:
                yield f'{page}:{number}: {track}: {wrong}'
    if not n:
        yield f'{page}: no examples'


def forgotten(page, words):
    text = page.read_text(encoding='utf-8')
    lists = re.search(r'^\.Sh (?:ALL WORDS|全部用词)$(.*?)^\.Sh', text, re.M | re.S)
    for en, zh in sorted(words):
        if not lists or not re.search(rf'(?<![\w-]){re.escape(en)}:? {re.escape(zh)}(?!\w)',
                                      lists[1]):
            yield f'{page}: no word {en} {zh}'
    for mark in marks():
        if not re.search(rf'^\.It Li (?:\\&)?"{re.escape(mark)} "', text.replace(r'\-', '-'),
                         re.M):
            yield f'{page}: no mark {mark}'


def main(argv):
    if len(argv) < 3:
        sys.exit(__doc__)
    words = pairs()
    choices = {x for pair in words for x in pair}
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        db = f'{folder}/sample.db'
        made = run(argv[1], db, 'init', '--sample')
        if made:
            sys.exit(made)
        for page in map(Path, argv[2:]):
            bad += [*faults(argv[1], db, page, choices), *forgotten(page, words)]
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
