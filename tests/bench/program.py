"""A program in a pty, watched from outside: when did it write, how much, at what cost."""
import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'e2e'))
from screen import Screen  # noqa: E402

ROWS, COLS = 36, 120
ENV = {'PATH': '/usr/bin:/bin', 'TERM': 'xterm-256color', 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en',
       'HOME': '/nonexistent'}
KEYS = {'DOWN': b'\x1bOB', 'UP': b'\x1bOA', 'PGDN': b'\x1b[6~', 'PGUP': b'\x1b[5~', 'HOME': b'\x1bOH'}
now = time.perf_counter_ns  # CLOCK_MONOTONIC


def ms(ns):
    return ns / 1e6


class Failed(Exception):
    pass


class Program:
    """Starts argv at once. Output is given to the emulated screen only when somebody
    looks, so that emulation is in no figure; times are those of the reads."""

    def __init__(self, argv):
        self.argv = argv
        self.screen = Screen(ROWS, COLS)
        self.pending = []  # (time, bytes) not yet on the emulated screen
        self.bytes = 0
        self.first = self.last = None
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', ROWS, COLS, 0, 0))
        os.set_blocking(self.master, False)
        name = os.ttyname(slave)
        # The first terminal that a session's leader opens becomes its controlling one.
        files = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1),
                 (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.began = now()
        self.pid = os.posix_spawn(argv[0], argv, ENV, file_actions=files, setsid=True)
        self.slave = slave
        self.pidfd = os.pidfd_open(self.pid)
        self.poll = select.poll()
        self.poll.register(self.master, select.POLLIN)
        self.status = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.status = os.waitpid(self.pid, 0)[1]
        for fd in (self.master, self.slave, self.pidfd):
            os.close(fd)
        self.screen.close()

    # --- output ----------------------------------------------------------------------
    def read(self, wait_ms):
        """Reads once what comes within wait_ms; False when nothing did."""
        if not self.poll.poll(max(0, wait_ms)):
            return False
        try:
            data = os.read(self.master, 65536)
        except (BlockingIOError, OSError):
            return False
        at = now()
        self.pending.append((at, data))
        self.bytes += len(data)
        self.first = self.first or at
        self.last = at
        return True

    def quiet(self, quiet_ms, nothing_ms=None):
        """Reads until nothing came for quiet_ms (or for nothing_ms from the beginning)."""
        since = now()
        seen = False
        while True:
            limit = quiet_ms if seen or nothing_ms is None else nothing_ms
            left = limit - ms(now() - since)
            if left <= 0:
                return
            if self.read(int(left) + 1):
                seen = True
                since = self.last

    def look(self, marker=None):
        """Brings the screen up to date: the time at which the marker came, or None."""
        came = None
        for at, data in self.pending:
            answer = self.screen.feed(data)
            if answer:
                os.write(self.master, answer)
            if marker and came is None and marker in self.screen.text():
                came = at
        self.pending = []
        return came

    def wait(self, marker, limit_ms=20000):
        """The time at which the marker stood on the screen."""
        end = now() + limit_ms * 1000000
        while True:
            came = self.look(marker)
            if came:
                return came
            if now() > end:
                raise Failed(f'{self.argv[0]}: no "{marker}" on the screen\n{self.screen.text()}')
            self.read(50)

    # --- input -------------------------------------------------------------------------
    def send(self, *keys):
        """All in one write; the time of it."""
        data = b''.join(KEYS.get(k) or k.encode() for k in keys)
        self.first = self.last = None
        self.bytes = 0
        at = now()
        os.write(self.master, data)
        return at

    def press(self, *keys, quiet_ms=30):
        """(ms until the last byte of the answer, bytes)."""
        at = self.send(*keys)
        self.quiet(quiet_ms, nothing_ms=500)
        return (ms(self.last - at) if self.last else 0.0), self.bytes

    # --- cost --------------------------------------------------------------------------
    def _threads(self):
        return [f'/proc/{self.pid}/task/{t}' for t in os.listdir(f'/proc/{self.pid}/task')]

    def cpu(self):
        """Nanoseconds on a processor."""
        return sum(int(Path(t, 'schedstat').read_text().split()[0]) for t in self._threads())

    def wakeups(self):
        return sum(int(line.split()[1]) for t in self._threads()
                   for line in Path(t, 'status').read_text().splitlines()
                   if line.startswith('voluntary_ctxt_switches'))

    def peak_rss(self):
        """KiB."""
        for line in Path(f'/proc/{self.pid}/status').read_text().splitlines():
            if line.startswith('VmHWM'):
                return int(line.split()[1])
        return 0

    def leave(self, *keys):
        """Sends what ends it: ms until its last byte, which gives the terminal back, and
        until it is gone."""
        at = self.send(*keys)
        self.poll.register(self.pidfd, select.POLLIN)
        while True:
            for fd, _ in self.poll.poll(10000) or [(None, 0)]:
                if fd == self.pidfd:
                    gone = now()
                    self.status = os.waitpid(self.pid, 0)[1]
                    if self.status:
                        raise Failed(f'{self.argv[0]}: status {self.status}')
                    self.read(0)
                    return ms((self.last or gone) - at), ms(gone - at)
                if fd is None:
                    raise Failed(f'{self.argv[0]}: does not leave')
            self.read(0)
