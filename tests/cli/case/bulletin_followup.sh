# What was done about somebody, and issues of the own channel, in bulletins.
office
cat > people.csv <<'EOF'
name,unit,role
王主任,信息室,leader
李四,信息室,officer
EOF
printf 'name,level\n组工微讯,own\n' > own.csv
tb import people people.csv > /dev/null
tb import outlets own.csv > /dev/null
tb add -u 河东镇 -t 甲稿 -d 2018-06-05 > /dev/null
cat > small.txt <<'EOF'
language zh
列 单位 报送
---
= {期间}
?约谈 约谈：{约谈}
?!约谈 无约谈
?通报批评 批评：{通报批评}
?通报表扬 表扬：{通报表扬}
?期数 编发{期数}期，累计{期数.累计}期
EOF
small() { t bulletin "$@" --template small.txt; }
tb bulletin outside 2018-06 --lang zh > before.txt
small outside 2018-06

# A talk about 河西镇 in June; it is to be put right in July.
tb followup add talk 河西镇 --note 连续两月零报送 > /dev/null
small outside 2018-06
tb followup hold F2018-001 -d 2018-06-20 --note x > /dev/null
tb followup rectify F2018-001 -d 2018-06-21 --due 2018-07-31 > /dev/null
tb followup add criticise 河西镇 --note 两次未报 -d 2018-06-22 > /dev/null
tb followup add commend 河东镇 --note 报送积极 -d 2018-06-30 > /dev/null
tb followup add talk 李四 --note 迟报 > /dev/null
tb followup hold F2018-004 -d 2018-07-02 --note x > /dev/null
tb channel issue -o 组工微讯 -d 2018-05-04 > /dev/null
tb channel issue -o 组工微讯 -d 2018-06-01 > /dev/null
tb channel issue -o 组工微讯 -d 2018-06-15 > /dev/null
small outside 2018-06
small outside 2018-07
small inside 2018-06
small inside 2018-07
tb bulletin outside 2018-06 --lang zh | diff before.txt - | grep -v 校验
t bulletin outside 2018-06 --lang en | grep -A1 'Talks\|Criticised\|circular'

# Published, it stays; what is done afterwards is of the month in which it is done.
t bulletin outside 2018-06 --template small.txt --freeze > frozen.txt
tb followup rectify F2018-001 -d 2018-07-05 --due 2018-08-10 > /dev/null
tb followup drop F2018-002 --note 发错 > /dev/null
tb bulletin show 2018-001 > show.txt
cat show.txt
small outside 2018-06 --live
small outside 2018-07
tb verify > /dev/null && echo sound

bad() {
    printf 'language en\ncolumns unit\n---\n%s\n' "$1" > bad.txt
    t bulletin outside --template bad.txt
}
bad '{talks 3}'
bad '{talks.total}'
bad '{issues.before}'
bad '{each outlets}{talks}{end}'
