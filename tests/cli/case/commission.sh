# What late and missed topics do to points: the same numbers everywhere, and back by undo.
office
cat > measure.txt <<'EOF'
办法 约稿 自 2018-06-01
采用计分 累加
分享 单位 各计
报送 逾期 是 计 -1
报送 计 10
约稿未交 计 -2
触发 约稿两次未交 达 2 约稿未交 每 月 则 说明 取消评优
评选 先进 前 9 除非 约稿未交
EOF
t topic add -t 夏粮收购 --due 2018-07-10 -u 乡镇 --late
t topic add -t 防汛备汛 --due 2018-07-12 -u '河西镇;信息室' --late
t add -u 河东镇 -t 河东镇夏粮 -d 2018-07-12 --topic T2018-001
t add -u 信息室 -t 信息室备汛 -d 2018-07-12 --topic T2018-002
t scheme preview measure.txt --period 2018-07 --format csv
t scheme apply measure.txt
t rank --format csv
t rank --lang zh
t explain 河西镇 --format csv
t explain 河西镇 --figure 约稿未交 --format csv
t explain 河东镇 --format csv
t gap --triggers --format csv
t rank --awards --format csv
tb bulletin outside 2018-07 --columns '单位 得分 figure:约稿未交' | sed -n '/^Unit/,/^$/p'
t followup list --kind explain --format csv
t honours 2018-07 --format csv
t pay 2018-07 --lines --format csv
# Sent at last: late, and no longer missed.
t add -u 河西镇 -t 河西镇夏粮 -d 2018-07-15 --topic T2018-001
t rank --format csv --group 乡镇
t gap --triggers --format csv
t undo
t rank --format csv --group 乡镇
tb verify >/dev/null && echo sound
# What was missed stands in a bulletin; who answers, or gives out another one, is told.
t topic add -t 六月约稿 --due 2018-06-20 -u 河西镇 --late
tb bulletin outside 2018-06 --freeze -o june.txt >/dev/null && echo published
t add -u 河西镇 -t 补交的稿件 -d 2018-07-14 --topic T2018-003
t bulletin diff 2018-001 --format csv
t topic add -t 又一次 --due 2018-06-25 -u 河东镇 --late
t bulletin diff 2018-001 --format csv
t undo
tb verify >/dev/null && echo sound
# Withdrawn, given to others, or no longer answered: that moves what is printed as well.
tb topic add -t 七月约稿 --due 2018-07-05 -u 河西镇 --late >/dev/null
tb add -u 河西镇 -t 七月稿 -d 2018-07-06 --topic T2018-005 >/dev/null
tb bulletin outside 2018-07 --freeze -o july.txt >/dev/null && echo published
t topic edit T2018-003 -u 河东镇
t undo
t topic edit T2018-003 -t 六月的约稿
t edit 2018-0004 --topic none
t undo
t topic void T2018-005
t bulletin diff 2018-002 --format csv
t undo
t topic edit T2018-005 --due 2018-08-20
t undo
tb verify >/dev/null && echo sound
# Who leaves, or is moved, on a day that is over moves numbers without any article.
tb person add 王五 -u 信息室 >/dev/null
tb topic add -t 个人约稿 --due 2018-06-20 -u 王五 --late >/dev/null
cat > person.txt <<'EOF'
办法 个人 自 2018-06-01
采用计分 累加
分享 各计
约稿未交 人员 计 -2
EOF
tb scheme apply person.txt --replace >/dev/null
tb bulletin inside 2018-06 --freeze -o inside.txt >/dev/null && echo published
t person leave 王五 --to 2018-06-10
t bulletin diff 2018-003 --format csv
t person leave 王五 --to 2018-08-31
