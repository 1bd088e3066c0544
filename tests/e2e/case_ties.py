"""Ties on the dashboard, as the commands print them."""
import re

from case_term import dashboard
from office import need


def places(t, units):
    """The place before each unit on the ranking's screen, in the order of the lines."""
    found = []
    for line in t.screen.lines():
        m = re.match(r'[> ]*=?(\d+) .* (\S+) +乡镇街道', line)
        if m and m[2] in units:
            found.append((m[1], m[2]))
    return found


def test_ties(o):
    """TIME-03 who shares a place on the screen shares it in the output, and in a second look"""
    o.make()
    for i, unit in enumerate(['望雁乡', '砚溪镇', '砚溪镇', '云湫镇', '云湫镇']):
        o.add(f'稿{i}', unit)
    units = ['云湫镇', '砚溪镇', '望雁乡']
    want = [(str(r['rank']), r['unit']) for r in o.rank().values() if r['unit'] in units]
    need(want == [('1', '云湫镇'), ('1', '砚溪镇'), ('3', '望雁乡')], f'printed: {want}')
    for _ in range(2):
        with dashboard(o) as t:
            t.keys('5')
            t.until(lambda _: places(t, units) == want, f'places {want}')
