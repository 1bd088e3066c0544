"""A program in a pty with an emulated screen. Nothing here sleeps: it waits for markers."""
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import termios
import time

from screen import Screen

PATIENCE = float(os.environ.get('E2E_PATIENCE', '15'))  # seconds until a wait has failed
KEYS = {'UP': b'\x1bOA', 'DOWN': b'\x1bOB', 'RIGHT': b'\x1bOC', 'LEFT': b'\x1bOD',
        'HOME': b'\x1bOH', 'END': b'\x1bOF', 'PGUP': b'\x1b[5~', 'PGDN': b'\x1b[6~',
        'ENTER': b'\r', 'TAB': b'\t', 'BACKTAB': b'\x1b[Z', 'ESC': b'\x1b', 'SPACE': b' ',
        'BACKSPACE': b'\x7f', 'F2': b'\x1bOQ', 'F3': b'\x1bOR', 'F4': b'\x1bOS'}


class Late(AssertionError):
    """A marker did not come before the deadline."""


class Terminal:
    def __init__(self, argv, env, rows=24, cols=80, cwd=None, emulator=Screen):
        self.screen = emulator(rows, cols)
        self.raw = b''
        self.record = None  # a bytearray: everything from now on, raw keeps the end only
        self.master, slave = pty.openpty()
        self.set_size(rows, cols)
        self.before = termios.tcgetattr(slave)
        self.tty = os.ttyname(slave)
        self.stderr_r, stderr_w = os.pipe()

        def control():
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.p = subprocess.Popen(argv, stdin=slave, stdout=slave, stderr=stderr_w, env=env,
                                  cwd=cwd, preexec_fn=control)
        os.close(stderr_w)
        # Kept open so that the terminal's modes can be read after the program has gone.
        self.slave = slave
        os.set_blocking(self.master, False)
        os.set_blocking(self.stderr_r, False)
        self.errors = b''
        self.gone = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.p.poll() is None:
            self.p.kill()
        self.p.wait()
        for fd in (self.master, self.slave, self.stderr_r):
            if fd >= 0:
                os.close(fd)
        self.master = self.slave = self.stderr_r = -1
        if self.screen:
            self.screen.close()

    # --- input and output ----------------------------------------------------------
    def set_size(self, rows, cols):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack('HHHH', rows, cols, 0, 0))

    def resize(self, rows, cols):
        if self.screen:
            self.screen.resize(rows, cols)
        self.set_size(rows, cols)

    def blind(self):
        """The output is read but not looked at, until look() (libvterm 0.1.4 does not
        survive a thousand resizes)."""
        self.screen.close()
        self.screen = None

    def look(self, rows, cols):
        self.screen = Screen(rows, cols)
        self.set_size(rows, cols)

    def pump(self, seconds):
        """Reads once what is there, waiting so long for it; False when nothing came."""
        fds = [fd for fd in (self.master, self.stderr_r) if fd >= 0]
        ready, _, _ = select.select(fds, [], [], max(0, seconds))
        got = False
        if self.stderr_r in ready:
            data = os.read(self.stderr_r, 65536)
            self.errors += data
            got = bool(data)
        if self.master in ready:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                data = b''
            self.raw = (self.raw + data)[-1_000_000:]
            if self.record is not None:
                self.record += data
            answer = self.screen.feed(data) if self.screen else b''
            if answer and self.p.poll() is None:
                os.write(self.master, answer)
            got = got or bool(data)
        return got

    def keys(self, *keys):
        """Names of KEYS, or text; each goes out as one write."""
        for k in keys:
            data = k if isinstance(k, bytes) else KEYS.get(k) or k.encode()
            while data:
                try:
                    data = data[os.write(self.master, data):]
                except BlockingIOError:
                    self.pump(0.05)
            if k == 'ESC':  # what follows at once would be Alt and that key
                self.quiet(0.06)

    # --- waiting -------------------------------------------------------------------
    def until(self, condition, what, seconds=None):
        """Waits for condition(screen text); its value."""
        end = time.monotonic() + (seconds or PATIENCE)
        while True:
            value = condition(self.screen.text())
            if value:
                return value
            if self.p.poll() is not None and not self.pump(0):
                raise Late(f'program left (exit {self.p.returncode}) before {what}\n'
                           f'{self.errors.decode(errors="replace")}\n{self.screen.text()}')
            left = end - time.monotonic()
            if left <= 0:
                raise Late(f'not within {seconds or PATIENCE} s: {what}\n{self.screen.text()}')
            self.pump(min(left, 0.5))

    def wait(self, *markers, seconds=None):
        """Waits until all these texts stand on the screen."""
        return self.until(lambda t: all(m in t for m in markers), ' and '.join(markers), seconds)

    def wait_gone(self, marker, seconds=None):
        return self.until(lambda t: marker not in t, f'no more {marker}', seconds)

    def quiet(self, seconds=0.3):
        """Reads until the program has said nothing for so long."""
        end = time.monotonic() + PATIENCE
        while self.pump(seconds):
            if time.monotonic() > end:
                raise Late('the program never falls silent')

    def wait_exit(self, seconds=None):
        """The exit status (negative: signal), after all its output was read."""
        end = time.monotonic() + (seconds or PATIENCE)
        while self.p.poll() is None:
            if time.monotonic() > end:
                raise Late(f'still running after {seconds or PATIENCE} s\n{self.screen.text()}')
            self.pump(0.02)
        while self.pump(0.02):
            pass
        return self.p.returncode

    def signal(self, number):
        self.p.send_signal(number)

    def hang_up(self):
        """The terminal window is closed under the program."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    # --- what it left behind -------------------------------------------------------
    def mode(self, number):
        """Whether a private mode was last switched on; None when never touched."""
        hits = re.findall(rb'\x1b\[\?([0-9;]*)([hl])', self.raw)
        value = None
        for numbers, onoff in hits:
            if str(number).encode() in numbers.split(b';'):
                value = onoff == b'h'
        return value

    def not_restored(self):
        """What differs from before the start; '' when nothing."""
        wrong = []
        if termios.tcgetattr(self.slave) != self.before:
            wrong.append('termios')
        if self.mode(1049):
            wrong.append('alternate screen')
        if self.mode(25) is False:
            wrong.append('hidden cursor')
        wrong += [f'mode {m}' for m in (2004, 1000, 1002, 1003, 1006) if self.mode(m)]
        return ', '.join(wrong)
