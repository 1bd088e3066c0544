# The papers of the year: what they say in words, in both languages.
office
cat > scheme.txt <<'EOF'
scheme 示例 from 2018-01-01
adoptions all
share each full
midperiod full
submit set 1
adopt level county set 5
adopt level county set 20 account 稿酬
limit points per quarter most 7
quota units submitted per month 2
award 先进 top 2 if met submitted per month
award 好信息 top 1 articles level county
trigger 零报 zero submitted per month then explain no-award
EOF
cat > submissions.csv <<'EOF'
ref,date,unit,author,title
2018-0001,2018-04-03,信息室,李四,调研一
2018-0002,2018-04-09,信息室,李四,调研二
2018-0003,2018-05-03,信息室,李四,动态
2018-0004,2018-05-10,河东镇,张三,防汛
EOF
cat > events.csv <<'EOF'
ref,kind,date,outlet
2018-0001,relay,2018-04-04,
2018-0001,adopt,2018-04-20,县简报
2018-0002,relay,2018-04-10,
2018-0002,adopt,2018-05-02,县简报
2018-0004,adopt,2018-05-20,县简报
EOF
printf 'name,unit\n李四,信息室\n' > people.csv
for kind in people submissions events; do tb import $kind $kind.csv > /dev/null; done
tb scheme apply scheme.txt --replace > /dev/null
t report 2018-Q2
t report 2018-Q2 --lang zh
t pay 2018-Q2
t pay 2018-Q2 --lang zh
t pay 2018-Q2 --lines --format csv
t honours 2018-Q2 --lang zh
t honours 2018-Q2 --track inside --format json
t appraisal 2018-Q2
t appraisal 2018-04 --track outside --lang zh
t pay
t pay 2018-13
t pay 2018 --track inside
t report 2018 --format pdf
t pay 2016-01..2018-06
t report 2018 -o report.md
t report 2018 -o report.md
t honours 2018-Q2 --format table
