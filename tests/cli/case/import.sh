# Imports: all or nothing, every bad line, the same again.
office
printf 'date,unit,title\n2018-07-01,河东镇,甲\n2018-07-01,河东镇,甲\n' > s.csv
t import submissions s.csv --dry-run
t import submissions s.csv
t import submissions s.csv
printf '2018-07-02,河西镇,乙\n' >> s.csv
t import submissions s.csv
cat > bad.csv <<'EOF'
日期,单位,标题,字数
2018-07-01,河东镇,丙,100
2018-02-30,河东镇,丁,
2018-07-01,河东,戊,
2018-07-01,"河西
镇",己,
2018-07-01,河东镇,庚,many
2018-07-01,河东镇
"x"y,河东镇,辛,
EOF
t import submissions bad.csv
# In Chinese the same lines; the catalogue has its own checks, so only its presence here.
tb --lang zh import submissions bad.csv 2>&1 | LC_ALL=C grep -c '^[ -~]*$'
t list submissions --format csv
printf 'date,unit,title\n2018-07-03,河东镇,管道\n' | t import submissions -
printf 'date;unit;title\n2018-07-03;河东镇;分号\n' > semi.csv
t import submissions semi.csv
t import submissions semi.csv --delimiter ';'
t import submissions semi.csv --delimiter ab
printf 'date,unit,title\n2018-07-03,\322\275\324\272,\322\275\324\272\n' > gb.csv
t import submissions gb.csv
t import submissions gb.csv --encoding gb18030
t import submissions gb.csv --encoding utf-8
t import submissions gb.csv --encoding latin1
printf 'name,group\n医院,县直\n' > hospital.csv
t import units hospital.csv
t import submissions gb.csv --encoding gb18030
t import events bad.csv
t import topics bad.csv
mkfifo pipe
t import submissions pipe
t import submissions .
t import submissions /dev/zero
t import submissions a.db
printf 'name,group\n' > empty.csv
t import units empty.csv
: > nothing.csv
t import units nothing.csv
printf 'scheme b from 2019-01-01\nadoptions all\nsubmit sett 1\n' > bad.txt
t import scheme bad.txt
t log --last 2
