office
printf 'name,level\n组工微讯,own\n' > own.csv
tb import outlets own.csv > /dev/null
cat > scheme.txt <<'EOF'
scheme 示例 from 2018-01-01
adoptions all
share each full
submit set 1
adopt outlet 组工微讯 form brief set 0.5
adopt outlet 组工微讯 set 2
adopt level county set 5
EOF
tb scheme apply scheme.txt --replace > scheme.log 2>&1 || cat scheme.log
tb add -u 河东镇 -t '甲' -d 2018-07-02 > /dev/null
tb add -u 河西镇 -t '乙' -d 2018-07-03 > /dev/null
tb add -u 河东镇 -t '丙' -d 2018-07-04 > /dev/null
tb add -u 信息室 -t '丁' -d 2018-07-12 > /dev/null
tb event 2018-0003 adopt -o 组工微讯 -d 2018-07-06 > /dev/null
t channel issue -o 组工微讯 -d 2018-07-06
t channel issue -o 组工微讯 -d 2018-07-13 --number 5 -t 七一专刊
t channel issue -o 组工微讯 -d 2018-07-14 --number 5
t channel issue -o 组工微讯
t channel issue -o 无此刊
t channel issue
# 河东镇 2 articles of 1 point; 丙 was adopted there already and is linked only.
t rank --format csv
t channel put 组工微讯 1 2018-0001 2018-0003 --column 典型做法
t channel put 组工微讯 1 2018-0002 --column 一线见闻 --form brief
t rank --format csv
t list events --format csv
t channel put 组工微讯 1 2018-0004
t channel put 组工微讯 5 2018-0004 --column 典型做法 --no-event
t channel put 组工微讯 5 2018-0001 2018-0001 --column 典型做法
t channel put 组工微讯 5 2018-0001 --column 典型做法
t channel put 组工微讯 5 2018-0001 --column 头条
t channel put 组工微讯 9 2018-0001
t channel put 组工微讯 1 2018-0001 --year 2017
t channel put 组工微讯 x 2018-0001
t channel put 组工微讯 1
t channel show 组工微讯 1 --format csv
t channel list --format csv
t channel list --lang zh
t channel columns --format csv
t channel columns --period 2018-07-10..2018-07-31 --format csv
t rank --format csv
t undo
t undo
t rank --format csv
t event 2018-0002 void
t channel columns --format csv
t list issues --format csv
tb list issues --format csv > issues.csv
t import issues issues.csv
for kind in submissions events; do tb list $kind --period all --format csv > $kind.csv; done
(
    export TONGBAO_DB=b.db
    office
    tb import outlets own.csv > /dev/null
    for kind in submissions events; do tb import $kind $kind.csv > /dev/null; done
    t import issues issues.csv
    tb list issues --format csv | cmp - issues.csv
    t verify --format csv | head -n 4
)
printf 'outlet,number,date,column,ref\n组工微讯,1,2018-07-06,头条,2018-0001\n组工微讯,1,2018-07-08,,\n组工微讯,0,2018-07-08,,\n组工微讯,7,2018-07-08,,2018-0099\n' > wrong.csv
t import issues wrong.csv
t channel void 组工微讯 1
t channel show 组工微讯 1
t channel list --format csv
t rank --format csv
t undo
t calendar --format csv
t verify --format csv | head -n 4
