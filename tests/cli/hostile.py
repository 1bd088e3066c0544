#!/usr/bin/env python3
"""Imports every file of tests/data/hostile and checks what its manifest says, and what
comes out again: hostile.py PROGRAM."""

import csv
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.realpath(sys.argv[1])
SANITIZED = bool(os.environ.get("ASAN_OPTIONS")) or "asan" in PROGRAM
MEMORY = 256 << 20
bad = 0


def report(name, wrong):
    global bad
    if wrong:
        bad += 1
        print(f"FAIL hostile {name}: {wrong}")


def run(*words, **kw):
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "TZ": "UTC"}
    return subprocess.run([PROGRAM, "--now", "2026-12-31", *words], capture_output=True,
                          env=env, timeout=60, **kw)


def limit():
    # A sanitizer's shadow needs the address space.
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def content(path):
    with open(path, "rb") as f:
        return f.read()


def listed(db):
    out = run("--db", db, "list", "submissions", "--period", "all", "--format", "csv").stdout
    return list(csv.DictReader(io.StringIO(out.decode("utf-8"), newline="")))


def control(data):
    return any(b < 0x20 and b != 0x0A or b == 0x7F for b in data)


def check(case, folder, base, db):
    shutil.copy(base, db)
    before = content(db)
    path = os.path.join(folder, case["name"] + ".csv")
    dry = run("--db", db, "import", "submissions", path, "--dry-run", *case.get("args", []), preexec_fn=limit)
    if content(db) != before:
        return "a dry run changed the database"
    start = time.monotonic()
    r = run("--db", db, "import", "submissions", path, *case.get("args", []), preexec_fn=limit)
    if time.monotonic() - start > 10:
        return "more than ten seconds"
    err = r.stderr.decode("utf-8")
    if r.returncode not in (0, 6):
        return f"exit {r.returncode}: {err[:200]}"
    if dry.returncode != r.returncode or dry.stderr != r.stderr:
        return "a dry run says something else"
    if control(r.stderr) or control(r.stdout):
        return "control bytes in a message"
    if case["expect"] == "refuse" or (case["expect"] == "either" and r.returncode):
        if r.returncode != 6:
            return "was not refused"
        if listed(db):
            return "refused, and yet something came in"
        if not err.startswith("tongbao: "):
            return "no message"
        if "line" in case and f"{case['name']}.csv:{case['line']}:" not in err.splitlines()[0]:
            return f"line {case['line']} is not named: {err[:200]}"
        if case.get("says", "") not in err:
            return f"the message does not say {case['says']}: {err[:200]}"
        if "bad" in case and len(err.splitlines()) != case["bad"] + 1:
            return f"{len(err.splitlines()) - 1} bad lines, not {case['bad']}"
        return None
    if r.returncode:
        return f"was refused: {err[:200]}"
    have = listed(db)
    if len(have) != case["rows"]:
        return f"{len(have)} rows, not {case['rows']}"
    if run("--db", db, "verify").returncode:
        return "verify finds a difference"
    again = run("--db", db, "import", "submissions", path, *case.get("args", []))
    if again.returncode or len(listed(db)) != case["rows"]:
        return "a second import is not without effect"
    return check_out(case, db, have)


def check_out(case, db, have):
    """No cell starts a formula; what goes out comes in again; JSON has the true text."""
    for row in have:
        for column, text in row.items():
            if column != "length" and text and text.lstrip("　\u00a0 \u200b\ufeff")[:1] in tuple("=+-@\t\r\n＝＋－＠"):
                return f"a formula goes out: {text!r}"
    out = run("--db", db, "list", "submissions", "--period", "all", "--format", "csv").stdout
    other = db + ".other"
    shutil.copy(BASE, other)
    r = run("--db", other, "import", "submissions", "-", input=out)
    if r.returncode and case["rows"]:
        return f"the output does not import: {r.stderr.decode()[:200]}"
    if listed(other) != have:
        return "the output imports as something else"
    js = json.loads(run("--db", db, "list", "submissions", "--period", "all", "--format", "json").stdout)
    if len(js) != case["rows"]:
        return "JSON has other rows"
    if "titles" in case and sorted(x["title"] for x in js) != sorted(case["titles"]):
        return "titles have changed"
    if "titles" not in case and case["rows"] == 20 and sum(x["length"] for x in js) != 60:
        return "the sum of a column has changed"
    table = run("--db", db, "list", "submissions", "--period", "all").stdout
    if control(table) or len(table.decode().splitlines()) != case["rows"] + 1:
        return "a table with control bytes or broken rows"
    return None


with tempfile.TemporaryDirectory(prefix="tongbao-hostile-") as work:
    folder = os.path.join(work, "files")
    subprocess.run([sys.executable, os.path.join(HERE, "../data/hostile/make.py"), folder], check=True)
    BASE = os.path.join(work, "base.db")
    run("--db", BASE, "init")
    run("--db", BASE, "import", "units", os.path.join(folder, "units.csv"))
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
        cases = json.load(f)
    for case in cases:
        report(case["name"], check(case, folder, BASE, os.path.join(work, "a.db")))
    # The control: a wrong expectation must be noticed.
    wrong = dict(name="plain_utf8", expect="accept", rows=21)
    noticed = check(wrong, folder, BASE, os.path.join(work, "a.db"))
    report("control", None if noticed else "a wrong expectation went unnoticed")
if not bad:
    print(f"ok   hostile ({len(cases)} files)")
sys.exit(bad > 0)
