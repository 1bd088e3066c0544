#!/usr/bin/env python3
"""Writes text_width_table.inc: python3 src/base/text_width_table.py > src/base/text_width_table.inc

Widths are those of wcwidth(3) of the C library that runs this (glibc 2.36 of Debian 12
for the committed file), because ncurses places cells by it. A point that has no shape
of its own, that changes the direction or the look of others, or that nobody has
defined yet is HIDDEN: it is shown by its number. The table is a list of runs, each
16 * first point + class, up to the next run.
"""
import ctypes
import locale
import unicodedata

MARK, NARROW, WIDE, AMBIGUOUS, HIDDEN = range(5)

# Unicode's Default_Ignorable_Code_Point, without the ranges that are Cf or Cn anyway.
IGNORABLE = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
IGNORABLE |= set(range(0x180B, 0x1810)) | set(range(0xFE00, 0xFE10)) | set(range(0xE0100, 0xE01F0))


def classify(libc, cp):
    c = chr(cp)
    width = libc.wcwidth(cp)
    category = unicodedata.category(c)
    if width < 0 or cp in IGNORABLE or category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return HIDDEN
    if width == 1 and unicodedata.east_asian_width(c) == "A":
        return AMBIGUOUS
    return width


def main():
    locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    libc = ctypes.CDLL(None)
    libc.wcwidth.argtypes = [ctypes.c_uint32]
    runs, last = [], None
    for cp in range(0x110000):
        k = classify(libc, cp)
        if k != last:
            runs.append(16 * cp + k)
            last = k
    print("/* Made by text_width_table.py; see there. */")
    for i in range(0, len(runs), 8):
        print("    " + " ".join(f"0x{r:06X}," for r in runs[i:i + 8]))


main()
