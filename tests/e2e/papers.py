"""A bulletin in every format, read back as rows of texts."""
import json
import sys
from pathlib import Path

from office import need

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'tools'))
import markup  # noqa: E402

FORMATS = ('text', 'md', 'csv', 'json', 'html', 'xlsx', 'docx')


def reader_of_office_files():
    """tests/tools/office.py, beside tests/e2e/office.py."""
    import importlib.util
    path = Path(__file__).resolve().parent.parent / 'tools/office.py'
    spec = importlib.util.spec_from_file_location('office_files', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


office_files = reader_of_office_files()


def wording(columns, text, more=''):
    return f'language zh\ncolumns {columns}\n{more}---\n{text}'


def write(o, *args, formats=FORMATS, name='paper', **more):
    """Runs `bulletin ARGS` once for each format; {format: path}."""
    out = {}
    for f in formats:
        out[f] = o.folder / f'{name}.{"txt" if f == "text" else f}'
        o.ok('bulletin', *args, '--format', f, '-o', out[f], '--force', **more)
    return out


def faults(kind, path):
    """What is wrong with the file as such: every check of tests/tools."""
    if kind == 'text':
        return []
    if kind in ('xlsx', 'docx'):
        try:
            office_files.opened(str(path))
        except office_files.Fail as e:
            return [str(e)]
        return []
    return markup.read(path).bad


def rows(kind, path):
    """All rows of all its tables, as they are shown."""
    if kind == 'text':
        return [line.split() for line in path.read_text(encoding='utf-8').splitlines()]
    if kind == 'xlsx':
        book = office_files.Workbook(path)
        return [[c for c in r] for name in book.names() for r in book.rows(name)]
    if kind == 'docx':
        return [[c['text'] for c in r] for t in office_files.Document(path).tables for r in t['rows']]
    if kind == 'json':
        return [['-' if v is None else str(v) for v in r.values()]
                for r in json.loads(path.read_text(encoding='utf-8'))]
    return [[c.strip() for c in r] for r in markup.read(path).cells()]


def of_units(kind, path, units):
    """{unit: its row}, each unit once; records lose the group in front."""
    found = {}
    for r in rows(kind, path):
        cut = r[1:] if kind in ('csv', 'json') else r
        if cut and cut[0] in units:
            need(cut[0] not in found, f'{kind}: {cut[0]} twice')
            found[cut[0]] = [c for c in cut if c != ''] if kind == 'xlsx' else cut
    return found


def texts(kind, path):
    """All that can be read in it, as one text."""
    if kind in ('xlsx',):
        book = office_files.Workbook(path)
        return '\n'.join(c for name in book.names() for r in book.rows(name) for c in r)
    if kind == 'docx':
        doc = office_files.Document(path)
        return doc.text() + '\n' + '\n'.join(c['text'] for t in doc.tables for r in t['rows'] for c in r)
    if kind == 'html':
        page = markup.read(path)
        return '\n'.join(page.texts) + '\n' + '\n'.join(c for r in page.cells() for c in r)
    if kind == 'md':
        page = markup.read(path)
        return '\n'.join(page.texts) + '\n' + '\n'.join(c for r in page.cells() for c in r)
    return '\n'.join(c for r in rows(kind, path) for c in r)
