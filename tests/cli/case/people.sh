# The chain, who is missing; somebody comes, moves, leaves.
office
t people --format csv
t people --gaps --format csv
t person add 李四 -u 信息室 --role head --from 2018-03-01
t person add 王五 -u 信息室 --login wang
t person add 王五 -u 河东镇
t person add 赵六
t person add 赵六 -u 信息室 --role king
t person add 赵六 -u 信息室 --from 2018-02-30
t people --unit 信息室 --format csv
t people --unit 信息室 --on 2018-02-01 --format csv
t people --role officer --format csv
t people --role king
t people --on heute
t person move 王五 -u 河西镇 --from 2018-07-01
t person move 王五 -u 河东镇 --from 2018-07-01
t person move 王五 -u 河东镇 --from 2018-06-01
t person move 王五 -u 河东镇
t person move 王五 -u 河西镇 --role officer --from 2018-07-05
t person move 王 -u 河西镇 --from 2018-07-05
t person leave 王五 --to 2018-07-31
t person leave 王五 --to 2018-07-31
t person leave 王五 --to 2018-08-01
t person leave 李四
t show 王五 --format csv
t undo
t show 王五 --format csv
t person nonsense 王五
t person add
# His quota, numbers and place; a topic that names him.
printf 'who,metric,period,amount\n张三,submitted,month,2\n乡镇,submitted,month,4\n' > targets.csv
tb import targets targets.csv > targets.log
tb topic add -t 防汛 --due 2018-07-20 -u 张三 > /dev/null
t add -u 河东镇 -a 张三 -t 河东镇备汛有力 -d 2018-07-12 --topic T2018-001
t show 张三
t show 张三 --lang zh
t show 张三 --period 2018-06
t show 信息室
tb verify >/dev/null && echo sound
# A closed unit: nobody comes to it, no talk with it is held.
printf 'name,group,track,closed\n旧镇,乡镇,outside,2018-06-30\n' > closed.csv
t import units closed.csv
t person add 钱七 -u 旧镇
t person add 钱七 -u 旧镇 --from 2018-06-30
t followup add talk 旧镇
