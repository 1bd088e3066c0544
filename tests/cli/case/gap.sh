# Targets: required, done, missing, forecast; exempt, rates, units that come and go.
office
cat > targets.csv <<'EOF'
who,metric,period,amount,note
乡镇,submitted,month,2,
乡镇,points,month,12.5,
河东镇,rate,month,40%,
河西镇,submitted,month,exempt,新设
信息室,adopted,month,1,
张三,submitted,month,3,
EOF
t import targets targets.csv
t import targets targets.csv
t list targets
tb add -u 河东镇 -t 一 -a 张三 > /dev/null
tb add -u 河东镇 -t 二 > /dev/null
tb add -u 河东镇 -t 三 > /dev/null
tb event 2018-0001 adopt -o 县简报 > /dev/null
t gap
t gap --format csv
t gap --format json --group 乡镇
t --lang zh gap
t gap --by person
t gap --period 2018-06 --format csv
t gap --period 2018-07-01..2018-07-30
printf 'name,group,opened\n新镇,乡镇,2018-07-10\n' > new.csv
t import units new.csv
t gap --group 乡镇 --format csv
t rank --group 乡镇
