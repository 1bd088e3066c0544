# An author is the person of that name, whichever way the article came in.
office
printf 'name,unit,from\n李四,河东镇,2018-07-01\n' > li.csv
t import people li.csv
t add -u 河东镇 -t 甲稿 -d 2018-06-20 -a 李四
printf 'date,unit,title,author\n2018-06-21,河东镇,乙稿,李四\n' | t import submissions -
t add -u 河东镇 -t 丙稿 -d 2018-07-02 -a 李四
t show 2018-0001
t explain 李四 --period 2018
t rank --by person --period 2018 --format csv
