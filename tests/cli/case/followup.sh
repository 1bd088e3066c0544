# Follow-ups. The towns owe 2 a month; 河西镇 sends nothing in May and June, one in July
# (until the 15th); 河东镇 sends 3 in June. Two months short running: a talk.
office
cat > people.csv <<'END'
name,unit,role
王主任,信息室,leader
李镇长,河西镇,head
陈晓,河西镇,officer
END
cat >> scheme.txt <<'END'
midperiod full
quota group 乡镇 submitted per month 2
trigger 零报送 zero submitted per month then notice
trigger 两月未完成 short submitted per month 2 running then talk criticise
trigger 积极 reach 3 submitted per month then commend
END
tb import people people.csv > /dev/null
tb scheme apply --replace scheme.txt > /dev/null 2>&1
for d in 04-02 04-03 05-02 05-03 06-02 06-03 06-04; do
    tb add -u 河东镇 -t "河东镇$d" -d 2018-$d > /dev/null
done
for d in 04-05 04-06; do tb add -u 河西镇 -t "河西镇$d" -d 2018-$d > /dev/null; done
t followup list --format csv
t followup list --period 2018-05 --kind remind --format csv
t followup text talks
t followup text criticism --lang zh
t followup text message 河西镇 --kind remind --period 2018-06
t followup text praise
t followup text praise 河西镇 --kind talk
t followup text nonsense
# Several are open about 河西镇.
t followup hold 河西镇 --note x
t followup hold 河西镇 --kind talk -d 2018-07-05 --note '七月起每周一篇'
t followup rectify F2018-001 --due 2018-07-31
t followup rectify F2018-001 --due 2018-06-01
t followup show F2018-001
t followup list --kind talk --format csv
t followup close F2018-001
# Two articles in July: the numbers have recovered.
tb add -u 河西镇 -t '河西镇一' -d 2018-07-10 > /dev/null
tb add -u 河西镇 -t '河西镇二' -d 2018-07-11 > /dev/null
t followup list --kind talk --format csv
t followup close F2018-001
t followup show F2018-001 --lang zh
t followup hold F2018-001 --note again
t undo
t followup list --kind talk --state open --format csv
# Dropping wants a reason; a talk with who has recovered wants to be meant.
t followup drop 河西镇 --kind criticise
t followup drop 河西镇 --kind criticise --note '已整改'
t followup send 河西镇 --kind remind --period 2018-06
t followup add talk 河东镇 --note 交流经验 --anyway
t followup hold 河东镇 --kind talk --anyway
t followup hold 河北镇
t followup list --state closed --format csv
t followup template praise
printf '* {单位}{没有}\n' > own.txt
t followup template praise own.txt
printf '表扬{{名单}：{名单}\n' > own.txt
t followup template praise own.txt
t followup text praise
t followup template praise --reset
t followup text praise --lang zh
tb verify > /dev/null && echo verified
# Out and in again: the same; a second time nothing; with another step a bad line.
tb list followups --format csv > out.csv
t list followups --format csv
mkdir two
tb --db two/t.db init > /dev/null
for k in units outlets people; do tb --db two/t.db import $k $k.csv > /dev/null; done
tb --db two/t.db import scheme scheme.txt > /dev/null
t --db two/t.db import followups out.csv
t --db two/t.db import followups out.csv
tb --db two/t.db list followups --format csv | cmp - out.csv && echo the same
sed '/held/s/七月起/八月起/' out.csv > other.csv
t --db two/t.db import followups other.csv
tb --db two/t.db verify > /dev/null && echo verified
# Of two answers to a topic the later one is void: the other one still is an answer.
t topic add -t 夏粮收购 --due 2018-07-10 -u 河东镇 --late
t followup send 河东镇 --kind remind
t add -u 河东镇 -t 夏粮稿 -d 2018-07-12 --topic T2018-001
t add -u 河东镇 -t 夏粮稿之二 -d 2018-07-13 --topic T2018-001
t event 2018-0013 void -d 2018-07-13
t followup list --kind remind --format csv
t followup close F2018-005
# Without a cause there is none to translate; a trigger's name is nobody's word.
printf 'ref,kind,unit,period,cause,state,date\nF2018-050,talk,河东镇,2018-05,,held,2018-06-01\nF2018-051,talk,河西镇,2018-05,name,held,2018-06-01\n' > bare.csv
t import followups bare.csv
t followup list --kind talk --state held --lang zh --format csv
t followup text talks F2018-050 --lang zh
# What must not be reached may still be, as long as the month runs: not recovered yet.
mkdir three
printf 'scheme x from 2018-01-01\nsubmit set 1\ntrigger 过多 reach 2 submitted per month then explain\n' > three/s.txt
tb --db three/t.db init > /dev/null
tb --db three/t.db import units units.csv > /dev/null
tb --db three/t.db import scheme three/s.txt > /dev/null
for d in 06-02 06-03 07-02; do tb --db three/t.db add -u 河东镇 -t "t$d" -d 2018-$d > /dev/null; done
t --db three/t.db followup list --format csv
t --db three/t.db --now 2018-08-02 followup list --period 2018-06 --format csv
# Reminders of two topics in one month: the topic's reference parts them.
t topic add -t 秋粮 --due 2018-07-16 -u 河西镇
t topic add -t 防汛 --due 2018-07-17 -u 河西镇
t followup send 河西镇 --kind remind --period 2018-07
t followup list --kind remind --period 2018-07 --cause T2018-003 --format csv
t followup send 河西镇 --kind remind --period 2018-07 --cause T2018-003
t followup list --kind remind --period 2018-07 --cause T2018-003 --format csv
t followup list --kind remind --period 2018-07 --cause 无此原因 --format csv
