# Lists: only what is asked for, and what comes out goes in again as it was.
office
t add -u 河东镇 -t 甲稿 -d 2018-07-02
t add -u 河西镇 -t 乙稿 -d 2018-07-03
t add -u 信息室 -t 丙稿 -d 2018-07-04
t event 2018-0001 adopt -d 2018-07-05 -o 县简报
t event 2018-0002 adopt -d 2018-07-06 -o 市信息
printf 'ref,kind,date,unit\n2018-0003,manual,2018-07-07,河东镇\n' | t import events -
# The same event twice is one; what tells two apart is in a column.
t event 2018-0001 adopt -d 2018-07-05 -o 县简报
t event 2018-0001 adopt -d 2018-07-05 -o 县简报 --note 增刊
t event 2018-0001 adopt -d 2018-07-05 -o 县简报 --note ' 增刊　'
t list events --unit 河东镇 --format csv
t list events --group 乡镇 --format csv
t list events --group 组室 --format csv
t list events --format csv
# What a program took from a terminal or a form goes out and in as it is.
t add -u 河东镇 -t "$(printf '题\033[2J\001\tx')" --note "$(printf '一\r\n二')"
tb list submissions --format csv > raw.csv
t init --db raw.db
for kind in units outlets; do t import $kind $kind.csv --db raw.db; done
t import submissions raw.csv --db raw.db
tb list submissions --format csv --db raw.db | cmp raw.csv - && echo same
# A group keeps its place when the only unit in it came from another one.
printf 'name,group,from\n甲办,一组,\n乙办,二组,\n甲办,三组,2018-03-01\n丙办,三组,2018-03-01\n' > moves.csv
t init --db moves.db
t import units moves.csv --db moves.db
tb list units --format csv --db moves.db > back.csv
t init --db back.db
t import units back.csv --db back.db
tb list units --format csv --db back.db | diff back.csv - && echo same
t rank --db moves.db --format csv
t rank --db back.db --format csv
t list units --format csv --db back.db
# A topic that was withdrawn is in no file, and the files go in as they came out.
t topic add -t 夏粮收购 --due 2018-07-10 -u 河东镇 --late
t add -u 河东镇 -t 夏粮稿 -d 2018-07-12 --topic T2018-001
t topic add -t 防汛备汛 --due 2018-07-11 -u 河西镇 --late
t followup send 河西镇 --kind remind
t topic void T2018-001
t topic void T2018-002
for kind in topics submissions followups; do
    tb list $kind --format csv > left.$kind
    t import $kind left.$kind
done
t init --db left.db
for kind in units outlets; do t import $kind $kind.csv --db left.db; done
for kind in topics submissions followups; do
    t import $kind left.$kind --db left.db
    tb list $kind --format csv --db left.db | cmp left.$kind - && echo same
done
