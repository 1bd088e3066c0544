# The first example of each manual page about schemes gives what the page says.
pages=$(dirname "$1")/../../../data/man
cat > units.csv <<'END'
name,group
河东镇,乡镇
河西镇,乡镇
END
printf 'name,level\n县简报,county\n市信息,city\n' > outlets.csv
printf 'ref,date,unit,title\n2026-0001,2026-03-12,河东镇,春耕\n' > submissions.csv
cat > events.csv <<'END'
ref,kind,date,outlet,form,leader
2026-0001,adopt,2026-03-20,县简报,brief,
2026-0001,adopt,2026-04-02,市信息,,
2026-0001,instruct,2026-04-05,county,,principal
2026-0001,instruct,2026-04-09,county,,principal
END
first() {
    sed -n '/^\.Bd -literal/,/^\.Ed/p' "$1" | sed '1d; /^\.Ed/,$d'
}
give() {
    TONGBAO_DB=$1.db
    export TONGBAO_DB
    tb init > /dev/null
    for kind in units outlets submissions; do tb import $kind $kind.csv > /dev/null; done
    t --now 2026-05-02 scheme apply $1.scheme
    tb import events events.csv > /dev/null
    for period in 2026-03 2026-04; do t --now 2026-05-02 rank --period $period; done
    t --now 2026-05-02 explain 河东镇 --period 2026-04 --format csv
}
first "$pages/tongbao-scheme.5" > en.scheme
first "$pages/zh_CN/tongbao-scheme.5" > zh.scheme
give en
give zh
