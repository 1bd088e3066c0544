#!/usr/bin/env python3
"""Runs the end-to-end tests: ok NAME, or FAIL NAME and why.

    run.py PROGRAM [NAME...] [--list] [--soak]

A test is a function test_* of a module case_*.py; its docstring's first word is its id.
NAME picks tests whose name or id contains it. --soak: the long runs (minutes to hours).
"""
import importlib
import os
import sys
import time
import traceback
from pathlib import Path

from office import Fail, Office, Skip
from terminal import Late

HERE = Path(__file__).resolve().parent


def tests():
    for path in sorted(HERE.glob('case_*.py')):
        module = importlib.import_module(path.stem)
        for name, f in list(vars(module).items()):
            if name.startswith('test_'):
                yield f'{f.__doc__.split()[0]} {path.stem[5:]}.{name[5:]}', f


def main():
    args = [a for a in sys.argv[1:] if not a.startswith('--')]
    if '--soak' in sys.argv:
        os.environ |= {'E2E_CONC_SECONDS': '120', 'E2E_KILLS': '2000', 'E2E_RESIZES': '10000'}
    if '--list' in sys.argv:
        for name, f in tests():
            print(name, '-', ' '.join(f.__doc__.split()[1:]))
        return 0
    program = os.path.abspath(args[0])
    failed = passed = skipped = 0
    begun = time.monotonic()
    for name, f in tests():
        if args[1:] and not any(a in name for a in args[1:]):
            continue
        try:
            with Office(program) as office:
                note = f(office) or ''
        except (Fail, Late) as e:
            failed += 1
            print(f'FAIL {name} {e}', flush=True)
        except Skip as e:
            skipped += 1
            print(f'skip {name}: {e}', flush=True)
        except Exception:
            failed += 1
            print(f'FAIL {name} {traceback.format_exc()}', flush=True)
        else:
            passed += 1
            print(f'ok   {name} {note}'.rstrip(), flush=True)
    print(f'e2e: {passed} ok, {failed} failed, {skipped} skipped, '
          f'{time.monotonic() - begun:.0f} s')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
