# Who has not sent yet, before the day and after it, and the message to each.
office
printf 'name,unit,role\n李四,河西镇,head\n王五,信息室,cadre\n' > more.csv
tb import people more.csv > more.log
tb topic add -t 防汛备汛 --due 2018-07-18 -u '乡镇;王五' --source 市委办 > /dev/null
tb topic add -t 夏粮收购 --due 2018-07-10 -u '乡镇' --late > /dev/null
tb topic add -t 秋粮收购 --due 2018-07-25 -u '乡镇' > /dev/null
tb topic add -t 好人好事 -u 河东镇 > /dev/null
tb topic add -t 旧约稿 --due 2018-05-10 -u '乡镇' --late > /dev/null
tb add -u 河东镇 -t 河东镇夏粮 -d 2018-07-12 --topic T2018-002 > /dev/null
t topic remind --format csv
t topic remind --days 10 --format csv
t topic remind --period 2018-05 --format csv
t topic remind T2018-004 --format csv
t topic remind --text
t topic remind --text --lang zh
t topic remind T2018-004 --text --lang zh
t topic remind T2018-002 --text
t topic remind --days x
t topic remind --days 3 --period 2018-07
t topic remind T9
tb topic void T2018-001 > /dev/null
t topic remind T2018-001
t topic remind --period 2018-06
