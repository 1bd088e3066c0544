# Topics: given out, written about, listed, undone; what comes out goes in again.
office
cat > topics.csv <<'EOF'
ref,title,source,issued,due,units,note
T2018-005,防汛备汛,市委办,2018-07-01,2018-07-20,河东镇;组室,要有数据
,夏粮收购,,2018-07-01,,,
EOF
t import topics topics.csv
t import topics topics.csv
t list topics --format csv
t list topics --unit 河西镇 --format csv
t list topics --group 组室 --format csv
t list topics --period 2018-06 --format csv
t show T2018-005
t add -u 河东镇 -t 河东镇备汛有力 -d 2018-07-02 --topic T2018-005
t add -u 河东镇 -t 甲稿 -d 2018-07-02 --topic T9
t show 2018-0001
t list submissions --format csv
tb list submissions --format csv > s.csv
tb list topics --format csv > t.csv
t init --db b.db
for k in units outlets people; do tb import $k $k.csv --db b.db >>b.log 2>&1; done
t import submissions s.csv --db b.db
t import topics t.csv --db b.db
t import submissions s.csv --db b.db
tb list submissions --format csv --db b.db | cmp s.csv - && tb list topics --format csv --db b.db | cmp t.csv - && echo same
# The topic cannot go while an article names it.
t undo 6
t undo
t undo 6
t list topics --format csv
t log --last 3
t redo
tb verify >/dev/null && echo sound
# A withdrawn one is in neither file: both go in again.
tb add -u 河东镇 -t 河东镇备汛有力 -d 2018-07-02 --topic T2018-005 >/dev/null
t topic void T2018-005
tb list submissions --format csv > s.csv
tb list topics --format csv > t.csv
tb init --db c.db >c.log 2>&1
for k in units outlets people; do tb import $k $k.csv --db c.db >>c.log 2>&1; done
t import topics t.csv --db c.db
t import submissions s.csv --db c.db
t topic void T2018-006
t list topics --format csv
