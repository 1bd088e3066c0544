#!/usr/bin/env python3
"""Ctrl-C and TERM during an import: gone within a second, nothing kept; a progress bar
only on a terminal: signals.py PROGRAM."""

import os
import pty
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.realpath(sys.argv[1])
ENV = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm"}
# A sanitizer makes everything slower.
PATIENCE = 10 if "asan" in PROGRAM else 1
bad = 0


def report(name, wrong):
    global bad
    if wrong:
        bad += 1
        print(f"FAIL signals {name}: {wrong}")
    else:
        print(f"ok   signals {name}")


def run(db, *words, **kw):
    return subprocess.run([PROGRAM, "--db", db, *words], capture_output=True, env=ENV, timeout=60, **kw)


def office(work):
    db = os.path.join(work, "a.db")
    for name in os.listdir(work):
        os.unlink(os.path.join(work, name))
    run(db, "init")
    run(db, "import", "units", "-", input="name,group\n河东镇,乡镇\n".encode())
    return db


def rows(first, n):
    return "".join(f"2018-07-01,河东镇,题{i}\n" for i in range(first, first + n)).encode()


def kept(db):
    out = run(db, "list", "submissions", "--period", "all", "--format", "csv").stdout
    return len(out.splitlines()) - 1


def while_waiting(work, number, code, says):
    """The program waits for the rest of its standard input when the signal comes."""
    db = office(work)
    p = subprocess.Popen([PROGRAM, "--db", db, "import", "submissions", "-"], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV)
    # More than the pipe holds: when it is written, the program is reading.
    p.stdin.write(b"date,unit,title\n" + rows(0, 20000))
    p.stdin.flush()
    start = time.monotonic()
    p.send_signal(number)
    p.wait(timeout=30)
    took = time.monotonic() - start
    err = p.stderr.read()
    p.stdin.detach()
    if p.returncode != code:
        return f"exit {p.returncode}: {err!r}"
    if took > PATIENCE:
        return f"took {took:.1f} s"
    if says not in err:
        return f"says {err!r}"
    return f"kept {kept(db)} rows" if kept(db) else None


def while_writing(work):
    """The journal is there: the program is writing. All or nothing stays."""
    db = office(work)
    path = os.path.join(work, "big.csv")
    with open(path, "wb") as f:
        f.write(b"date,unit,title\n" + rows(0, 100000))
    p = subprocess.Popen([PROGRAM, "--db", db, "import", "submissions", path],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV)
    while p.poll() is None and os.path.getsize(db + "-journal") == 0:
        pass
    p.send_signal(signal.SIGINT)
    p.wait(timeout=60)
    n = kept(db)
    if (p.returncode, n) not in ((130, 0), (0, 100000)):
        return f"exit {p.returncode}, kept {n} rows: {p.stderr.read()!r}"
    if run(db, "verify").returncode:
        return "verify finds a difference"
    again = run(db, "import", "submissions", path)
    if again.returncode or kept(db) != 100000:
        return f"cannot be repeated: {again.stderr!r}"
    return None


def on_a_terminal(work):
    """The bar is drawn on a terminal and gone afterwards; elsewhere there is none."""
    db = office(work)
    path = os.path.join(work, "some.csv")
    with open(path, "wb") as f:
        f.write(b"date,unit,title\n" + rows(0, 30000))
    master, slave = pty.openpty()
    p = subprocess.Popen([PROGRAM, "--db", db, "import", "submissions", path], stdin=slave,
                         stdout=subprocess.PIPE, stderr=slave, env=ENV)
    os.close(slave)
    seen = b""
    try:
        while chunk := os.read(master, 65536):
            seen += chunk
    except OSError:  # EIO: the other side is closed
        pass
    out = p.communicate(timeout=60)[0]
    os.close(master)
    if p.returncode or b"30000" not in out:
        return f"exit {p.returncode}: {out!r}"
    if b"%" not in seen or b"#" not in seen:
        return f"no bar: {seen[:200]!r}"
    if seen.rsplit(b"\r", 2)[1].strip() or not seen.endswith(b"\r"):
        return f"the bar stays: {seen[-80:]!r}"
    if b"\033" in seen:
        return "escape bytes"
    quiet = run(office(work), "import", "submissions", "-", input=b"date,unit,title\n" + rows(0, 30000))
    return f"a bar in a file: {quiet.stderr!r}" if quiet.stderr else None


with tempfile.TemporaryDirectory(prefix="tongbao-signals-") as work:
    report("INT while waiting", while_waiting(work, signal.SIGINT, 130, b"nothing was imported"))
    report("TERM while waiting", while_waiting(work, signal.SIGTERM, -signal.SIGTERM, b""))
    report("HUP while waiting", while_waiting(work, signal.SIGHUP, -signal.SIGHUP, b""))
    report("INT while writing", while_writing(work))
    report("progress bar", on_a_terminal(work))
sys.exit(bad > 0)
