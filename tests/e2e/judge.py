"""Judges what reached a terminal: the program's own sequences and harmless text, or findings."""
import re
import unicodedata

# What curses needs for xterm and its kin, each with the parameters that make sense.
CSI = re.compile(rb'\x1b\[(?:'
                 rb'[0-9]{0,4}[ABCDGXPL@MdST]|[0-9]{0,4}(?:;[0-9]{0,4})?[Hfr]|[0-2]?[JK]|'
                 rb'[0-9;]{0,40}m|4[hl]|[0-9]{1,4}b|2[23];0;0t|'
                 rb'\?(?:1|7|12|25|1000|1006|1034|1049|2004|12;25|12;2004|1;1000)[hl])')
ESC = re.compile(rb'\x1b(?:[78=>M]|[()][B0])')
# What the program asks the terminal: its background and the width of a character.
OWN = re.compile(rb'\x1b\]11;\?\x1b\\|\x1b\[6n')
CLIP = re.compile(rb'\x1b\]52;c;[A-Za-z0-9+/]*=?=?\x07')
CONTROLS = b'\r\n\b\x0e\x0f'
# Invisible or moving what stands beside them, though no category tells.
HIDDEN = set(range(0x115f, 0x1161)) | {0x34f, 0x17b4, 0x17b5, 0x3164, 0xffa0, 0x2028, 0x2029} \
    | set(range(0x180b, 0x180f))


def findings(raw, clip=False, plain=False):
    """(offset, what, bytes) of everything that is not the program's own. clip: text for the
    clipboard is; plain: no sequence at all is (plain output)."""
    out, i = [], 0
    while i < len(raw):
        byte = raw[i]
        if byte == 0x1b:
            m = None if plain else (OWN.match(raw, i) or CSI.match(raw, i) or ESC.match(raw, i)
                                    or (clip and CLIP.match(raw, i)))
            if not m:
                out.append((i, 'sequence', raw[i:i + 16]))
            i = m.end() if m else i + 1
        elif byte < 0x80:
            if byte < 0x20 and byte not in (b'\n' if plain else CONTROLS) or byte == 0x7f:
                out.append((i, 'control', raw[i:i + 8]))
            i += 1
        else:
            n = 2 if 0xc2 <= byte < 0xe0 else 3 if 0xe0 <= byte < 0xf0 else 4
            try:
                c = raw[i:i + n].decode('utf-8')
            except UnicodeDecodeError:
                out.append((i, 'damaged', raw[i:i + 8]))
                i += 1
                continue
            if unicodedata.category(c) in ('Cc', 'Cf', 'Cs', 'Co', 'Zl', 'Zp') or ord(c) in HIDDEN:
                out.append((i, 'hidden', raw[i:i + n]))
            i += n
    return out


def whole(raw):
    """A stream that may have been cut at its start or end, without the cut sequences."""
    start = min((at for at in (raw.find(b'\x1b'), raw.find(b'\r')) if at >= 0), default=0)
    end = raw.rfind(b'\x1b')
    return raw[start:end if len(raw) - end < 16 else len(raw)]


def selftest():
    """The control: what must be found is, and what must not be is not."""
    own = (b'\x1b[?1049h\x1b[22;0;0t\x1b[1;24r\x1b(B\x1b[m\x1b[4l\x1b[?7h\x1b[H\x1b[2J\x1b[?2004h\x1b]11;?'
           b'\x1b\\\x1b[6n' + '通报 │ “得分”'.encode() + b'\x1b[38;5;74m\x1b[K\r\n\x1b[?25l\x1b[39;49m')
    assert not findings(own), findings(own)
    assert not findings('中^[a\n'.encode(), plain=True)
    for bad in (b'\x1b]0;x\x07', b'\x1bP$q\x1b\\', b'\x1b[5i', b'\x1b[?5h', b'\x1b[21t', b'\x1bc', b'\x1b#8',
                b'\x1b]52;c;eA==\x07', b'\x1b', b'\x07', b'\0', b'\t', b'\x7f', b'\x9b2J', '\x9b2J'.encode(),
                b'\xc0\xaf', b'\xed\xa0\x80', '\u202e'.encode(), '\u200b'.encode(), '\u2028'.encode(),
                '\u3164'.encode(), '\U000e0041'.encode(), '\ue000'.encode(), b'\xe4\xb8'):
        assert findings(b'ab' + bad + b'cd'), bad
    assert findings(b'\x1b[m', plain=True) and findings(b'a\rb', plain=True)
    assert not findings(b'\x1b]52;c;eA==\x07', clip=True)
