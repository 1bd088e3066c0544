#!/bin/sh
# The shells' completion: bash for real, fish too where it is, zsh for its syntax.
program=$(realpath "$1") || exit 2
here=$(realpath "$(dirname "$0")/../../data/completion")
work=$(mktemp -d "${TMPDIR:-/tmp}/tongbao-completion-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT INT TERM
export HOME="$work" LC_ALL=C.UTF-8
unset TONGBAO_DB XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
"$program" --db "$work/a b.db" init >/dev/null || exit 1
printf 'name,group\n河东镇,乡镇\n河西镇,乡镇\n"甲 ""乙"", 丙办",部门\n' > "$work/units.csv"
"$program" --db "$work/a b.db" import units "$work/units.csv" >/dev/null || exit 1
"$program" --db "$work/a b.db" --now 2018-07-15 bulletin outside 2018-06 --freeze >/dev/null 2>&1 || exit 1
bad=0

# complete WORD...: what bash offers for the last word, one a line.
complete() {
    bash -c '. "$0/tongbao.bash"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tongbao
        printf "%s\n" "${COMPREPLY[@]}"' "$here" "$program" "$@" 2>&1
}
want() {
    expected=$1
    shift
    got=$(complete "$@" | tr '\n' ' ')
    case $got in
    "$expected "*) ;;
    *) echo "completion of $*: wanted $expected, got $got"; bad=1 ;;
    esac
}
want 'rank' ra
# Words as readline hands them over: quoted, and --db=FILE in three.
want '河东镇' --db "\"$work/a b.db\"" add -u hd
want '河西镇' --db "'$work/a b.db'" add --unit hx
want '河东镇 河西镇' --db = "\"$work/a b.db\"" show he
want '河东镇' --db "$work/a\\ b.db" add -u '"hd'
want '河东镇' --db '~/a\ b.db' add -u hd
want '甲\ \"乙\"\,\ 丙办' --db "\"$work/a b.db\"" add -u jy
want '--period' rank --pe
want 'outlets' import ou
want 'preview' scheme pr
want '--replace' scheme apply --re
want 'inside-rooms' init --template in
want 'adopt' event 2026-0001 ad
want 'remind' topic rem
want 'move' person mo
want '--gaps' people --g
want 'officer' people --role off
want '--authors' edit 2026-0001 --au
want 'json' rank --format j
want 'bulletin' bu
want 'inside outside list show diff template' bulletin ''
want 'outside' --db x.db bulletin out
want '2018-001' --db "\"$work/a b.db\"" bulletin show ''
want '2018-001' --db = "\"$work/a b.db\"" bulletin diff 20
want '--freeze' bulletin outside 2018-06 --fr
want '--lines' pay 2026 --li
want 'docx' report --format d
want 'inside' honours --track in
want '--reset' bulletin template outside --re
want '--format' bulletin list --fo
want 'transposed' bulletin outside --layout tr
want 'submitted' bulletin outside --columns sub
want 'xlsx' bulletin outside 2018-06 --format x
want 'table' bulletin diff 2018-001 --format t
want 'inside outside' bulletin template ''
want "$work/units.csv" bulletin template outside "$work/un"
want "$work/units.csv" bulletin outside --template "$work/un"
want "$(date +%Y)-Q2" bulletin inside "$(date +%Y)-Q2"
[ -z "$(complete --db "$work/none.db" add -u hd)" ] || { echo 'a missing database is heard of'; bad=1; }
for shell in zsh fish; do
    file=$here/_tongbao
    [ $shell = fish ] && file=$here/tongbao.fish
    if ! command -v $shell >/dev/null; then
        echo "skip completion for $shell: it is not installed"
    elif ! $shell -n "$file"; then
        bad=1
    fi
done
# want_fish EXPECTED LINE: what fish offers for the last word, in one line.
want_fish() {
    got=$(PATH="$work/bin:$PATH" fish -c "source $here/tongbao.fish; complete -C '$2'" 2>&1 |
        tr '\n' ' ')
    [ "$got" = "$1 " ] || { echo "fish, completion of $2: wanted $1, got $got"; bad=1; }
}
if command -v fish >/dev/null; then
    mkdir "$work/bin" && ln -s "$program" "$work/bin/tongbao"
    cp "$work/a b.db" "$work/x.db"
    want_fish 'rank' 'tongbao ra'
    want_fish '河东镇' "tongbao --db $work/x.db add -u 河东"
    want_fish '河西镇' "tongbao --db=$work/x.db show 河西"
    want_fish '河西镇' 'tongbao --db ~/x.db show 河西'
    want_fish '--period' 'tongbao rank --pe'
    want_fish 'outlets' 'tongbao import ou'
    want_fish 'adopt' 'tongbao event 2026-0001 ad'
    want_fish 'gb18030' 'tongbao import --encoding g'
    want_fish '--value' 'tongbao event 2026-0001 adopt --va'
    want_fish '--bom' 'tongbao verify --bo'
    want_fish 'preview' 'tongbao scheme pr'
    want_fish 'outside' 'tongbao bulletin outs'
    want_fish '2018-001' "tongbao --db $work/x.db bulletin show 20"
    want_fish 'paired' 'tongbao bulletin outside --layout pa'
    want_fish 'docx' 'tongbao bulletin show 2018-001 --format d'
    want_fish 'table' 'tongbao bulletin list --format t'
    want_fish '--freeze' 'tongbao bulletin inside --fr'
    want_fish 'inside' 'tongbao bulletin template in'
fi
[ $bad = 0 ] && echo 'ok   completion' || { echo 'FAIL completion'; exit 1; }
