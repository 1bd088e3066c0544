#!/bin/sh
# Arrows run down only: what each layer may include, and where two headers may appear.
bad=0
may() { # may LAYER ALLOWED...
    layer=$1
    shift
    allowed=$(echo "$layer $*" | tr ' ' '|')
    for f in src/"$layer" include/"$layer"; do
        grep -rnE '#include "[a-z]+/' "$f" 2>/dev/null |
            grep -vE "#include \"($allowed)/" && bad=1
    done
}
may base
may core base
may bulletin base core
may store base core
may app base core bulletin store
may import base core store app
may export base core bulletin
may cli base core bulletin store app import export
may tui base core bulletin store app import export
grep -rnE '#include .*sqlite3\.h' src include | grep -v '^src/store/' && bad=1
grep -rnE '#include .*curses\.h' src include | grep -v '^src/tui/term_curses\.c:' && bad=1
grep -rnE '\b(time|getenv|setlocale|fopen|printf)\(' src/core && bad=1
grep -rnE '\b(float|double) \*?[a-z_]+( =|;|\[)' src/core src/store include/core && bad=1
[ $bad = 0 ] && echo 'ok   arrows' || echo 'FAIL arrows: the lines above'
exit $bad
