"""The program under test, run through its command line only, and the files it is given."""
import csv
import os
import subprocess

ORDER = ['units', 'outlets', 'people', 'topics', 'scheme', 'submissions', 'events', 'targets']


class Wrong(Exception):
    pass


class Program:
    def __init__(self, binary, folder, name='office.db', **env):
        self.binary, self.db = binary, folder / name
        self.env = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': str(folder)} | env
        if 'ASAN_OPTIONS' in os.environ:
            self.env['ASAN_OPTIONS'] = os.environ['ASAN_OPTIONS']

    def run(self, *args, ok=(0,), given=None):
        cmd = [self.binary, '--db', str(self.db), '--as', 'model', *map(str, args)]
        p = subprocess.run(cmd, env=self.env, capture_output=True,
                           **({'stdin': subprocess.DEVNULL} if given is None else {'input': given}))
        if p.returncode not in ok:
            raise Wrong(f'{" ".join(map(str, args))}: exit {p.returncode}, wanted {ok}\n'
                        + (p.stderr + p.stdout).decode(errors='replace')[:2000])
        return p.stdout.decode()


def write_table(path, headers, rows, delimiter=',', encoding='utf-8'):
    with open(path, 'w', encoding=encoding, newline='') as f:
        w = csv.DictWriter(f, headers, lineterminator='\n', delimiter=delimiter)
        w.writeheader()
        w.writerows(rows)
    return path


def write_files(office, folder):
    """The office as import files; returns (kind, path) in the order of import."""
    out = []
    for kind in ORDER:
        if kind == 'scheme':
            for i, text in enumerate(office.schemes):
                path = folder / f'scheme{i}.txt'
                path.write_text(text, encoding='utf-8')
                out.append((kind, path))
        elif office.rows.get(kind):
            path = folder / f'{kind}.csv'
            out.append((kind, write_table(path, office.headers[kind], office.rows[kind])))
    return out
