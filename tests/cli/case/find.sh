# Names by characters, initials and pinyin; a name that is only nearly right is proposed.
office
printf 'name,unit\n单小明,河东镇\n' > people.csv
tb import people people.csv >/dev/null
printf 'title,issued,due\n秋冬防火,2018-07-01,2018-07-20\n' > topics.csv
tb import topics topics.csv >/dev/null
t find units hd
t find units hez
t find units ''
t find units 东 --format csv
t find people sxm --format json
t find outlets xjb
t find outlets jb
t find topics qdfh
t find units hd --limit 0
t find rooms x
t add -u hdz -t 甲稿
t list submissions
