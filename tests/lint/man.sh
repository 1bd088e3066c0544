#!/bin/sh
# Both manual pages are clean and name every command, global option, setting and action.
pages="data/man/tongbao.1 data/man/zh_CN/tongbao.1"
bad=0
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning $pages || bad=1
else
    echo 'skip man lint: mandoc is not installed'
fi
commands=$(sed -n 's/^    \.name = "\(.*\)",$/\1/p' src/cli/command/*.c)
options=$(sed -n '/cli_globals\[\]/,/^};/s/^    {0, "\([a-z-]*\)".*/\\-\1/p' src/cli/options.c)
settings="theme ascii ambiguous mouse plain"
actions=$(grep -oE '^    X\([A-Z_]+, "[a-z-]+", N_' include/tui/keys.h | cut -d'"' -f2 | grep -v '^go$')
for page in $pages; do
    for c in $commands; do
        grep -q "^\.It Cm $c\( \|$\)" $page || { echo "$page: no command $c"; bad=1; }
    done
    for o in $options; do
        grep -qF -- ".It Fl $o" $page || { echo "$page: no option $o"; bad=1; }
    done
    for s in $settings; do
        grep -q "^$s = " $page || { echo "$page: no setting $s"; bad=1; }
    done
    for a in $actions; do
        sed -n '/^\.Cm up/,/reload redraw/p' $page | grep -qE "(^| )$a( |$)" ||
            { echo "$page: no action $a"; bad=1; }
    done
done
[ $bad = 0 ] && echo 'ok   man' || { echo 'FAIL man'; exit 1; }
