#!/usr/bin/env python3
"""Small cases for the reference model, worked out by hand in the comments.

Prints one line for each case and fails on the first wrong number of any of them.
"""
import sys

import cases_points
import cases_random
import cases_readings
import cases_result

CASES = (cases_points.CASES + cases_result.CASES + cases_readings.CASES
         + cases_random.CASES)


def main():
    bad = 0
    for case in CASES:
        name = case.__name__.replace('_', ' ')
        try:
            case()
            print(f'ok   model {name}')
        except AssertionError as e:
            bad += 1
            print(f'FAIL model {name}: {e}')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
