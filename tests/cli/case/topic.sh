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
