office
# Articles: who kept a pledge. The meeting is on the 5th.
tb add -u 河东镇 -t '会前的稿' -d 2018-07-04 > /dev/null
tb add -u 河东镇 -t '会后第一篇' -d 2018-07-06 > /dev/null
tb add -u 河东镇 -t '作废的稿' -d 2018-07-07 > /dev/null
tb event 2018-0003 void > /dev/null
tb add -u 河西镇 -t '会后太晚' -d 2018-07-12 > /dev/null
tb add -u 河东镇 -t '走访挖来的稿' -a 张三 -d 2018-07-13 > /dev/null
t meeting add -t 七月调度会 -d 2018-07-05 --kind 调度会 --place 三楼 --agenda 冲刺 -u '乡镇;信息室、张三'
t meeting list --format csv
t meeting attend M2018-001 河东镇 --pledge '十日前一篇' --due 2018-07-10
t meeting attend M2018-001 '河西镇;信息室' --excused --pledge '补一篇' --due 2018-07-10
t meeting attend M2018-001 张三 --absent --pledge '自己写' --due 2018-07-31
t meeting attend M2018-001 张三 --absent --due 2018-07-05
t meeting attend M2018-001 李四
t meeting attend M2018-001
t meeting article M2018-001 2018-0002
t meeting article M2018-001 2018-0002
t meeting article M2018-001 2018-0003
t meeting article M2018-001 2018-0009
t meeting show M2018-001 --format csv
t meeting list --format csv
t meeting edit M2018-001 --place 四楼 -d 2018-07-06 -u 乡镇
t meeting show M2018-001 --lang zh
t undo
t visit add -a 张三 -u 河东镇 -d 2018-07-12 -t 挖素材
t visit add -a 张三 -u 河南镇
t visit add -a 赵六 -u 河东镇
t visit add -a 张三
t visit add -a '' -u 河东镇
t contact add -a 张三 -u ''
t meeting article M2018-002 2018-0005
t visit list --format csv
t contact add -a 张三 -u 河东镇 --from 2018-01-01
t contact add -a 张三 -u 河东镇 --from 2018-06-01
t contact add -a 张三 -u 河西镇 --from 2018-03-01 --to 2018-06-30
t contact list --format csv
t contact list --period 2018-H1 --on 2018-05-01 --format csv
# An article that came out of two visits is one.
tb visit add -a 张三 -u 河东镇 -d 2018-07-02 >/dev/null
tb visit add -a 张三 -u 河东镇 -d 2018-07-03 >/dev/null
t meeting article M2018-003 2018-0002
t meeting article M2018-004 2018-0002
t contact list --format csv
t contact end -a 张三 -u 河东镇 --to 2018-07-14
t contact end -a 张三 -u 河东镇
t contact list --on 2018-07-15 --format csv
# What is listed imports again: nothing new here, everything in another database.
for kind in meetings attendance contacts; do
    t list $kind --format csv
    tb list $kind --format csv > $kind.csv
    t import $kind $kind.csv
done
for kind in submissions events; do tb list $kind --period all --format csv > $kind.csv; done
(
    export TONGBAO_DB=b.db
    office
    for kind in submissions events; do tb import $kind $kind.csv > /dev/null; done
    for kind in meetings attendance contacts; do
        t import $kind $kind.csv
        tb list $kind --format csv | cmp - $kind.csv
    done
    t verify --format csv | head -n 4
)
printf 'meeting,unit,state\nM2018-001,河东镇,absent\nM2018-009,河东镇,present\nM2018-001,河南镇,present\n' > wrong.csv
t import attendance wrong.csv
printf 'ref,date,title\nM2018-001,2018-07-05,另一个会\n' > wrong.csv
t import meetings wrong.csv
printf '日期,会议,标题,事项,约稿单位\n2018-07-20,,八月培训会,培训会,乡镇;信息室\n' > wrong.csv
t import meetings wrong.csv
printf '日期,标题,事项,约稿单位\n2018-07-20,八月培训会,培训会,乡镇;信息室\n' > good.csv
t import meetings good.csv
t import meetings good.csv
t list meetings --unit 信息室 --format csv
t find meetings 培训 --format csv
t find meetings dd
t meeting void M2018-001
t meeting void M2018-001
t find meetings dd
t meeting attend M2018-001 河东镇
t meeting list --format csv
t meeting show M2018-001 --format csv
t calendar --format csv
t undo
t log --last 4 --format csv
t verify --format csv | head -n 4
t meeting
t meeting nonsense
t meeting show M9
