#!/usr/bin/env python3
"""Writes a large office as import files, streaming, the same bytes for the same arguments.

    gen.py SUBMISSIONS FOLDER [--seed 1] [--units 300] [--last 2026-11-22]

Ten years up to the last day, a quarter as many events as submissions, one scheme, targets.
"""
import argparse
import csv
import random
from datetime import date, timedelta
from pathlib import Path

LEVELS = ['own', 'county', 'city', 'province', 'national']
FORMS = ['single', 'item', 'brief', 'composite']
TYPES = ['经验信息', '工作动态', '问题信息', '调研信息']
WORDS = ['推动', '基层', '党建', '治理', '干部', '培养', '机制', '服务', '群众', '项目', '人才', '网格',
         '乡村', '振兴', '教育', '管理', '创新', '提升', '质效', '走访', '调研', '问题', '建议', '经验']
GROUPS = ['乡镇街道', '县直部门', '组室', '企业学校', '其他']
KINDS = ['adopt', 'adopt', 'adopt', 'relay', 'adopt', 'instruct', 'adopt', 'return']
SCHEME = """\
scheme 压测 from 2000-01-01
adoptions highest
share each full
midperiod by-months
submit set 1
adopt level own set 2
adopt level county form single set 5
adopt level county set 3
adopt level city set 10
adopt level province set 20
adopt level national set 50
relay set 1
instruct set 8
"""


def writer(folder, kind, header):
    f = open(folder / f'{kind}.csv', 'w', encoding='utf-8', newline='', buffering=1 << 20)
    w = csv.writer(f, lineterminator='\n')
    w.writerow(header)
    return f, w


def small_files(folder, units, first):
    f, w = writer(folder, 'units', ['name', 'group', 'track', 'order'])
    for i, name in enumerate(units):
        w.writerow([name, GROUPS[i % len(GROUPS)], 'inside' if i % 5 == 2 else 'outside', i + 1])
    f.close()
    f, w = writer(folder, 'people', ['name', 'unit', 'role'])
    for i, name in enumerate(units):
        w.writerow([f'信息员{i + 1:03}', name, 'officer'])
    f.close()
    f, w = writer(folder, 'outlets', ['name', 'level', 'order'])
    for i in range(20):
        w.writerow([f'载体{i + 1:02}', LEVELS[i * len(LEVELS) // 20], i + 1])
    f.close()
    f, w = writer(folder, 'targets', ['who', 'metric', 'period', 'amount', 'from'])
    for i, group in enumerate(GROUPS):
        w.writerow([group, 'submitted', 'month', 2 + i, first.isoformat()])
        w.writerow([group, 'adopted', 'year', 6 + i, first.isoformat()])
    f.close()
    (folder / 'scheme.txt').write_text(SCHEME, encoding='utf-8')


def title(rng, i):
    n = 4 + int(rng() * 5)
    text = ''.join(WORDS[int(rng() * len(WORDS))] for _ in range(n))
    return f'{text[:4]}“{text[4:8]}”{text[8:]}第{i}号'


def event(rng, ref, day, last):
    kind = KINDS[int(rng() * len(KINDS))]
    when = min(last, day + timedelta(int(rng() * 40))).isoformat()
    if kind == 'adopt':
        outlet = f'载体{1 + int(rng() ** 2 * 20):02}'
        return [ref, kind, when, outlet, FORMS[int(rng() * 4)], '']
    return [ref, kind, when, '', '', 'principal' if kind == 'instruct' else '']


def large_files(folder, units, n, first, last, rng):
    days = (last - first).days + 1
    fs, submissions = writer(folder, 'submissions',
                             ['ref', 'date', 'unit', 'author', 'title', 'type', 'length'])
    fe, events = writer(folder, 'events', ['ref', 'kind', 'date', 'outlet', 'form', 'leader'])
    number, year = 0, 0
    for i in range(n):
        day = first + timedelta(i * days // n)
        number = number + 1 if day.year == year else 1
        year = day.year
        ref = f'{year}-{number:04}'
        unit = int(rng() * len(units))
        submissions.writerow([ref, day.isoformat(), units[unit], f'信息员{unit + 1:03}',
                              title(rng, i), TYPES[int(rng() * 4)], 300 + int(rng() * 1500)])
        if i % 4 == 0:
            events.writerow(event(rng, ref, day, last))
    fs.close()
    fe.close()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('submissions', type=lambda s: int(float(s)))
    ap.add_argument('folder', type=Path)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--units', type=int, default=300)
    ap.add_argument('--last', type=date.fromisoformat, default=date(2026, 11, 22))
    args = ap.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    first = args.last.replace(year=args.last.year - 10) + timedelta(1)
    units = [f'第{i + 1:03}单位' for i in range(args.units)]
    small_files(args.folder, units, first)
    large_files(args.folder, units, args.submissions, first, args.last,
                random.Random(args.seed).random)


if __name__ == '__main__':
    main()
