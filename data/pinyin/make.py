#!/usr/bin/env python3
"""Writes pinyin.txt from the Unihan readings of Debian's package unicode-data.

One character a line, by code point: the character and its readings without tones, the most
common first, ü as v. The order: how often a reading was counted in texts (kHanyuPinlu), then
the customary one (kMandarin), then what the two standard lists of today's characters and
words give (kTGHZ2013, kXHC1983). The readings of kHanyuPinyin, most of them only met in old
books, are taken where nothing else is known: accepting them all would make every name match.
A character without any reading has those of the character it is a form of (𠮷 of 吉).
"""
import bz2
import os
import re
import sys
import unicodedata

READINGS = "/usr/share/unicode/Unihan_Readings.txt.bz2"
VARIANTS = "/usr/share/unicode/Unihan_Variants.txt.bz2"
FIELDS = ("kHanyuPinlu", "kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinyin")
FORMS = ("kZVariant", "kSemanticVariant", "kSimplifiedVariant", "kTraditionalVariant",
         "kSpecializedSemanticVariant")
ALSO = {"〇": ["ling"], "𠮷": ["ji"]}  # Unihan has none


def plain(reading):
    """A syllable without its tone: lǜ is lv; '' when it is none that could be typed."""
    out = ""
    for c in unicodedata.normalize("NFD", reading.lower()):
        if c == "\u0308":
            out = out[:-1] + "v"
        elif not unicodedata.combining(c):
            out += c
    return out if re.fullmatch(r"[a-z]{1,6}", out) else ""


def readings(field, value):
    """The readings in a field's value, in its order."""
    if field == "kHanyuPinlu":
        found = re.findall(r"(\S+?)\((\d+)\)", value)
        return [r for r, _ in sorted(found, key=lambda x: -int(x[1]))]
    if field == "kMandarin":
        return value.split()
    if field == "kTGHZ2013":  # pages:reading pages:reading; several pages are joined by ','
        return [part.split(":")[1] for part in value.split()]
    out = []
    for part in value.split():
        out += part.split(":")[1].split(",")
    return out


def entries(path, fields):
    """{code point: {field: value}} of the wanted fields."""
    found = {}
    with bz2.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                if field in fields:
                    found.setdefault(int(code[2:], 16), {})[field] = value
    return found


def own_readings(fields):
    have = []
    for field in FIELDS:
        if field == "kHanyuPinyin" and have:
            continue
        for r in map(plain, readings(field, fields.get(field, ""))):
            if r and r not in have:
                have.append(r)
    return have


def main():
    table = {ord(c): r for c, r in ALSO.items()}
    for code, fields in entries(READINGS, FIELDS).items():
        table[code] = own_readings(fields)
    borrowed = {}
    for code, fields in entries(VARIANTS, FORMS).items():
        for field in FORMS:
            for other in re.findall(r"U\+([0-9A-F]+)", fields.get(field, "")):
                if not table.get(code) and table.get(int(other, 16)):
                    borrowed.setdefault(code, table[int(other, 16)])
    table.update(borrowed)
    where = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pinyin.txt")
    with open(where, "w", encoding="utf-8") as out:
        for code in sorted(table):
            # A compatibility form never stands in a name: names are NFC.
            if table[code] and unicodedata.normalize("NFC", chr(code)) == chr(code):
                out.write(chr(code) + " " + " ".join(table[code]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
