#!/bin/sh
# The manual pages are clean; tongbao(1) names every command, global option, setting and
# action, tongbao-scheme(5) and tongbao-bulletin(5) every word of their languages, and their
# examples are taken by the program: man.sh [PROGRAM].
program=${1:-build/release/tongbao}
pages="data/man/tongbao.1 data/man/zh_CN/tongbao.1"
schemes="data/man/tongbao-scheme.5 data/man/zh_CN/tongbao-scheme.5"
bulletins="data/man/tongbao-bulletin.5 data/man/zh_CN/tongbao-bulletin.5"
bad=0
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning $pages $schemes $bulletins || bad=1
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
if [ -x "$program" ]; then
    export PYTHONDONTWRITEBYTECODE=1
    /usr/bin/python3 tests/lint/man_examples.py "$program" $schemes || bad=1
    printf '.Dl adopt level county set 5\n.Dl adopt level conty set 5\n' > build/wrong.5
    /usr/bin/python3 tests/lint/man_examples.py "$program" build/wrong.5 |
        grep '^build/wrong.5:2: .*county' >/dev/null ||
        { echo 'a wrong example was not noticed'; bad=1; }
    /usr/bin/python3 tests/lint/man_bulletin.py "$program" $bulletins || bad=1
    # A wrong field, a wrong column, a word and a mark that are missing.
    grep -v chart-quota data/man/tongbao-bulletin.5 | sed 's/^\.It Li "@ "/.It Li "+ "/' > build/wrong.5
    printf '.Dl {submited} items\n.Dl columns rank unti\n' >> build/wrong.5
    /usr/bin/python3 tests/lint/man_bulletin.py "$program" build/wrong.5 > build/wrong.out
    for what in 'inside: .*{submited}' 'outside: .*unti' 'no word chart-quota' 'no mark @'; do
        grep "^build/wrong.5.*$what" build/wrong.out >/dev/null ||
            { echo "in a wrong page of bulletins '$what' was not noticed"; bad=1; }
    done
else
    echo "skip man examples: no program $program"
fi
[ $bad = 0 ] && echo 'ok   man' || { echo 'FAIL man'; exit 1; }
