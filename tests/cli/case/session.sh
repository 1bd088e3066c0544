# A day's work.
office
cat office.log
t add -u 河东镇 -t 关于防汛的报告 -a 张三 --type 经验 --length 900
t add -u '河西镇;河东镇' -t 合写的一篇 -d 2018-07-02 -a 王五 --note 补录
t event 2018-0001 relay
t event 2018-0001 adopt -o 市信息 --form single -d 2018-07-14
t event 2018-0001 adopt -o 市信息 --form single
t event 2018-0001 instruct -o city --leader principal
t event 2018-0002 采用 -o 县简报
t rank
t rank --by person
t show 2018-0001
t show 2018-0002
t show 河东镇
t show 张三
t explain 2018-0001
t explain 河东镇
t explain 河东镇 --period 2018-06
t explain 张三 --period 2018
t event 2018-0002 void
t rank --group 乡镇
t undo
t rank --group 乡镇
t redo
t log --last 3
t undo 6
t verify --format csv | sed 's/^head,.*/head,HASH/'
t rebuild
t backup copy.db
t backup copy.db
t backup copy.db --force
t rank --db copy.db --group 乡镇
stat -c '%a %n' a.db copy.db
# The office's name: printed, set, undone; at birth.
t office
t office 县委办信息科
t office
t undo
t office
tb --db born.db init --office 组织部 > /dev/null
t --db born.db office
