"""Many processes on one file."""
import json
import os
import threading
import time

from office import NOW, REF, need

SECONDS = float(os.environ.get('E2E_CONC_SECONDS', '20'))
BUSY = ('busy', 'locked', '正忙')


class Writer(threading.Thread):
    """Adds, adopts, undoes and imports under its own name; remembers what was acknowledged."""

    def __init__(self, o, number, end):
        super().__init__()
        self.o, self.number, self.end = o, number, end
        self.name_ = f'w{number}'
        self.rows, self.titles, self.adopted, self.undone = {}, set(), set(), set()
        self.faults, self.slowest = [], 0.0
        self.n = 0

    def call(self, *args):
        begun = time.monotonic()
        r = self.o.run(*args, '--as', self.name_)
        self.slowest = max(self.slowest, time.monotonic() - begun)
        if r.code != 0 or any(b in r.err.lower() for b in BUSY):
            self.faults.append(f'{self.name_}: {args}: {r}')
        return r

    def add(self):
        title = f'{self.name_} 第{self.n}篇'
        r = self.call('add', '-u', ['云湫镇', '砚溪镇', '县水利局'][self.n % 3], '-t', title, '-d', NOW)
        if m := REF.search(r.out):
            self.rows[m[0]] = title
            return m[0]
        return None

    def run(self):
        try:
            while time.monotonic() < self.end and not self.faults:
                self.n += 1
                ref = self.add()
                if self.n % 3 == 0 and ref:
                    self.call('event', ref, 'adopt', '-d', NOW, '-o', '清岚信息')
                    self.adopted.add(ref)
                elif self.n % 7 == 0 and ref:
                    self.call('undo')
                    self.rows.pop(ref)
                    self.undone.add(ref)
                if self.n % 10 == 0:
                    self.import_()
        except Exception as e:  # shown by the test
            self.faults.append(f'{self.name_}: {e!r}')

    def import_(self):
        titles = [f'{self.name_} 批{self.n} 之{k}' for k in range(20)]
        path = self.o.file(f'{self.name_}.csv', 'date,unit,title\n' + ''.join(
            f'{NOW},望雁乡,{t}\n' for t in titles))
        if self.call('import', 'submissions', path).code == 0:
            self.titles |= set(titles)


class Reader(threading.Thread):
    def __init__(self, o, number, end):
        super().__init__()
        self.o, self.number, self.end, self.faults, self.n = o, number, end, [], 0

    def run(self):
        commands = [('rank', '--period', '2026'), ('gap', '--period', '2026'),
                    ('list', 'submissions', '--period', '2026-11'), ('log', '--last', '20')]
        try:
            while time.monotonic() < self.end and not self.faults:
                args = commands[self.n % 4] + ('--format', 'json')
                r = self.o.run(*args, '--now', NOW)
                if r.code or any(b in r.err.lower() for b in BUSY):
                    self.faults.append(f'reader: {args}: {r}')
                else:
                    json.loads(r.out)
                self.n += 1
        except Exception as e:
            self.faults.append(f'reader: {e!r}')


def missing(refs, titles, rows):
    """Acknowledged writes that are not in the list."""
    there = {r['title'] for r in rows.values()}
    return ([ref for ref, t in refs.items() if rows.get(ref, {}).get('title') != t]
            + sorted(titles - there))


def test_writers(o):
    """CONC-01 8 writers and 4 readers: acknowledged = present, nobody sees "busy", verify passes"""
    o.make()
    end = time.monotonic() + SECONDS
    writers = [Writer(o, i, end) for i in range(8)]
    readers = [Reader(o, i, end) for i in range(4)]
    for t in writers + readers:
        t.start()
    for t in writers + readers:
        t.join()
    faults = [f for t in writers + readers for f in t.faults]
    need(not faults, faults[0] if faults else '')
    refs = {k: v for w in writers for k, v in w.rows.items()}
    titles = {t for w in writers for t in w.titles}
    rows, n = o.submissions(), len(refs) + len(titles)
    need(not missing(refs, titles, rows), f'lost: {missing(refs, titles, rows)[:5]}')
    need(len(rows) == n, f'{len(rows)} rows, {n} acknowledged')
    gone = [r for w in writers for r in w.undone if r in rows]
    need(not gone, f'undone, but there: {gone}')
    adopted = sum(r['adopted'] for r in o.rank().values())
    need(adopted == sum(len(w.adopted) for w in writers), f'{adopted} adopted')
    o.verify()
    # The control: a write that nobody made is missed.
    need(missing(refs | {'2026-9999': '没有这篇'}, {'也没有'}, rows) == ['2026-9999', '也没有'],
         'control: nothing missed')
    counts = sorted(w.n for w in writers)
    return (f'{n} rows by {counts[0]}..{counts[-1]} each, {sum(r.n for r in readers)} reads, '
            f'slowest call {max(w.slowest for w in writers):.2f} s')


def test_import_seen_whole(o):
    """CONC-07 a ranking read during an import has all of it or nothing"""
    o.make()
    n = 5000
    path = o.file('big.csv', 'date,unit,title\n' + ''.join(
        f'{NOW},云湫镇,大批第{i}篇\n' for i in range(n)))
    seen, done = [], threading.Event()

    def read():
        while not done.is_set():
            seen.append(o.rank()['云湫镇']['submitted'])

    t = threading.Thread(target=read)
    t.start()
    o.ok('import', 'submissions', path)
    done.set()
    t.join()
    need(set(seen) <= {0, n}, f'states seen: {sorted(set(seen))}')
    need(o.rank()['云湫镇']['submitted'] == n, 'the import is not there')
    o.verify()
    return f'{len(seen)} readings'


def test_same_import_twice(o):
    """CONC-06 two imports of one file at once: the rows once"""
    o.make()
    path = o.file('s.csv', 'ref,date,unit,title\n' + ''.join(
        f'2026-{3000 + i},{NOW},云湫镇,同批第{i}篇\n' for i in range(500)))
    results = []
    threads = [threading.Thread(target=lambda: results.append(o.run('import', 'submissions', path)))
               for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    need([r.code for r in results] == [0, 0], f'{results}')
    need(len(o.submissions()) == 500, f'{len(o.submissions())} rows')
    o.verify()
