# Topics: given out by name, on time, late, missing, adopted; as a list, one, a matrix.
office
t topic add -t 防汛备汛 --due 2018-07-20 -u '乡镇'
t topic add -t 夏粮收购 --due 2018-07-10 -u '河东镇;信息室' --late --source 市委办
t topic add -t 夏粮收购 --due 2018-07-10
t topic add -t 夏粮收购 --due 2018-13-10
t topic add -t 夏粮收购 -u 河南镇
t topic add --due 2018-07-20
t add -u 河东镇 -t 河东镇备汛有力 -d 2018-07-12 --topic T2018-001
t add -u 河东镇 -t 河东镇夏粮 -d 2018-07-12 --topic T2018-002
t event 2018-0001 adopt -o 县简报 -d 2018-07-14
t topic list --format csv
t topic show T2018-001 --format csv
t topic show T2018-002 --format csv
t topic show T9
t topic show
t topic matrix --format csv
t topic list --period 2018-06 --format csv
t event 2018-0001 void
t topic list --format csv
t undo
t topic list --lang zh
t topic nonsense
# Changed, given to persons, refused, withdrawn.
printf 'name,unit,role\n李四,信息室,head\n王五,信息室,cadre\n' > more.csv
tb import people more.csv > more.log
t topic edit T2018-001 -t 防汛备汛情况 -u '河东镇;张三;王五' --note 要有数据
t topic edit T2018-001
t topic edit T2018-001 --due 2018-07-01
t topic edit T2018-001 --due 2018-07-01 --late
t undo
t topic edit T2018-001 -u 无此人
t topic edit T9 -t x
t add -u 河东镇 -a 张三 -t 河东镇汛前检查 -d 2018-07-13 --topic T2018-001
t topic show T2018-001 --format csv
t show T2018-001 --format csv
t topic list --format csv
t topic matrix --format csv
tb list topics --format csv > t.csv
tb init --db b.db
for k in units outlets people; do tb import $k $k.csv --db b.db >>b.log 2>&1; done
tb import people more.csv --db b.db >>b.log 2>&1
t import topics t.csv --db b.db
tb list topics --format csv --db b.db | cmp t.csv - && echo same
t import topics t.csv --db b.db
t topic void T2018-001
t topic void T2018-001
t topic edit T2018-001 -t x
t topic show T2018-001 --format csv
t list topics --format csv
t topic list --format csv
t add -u 河东镇 -t 河东镇备汛 --topic T2018-001
t undo
# A unit that is closed is asked for nothing more.
printf 'name,group,closed\n撤销镇,乡镇,2018-06-30\n' > closed.csv
tb import units closed.csv > closed.log
t topic add -t 夏收 -u 撤销镇
t topic edit T2018-001 -u 撤销镇
