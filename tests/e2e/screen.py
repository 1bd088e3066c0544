"""A terminal's screen, by libvterm: what a person would see after these bytes."""
import codecs
import ctypes
import ctypes.util
import unicodedata


class Pos(ctypes.Structure):
    _fields_ = [('row', ctypes.c_int), ('col', ctypes.c_int)]


class Rect(ctypes.Structure):
    _fields_ = [(n, ctypes.c_int) for n in ('start_row', 'end_row', 'start_col', 'end_col')]


class Colour(ctypes.Structure):
    _fields_ = [(n, ctypes.c_uint8) for n in ('type', 'a', 'b', 'c')]


class Cell(ctypes.Structure):
    _fields_ = [('chars', ctypes.c_uint32 * 6), ('width', ctypes.c_char),
                ('attrs', ctypes.c_uint32), ('fg', Colour), ('bg', Colour)]


BOLD, UNDERLINE, REVERSE = 1, 6, 32  # bits of attrs
SECOND_HALF = 0xFFFFFFFF             # of a wide character


def library():
    lib = ctypes.CDLL('libvterm.so.0')
    p, i = ctypes.c_void_p, ctypes.c_int
    for name, result, arguments in (
            ('vterm_new', p, [i, i]), ('vterm_free', None, [p]), ('vterm_set_utf8', None, [p, i]),
            ('vterm_set_size', None, [p, i, i]), ('vterm_obtain_screen', p, [p]),
            ('vterm_obtain_state', p, [p]), ('vterm_screen_reset', None, [p, i]),
            ('vterm_screen_enable_altscreen', None, [p, i]),
            ('vterm_input_write', ctypes.c_size_t, [p, ctypes.c_char_p, ctypes.c_size_t]),
            ('vterm_output_read', ctypes.c_size_t, [p, ctypes.c_char_p, ctypes.c_size_t]),
            ('vterm_screen_get_cell', i, [p, Pos, ctypes.POINTER(Cell)]),
            ('vterm_screen_get_text', ctypes.c_size_t,
             [p, ctypes.c_char_p, ctypes.c_size_t, Rect]),
            ('vterm_state_get_cursorpos', None, [p, ctypes.POINTER(Pos)])):
        f = getattr(lib, name)
        f.restype, f.argtypes = result, arguments
    return lib


class Screen:
    def __init__(self, rows, cols):
        self.lib = library()
        self.rows, self.cols = rows, cols
        self.vt = self.lib.vterm_new(rows, cols)
        self.lib.vterm_set_utf8(self.vt, 1)
        self.screen = self.lib.vterm_obtain_screen(self.vt)
        self.state = self.lib.vterm_obtain_state(self.vt)
        self.lib.vterm_screen_enable_altscreen(self.screen, 1)
        self.lib.vterm_screen_reset(self.screen, 1)

    def close(self):
        if self.vt:
            self.lib.vterm_free(self.vt)
            self.vt = None

    def feed(self, data):
        """Takes what the program wrote; returns what the terminal answers."""
        self.lib.vterm_input_write(self.vt, data, len(data))
        out, buf = b'', ctypes.create_string_buffer(4096)
        while n := self.lib.vterm_output_read(self.vt, buf, 4096):
            out += buf.raw[:n]
        return out

    def resize(self, rows, cols):
        self.rows, self.cols = rows, cols
        self.lib.vterm_set_size(self.vt, rows, cols)

    def line(self, row):
        """A row's text, blanks at its end cut."""
        buf = ctypes.create_string_buffer(self.cols * 24 + 1)
        rect = Rect(row, row + 1, 0, self.cols)
        n = self.lib.vterm_screen_get_text(self.screen, buf, len(buf), rect)
        return buf.raw[:n].decode('utf-8', 'replace').rstrip()

    def lines(self):
        return [self.line(r) for r in range(self.rows)]

    def text(self):
        return '\n'.join(self.lines())

    def cell(self, row, col):
        """(text, attribute bits); text '' for the second half of a wide character."""
        c = Cell()
        self.lib.vterm_screen_get_cell(self.screen, Pos(row, col), ctypes.byref(c))
        if c.chars[0] == SECOND_HALF:
            return '', c.attrs
        return ''.join(chr(x) for x in c.chars if x) or ' ', c.attrs

    def columns(self, row):
        """The row as one text per column, so that positions can be compared."""
        return [self.cell(row, c)[0] for c in range(self.cols)]

    def cursor(self):
        p = Pos()
        self.lib.vterm_state_get_cursorpos(self.state, ctypes.byref(p))
        return p.row, p.col


class Light(Screen):
    """A terminal with a light background, which it tells when asked."""

    def feed(self, data):
        answer = super().feed(data)
        return (b'\x1b]11;rgb:ffff/ffff/ffff\x1b\\' if b'\x1b]11;?' in data else b'') + answer


class Wide(Screen):
    """A terminal that draws ambiguous characters in two columns: each is fed as a wide one that
    nobody uses, and read back as itself."""
    FIRST = 0x17000  # Tangut

    def __init__(self, rows, cols):
        super().__init__(rows, cols)
        self.decoder = codecs.getincrementaldecoder('utf-8')('replace')
        self.places, self.chars = {}, {}

    def stand_in(self, c):
        if c not in self.places:
            self.places[c] = chr(self.FIRST + len(self.places))
            self.chars[self.places[c]] = c
        return self.places[c]

    def feed(self, data):
        text = self.decoder.decode(data)
        return super().feed(''.join(
            self.stand_in(c) if ord(c) > 127 and unicodedata.east_asian_width(c) == 'A' and
            not unicodedata.combining(c) else c for c in text).encode())

    def line(self, row):
        return ''.join(self.chars.get(c, c) for c in super().line(row))

    def cell(self, row, col):
        text, attrs = super().cell(row, col)
        return ''.join(self.chars.get(c, c) for c in text), attrs


def width(text):
    """Columns of plain Chinese or Latin text."""
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)
