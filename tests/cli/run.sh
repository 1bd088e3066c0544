#!/bin/sh
# Runs each case of tests/cli/case in a folder of its own and compares what it prints with
# the file beside it: run.sh PROGRAM [CASE...]. BLESS=1 writes the files anew.
#
# In a case `t WORDS...` shows a call of the program, everything that it prints, and its exit
# code when that is not 0. The date, the user's name, zone and language are pinned.
program=$(realpath "$1") || exit 2
shift
here=$(realpath "$(dirname "$0")")
[ $# -gt 0 ] || set -- $(cd "$here/case" && ls *.sh | sed 's/\.sh$//')
work=$(mktemp -d "${TMPDIR:-/tmp}/tongbao-cli-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT INT TERM
bad=0

cat > "$work/lib.sh" <<'END'
tb() { "$PROGRAM" --now 2018-07-15T09:30 --as tester "$@"; }
t() {
    printf '$ tongbao'
    for word; do
        case $word in
        '' | *[!A-Za-z0-9._/=:-]*) printf " '%s'" "$word" | LC_ALL=C tr '\000-\037\177' '?' ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    tb "$@" 2>&1
    code=$?
    [ $code -eq 0 ] || printf '(exit %d)\n' $code
}
# A first database: two groups, three units, two outlets, a scheme.
office() {
    cat > units.csv <<'EOF'
name,group,track
河东镇,乡镇,outside
河西镇,乡镇,outside
信息室,组室,inside
EOF
    printf 'name,level\n县简报,county\n市信息,city\n' > outlets.csv
    cat > scheme.txt <<'EOF'
scheme 示例 from 2018-01-01
adoptions all
share each full
submit set 1
adopt outlet 市信息 set 10
adopt level county set 5
EOF
    printf 'name,unit\n张三,河东镇\n' > people.csv
    {
        tb init
        for kind in units outlets people; do tb import $kind $kind.csv; done
        tb import scheme scheme.txt
    } > office.log 2>&1 || cat office.log
}
END

for name; do
    mkdir "$work/$name" || exit 1
    (
        cd "$work/$name" || exit 1
        env -i PATH="$PATH" HOME="$work/$name" PROGRAM="$program" LANG=C.UTF-8 \
            TZ=America/New_York TERM=dumb TONGBAO_DB=a.db ASAN_OPTIONS="$ASAN_OPTIONS" \
            sh -c '. ../lib.sh; . "$1"' case "$here/case/$name.sh" < /dev/null
    ) > "$work/$name.actual" 2>&1
    if [ -n "$BLESS" ]; then
        cp "$work/$name.actual" "$here/case/$name.out"
    elif diff -u "$here/case/$name.out" "$work/$name.actual" > "$work/$name.diff"; then
        echo "ok   cli $name"
    else
        echo "FAIL cli $name"
        head -n 40 "$work/$name.diff"
        bad=1
    fi
done
exit $bad
