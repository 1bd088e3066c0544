# A submission is changed field by field; what fits a topic is named, never linked silently.
office
tb topic add -t 防汛备汛 --due 2018-07-20 > /dev/null
t add -u 河东镇 -t 河东镇备汛有力
t edit 2018-0001 --topic T2018-001
t add -u 河东镇 -t 河东镇备汛 --topic T2018-001
t add -u 河东镇 -t 别的
t edit 2018-0001 -t 新标题 -d 2018-07-13 -u '河西镇;河东镇' -a '张三;外人' --type 经验信息 --length 800 --note 改
t show 2018-0001
t edit 2018-0001 --topic none --note ''
t show 2018-0001
t edit 2018-0001
t edit 2018-0001 -t ''
t edit 2018-0001 -d 2018-02-30
t edit 2018-0001 -u 河南镇
t edit 2018-0001 --topic T9
t edit 2018-0001 --length x
t edit 2018-9999 -t x
t undo
t log --last 2
# What is so already is no change: the journal stays as it is.
tb topic add -t 夏粮 > /dev/null
tb add -u 河东镇 -t 夏粮丰收 --topic T2018-002 > /dev/null
tb topic void T2018-002 > /dev/null
t edit 2018-0004 --topic T2018-002 -t 夏粮丰收 -u 河东镇 -d 2018-07-15
t log --last 1
t edit 2018-0001 --topic T2018-002
tb verify >/dev/null && echo sound
