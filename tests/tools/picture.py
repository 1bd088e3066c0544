#!/usr/bin/env python3
"""Draws the program's real screens as SVG: the sample county, the clock stopped.

    picture.py PROGRAM FOLDER [NAME...]

The program runs in a pty, libvterm is the terminal. Runs of equal style become text of
fixed length, wide and narrow characters apart, so that every column stays on the grid
whatever fonts the reader has. The same program gives the same bytes.
"""
import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'e2e'))
from screen import BOLD, REVERSE, SECOND_HALF, UNDERLINE, Cell, Pos  # noqa: E402
from terminal import Terminal  # noqa: E402

ROWS, COLS = 30, 100
BATCH = ('\n青瓷镇：青瓷镇“一线工作法”破解征迁难题\n砚溪镇：砚溪镇开展秋冬季森林防火\n'
         '云湫：云湫镇三项举措推进秋粮收购\n县民政局：县民政局推进养老服务\n')
NOW = '2026-11-22T09:30'
BACK, FRONT = '#16191d', '#d5d8dc'
CELL_W, CELL_H, SIZE, EDGE = 8.4, 18, 14, 12
FONTS = ("'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Source Han Mono SC', "
         "'Microsoft YaHei', Menlo, Consolas, monospace")
DEFAULT_FG, DEFAULT_BG = 2, 4  # bits of a colour's type: the terminal's own


def colour(screen, c, default_bit, default):
    if c.type & default_bit:
        return default
    screen.lib.vterm_screen_convert_color_to_rgb(ctypes.c_void_p(screen.screen), ctypes.byref(c))
    return f'#{c.a:02x}{c.b:02x}{c.c:02x}'


class Look:
    """A cell: its text, columns, colours and marks."""

    def __init__(self, screen, row, col):
        c = Cell()
        screen.lib.vterm_screen_get_cell(screen.screen, Pos(row, col), ctypes.byref(c))
        self.second = c.chars[0] == SECOND_HALF
        self.text = '' if self.second else ''.join(chr(x) for x in c.chars if x) or ' '
        self.width = max(1, c.width[0])
        fg, bg = colour(screen, c.fg, DEFAULT_FG, FRONT), colour(screen, c.bg, DEFAULT_BG, BACK)
        if c.attrs & REVERSE:
            fg, bg = bg, fg
        self.bg = bg
        self.style = (fg, bool(c.attrs & BOLD), bool(c.attrs & UNDERLINE))


def number(x):
    return f'{x:.1f}'.rstrip('0').rstrip('.')


def back_of(row, looks):
    """Rectangles behind cells that are not of the common colour."""
    out, col = [], 0
    while col < len(looks):
        end = col
        while end < len(looks) and looks[end].bg == looks[col].bg:
            end += 1
        if looks[col].bg != BACK:
            out.append(f'<rect x="{number(EDGE + col * CELL_W)}" y="{EDGE + row * CELL_H}" '
                       f'width="{number((end - col) * CELL_W)}" height="{CELL_H}" '
                       f'fill="{looks[col].bg}"/>')
        col = end
    return out


def runs(looks):
    """(column, columns, text, style) of equal style and equal width without blanks."""
    col = 0
    while col < len(looks):
        first = looks[col]
        if first.text in ('', ' ') and not first.style[2]:
            col += 1
            continue
        end, text = col, ''
        while end < len(looks):
            x = looks[end]
            # A single blank inside is part of the words.
            word = x.text != ' ' or (end + 1 < len(looks) and looks[end + 1].text not in ('', ' ')
                                     and looks[end + 1].width == first.width)
            if text and (x.text in SHAPES or text[-1] in SHAPES) and x.text != text[-1]:
                break
            if x.second or x.style != first.style or x.width != first.width or not word:
                break
            text += x.text
            end += x.width
        if end == col:
            text, end = first.text, col + first.width
        yield col, end - col, text, first.style
        col = end


def classes(styles):
    """A style's CSS class; rules for all of them."""
    names, rules = {}, []
    for i, (fg, bold, underline) in enumerate(sorted(styles)):
        names[fg, bold, underline] = chr(ord('a') + i)
        rules.append(f'.{chr(ord("a") + i)}{{fill:{fg}' + (';font-weight:bold' if bold else '')
                     + (';text-decoration:underline' if underline else '') + '}')
    return names, rules


# Lines and blocks are drawn, not written: (x, y, width, height) in parts of a cell.
SHAPES = {'─': (0, .5, 1, 0), '│': (.5, 0, 0, 1), '█': (0, .08, 1, .84), '░': (0, .08, 1, .84)}


def shape(row, col, columns, char, style):
    x, y, w, h = SHAPES[char]
    width = number(w * columns * CELL_W or 1)
    soft = ' opacity="0.25"' if char == '░' else ''
    return (f'<rect x="{number(EDGE + (col + x) * CELL_W)}" y="{number(EDGE + (row + y) * CELL_H)}" '
            f'width="{width}" height="{number(h * CELL_H or 1)}" class="{style}"{soft}/>')


def draw(screen, title):
    back, texts = [], []
    for row in range(ROWS):
        looks = [Look(screen, row, col) for col in range(COLS)]
        for left, right in zip(looks, looks[1:]):
            if right.second:  # the emulator keeps no colours there
                right.bg = left.bg
        back += back_of(row, looks)
        texts += [(row, *r) for r in runs(looks)]
    names, rules = classes({t[4] for t in texts})
    width, height = number(COLS * CELL_W + 2 * EDGE), ROWS * CELL_H + 2 * EDGE
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
           f'width="{width}" height="{height}" role="img">', f'<title>{escape(title)}</title>',
           f'<style>text{{font:{SIZE}px {FONTS};white-space:pre}}{"".join(rules)}</style>',
           f'<rect width="{width}" height="{height}" rx="8" fill="{BACK}"/>', *back]
    for row, col, columns, text, style in texts:
        if text[0] in SHAPES and text == text[0] * columns:
            out.append(shape(row, col, columns, text[0], names[style]))
            continue
        x, y = number(EDGE + col * CELL_W), number(EDGE + row * CELL_H + 13.5)
        out.append(f'<text x="{x}" y="{y}" class="{names[style]}" '
                   f'textLength="{number(columns * CELL_W)}" lengthAdjust="spacingAndGlyphs">'
                   f'{escape(text)}</text>')
    out.append('</svg>')
    return '\n'.join(out) + '\n'


# Each screen once, in turn in both languages: keys are sent one after the other, a text
# that begins with a line break is pasted.
SCREENS = {
    'overview': ('en', []),
    'units': ('zh', ['2', 'DOWN', 'SPACE', 'SPACE']),
    'unit': ('en', ['2', 'ENTER']),
    'submissions': ('zh', ['3', '/', '党建', 'ENTER']),
    'submission': ('en', ['3', 'ENTER']),
    'form': ('zh', ['a', 'qc', 'ENTER', '\n青瓷镇“三项机制”推进基层减负']),
    'batch': ('zh', ['A', BATCH]),
    'adoption': ('en', ['3', 'DOWN', 'o']),
    'ranking': ('zh', ['5', 'DOWN']),
    'credits': ('en', ['5', 'ENTER']),
    'shortfalls': ('zh', ['6']),
    'palette': ('zh', ['3', ':', 'cy']),
    'help': ('en', ['3', '?']),
    'journal': ('zh', ['L']),
    'bulletins': ('zh', ['7']),
    'publish': ('en', ['7', 'ENTER']),
}


def send(t, key):
    t.keys(b'\x1b[200~' + key[1:].encode() + b'\x1b[201~' if key[:1] == '\n' else key)
    t.quiet(0.4)


def picture(program, folder, lang, keys, first):
    """The screen after the keys; `first`: without a database, as on the first day."""
    db = Path(folder, 'office.db')
    env = {'PATH': '/usr/bin:/bin', 'HOME': folder, 'TERM': 'xterm-256color', 'LC_ALL': 'C.UTF-8'}
    common = [program.resolve(), '--db', db, '--now', NOW, '--lang', lang, '--as', '周萍']
    if not first:
        subprocess.run([*common, 'init', '--sample'], check=True, env=env, stdout=subprocess.DEVNULL)
    with Terminal([str(x) for x in common], env, rows=ROWS, cols=COLS) as t:
        t.until(lambda text: text.strip(), 'the first screen')
        t.quiet(0.5)
        for key in keys:
            send(t, key)
        return draw(t.screen, ' '.join(t.screen.line(0).split()))


def page(program, folder, out):
    """The bulletin of October as a browser shows it: PNG. Without Chromium the one that
    is there stays."""
    browser = shutil.which('chromium')
    if not browser:
        print('skip picture page: chromium is not installed')
        return
    env = {'PATH': '/usr/bin:/bin', 'HOME': folder, 'LC_ALL': 'C.UTF-8'}
    common = [program.resolve(), '--db', Path(folder, 'office.db'), '--now', NOW, '--lang', 'zh']
    html = Path(folder, 'page.html')
    subprocess.run([*common, 'init', '--sample'], check=True, env=env, stdout=subprocess.DEVNULL)
    subprocess.run([*common, 'bulletin', 'outside', '2026-10', '-o', html], check=True, env=env)
    subprocess.run([browser, '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
                    f'--screenshot={out}', '--window-size=960,1120', html.as_uri()],
                   check=True, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print('ok   picture page')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('program', type=Path)
    ap.add_argument('out', type=Path, help='the folder')
    ap.add_argument('names', nargs='*', help='only these')
    a = ap.parse_args()
    a.out.mkdir(exist_ok=True)
    screens = {'welcome': ('zh', []), **SCREENS}
    for name, (lang, keys) in screens.items():
        if a.names and name not in a.names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            svg = picture(a.program, folder, lang, keys, name == 'welcome')
        if len(svg) > 60000:
            raise SystemExit(f'{name}: {len(svg)} bytes are too many')
        new = a.out / f'{name}.svg.new'
        new.write_text(svg, encoding='utf-8')
        os.replace(new, a.out / f'{name}.svg')
        print('ok   picture', name)
    if not a.names or 'page' in a.names:
        with tempfile.TemporaryDirectory() as folder:
            page(a.program, folder, a.out / 'page.png')


if __name__ == '__main__':
    main()
