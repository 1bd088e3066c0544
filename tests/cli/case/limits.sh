# The ends of what is kept: points never run over, the calendar ends.
office
printf 'scheme 大 from 2019-01-01\nadoptions all\nsubmit set 1000000000\nadopt set -1000000000\n' > big.txt
t import scheme big.txt
{ echo date,unit,title; for i in 1 2 3 4 5 6 7 8 9 10; do echo 2019-07-01,河东镇,稿$i; done; } > ten.csv
t import submissions ten.csv
t add -u 河东镇 -t 十一 -d 2019-12-31
t add -u 河西镇 -t 十一 -d 2019-12-31
t add -u 河东镇 -t 十一 -d 2020-01-01
t rank --period 2018-07-01..2020-07-01 --group 乡镇 --format csv
{ echo date,unit,title; seq 4000 | sed 's/.*/2021-07-01,河西镇,稿&/'; } > many.csv
t import submissions many.csv
printf 'scheme 小 from 2021-01-01\nadoptions all\nsubmit set 0.001\n' > small.txt
t import scheme small.txt
t import submissions many.csv
printf 'scheme 再大 from 2021-02-01\nadoptions all\nsubmit set 1000000000\n' > again.txt
t import scheme again.txt
t rank --period 2021 --group 乡镇 --format csv
t verify --format csv | sed '/hash\|head/d'
printf 'who,metric,period,amount\n乡镇,submitted,month,1\n乡镇,submitted,year,1\n' > targets.csv
t import targets targets.csv
t gap --period 2199-12 --format csv
t gap --period 2199 --format csv --now 2199-12-31 | tail -n 2
t gap --period 1970-01 --format csv
