#!/bin/sh
# A file over 400 lines has two ideas in it. Generated tables (.inc) do not count.
bad=0
for f in $(find src include -name '*.[ch]'); do
    n=$(wc -l <"$f")
    [ "$n" -gt 400 ] && { echo "$n lines: $f"; bad=1; }
done
[ $bad = 0 ] && echo 'ok   size' || echo 'FAIL size: the files above'
exit $bad
