# Tables, CSV and JSON; English words in files, the user's in tables.
office
tb add -u 河东镇 -t '=1+1' -a "'+甲" --note '他说“好”,"是"' > /dev/null
tb add -u 河西镇 -t "$(printf '\033[2Jx\tz')" > /dev/null
tb event 2018-0001 adopt -o 市信息 > /dev/null
tb event 2018-0001 manual --value -2.5 > /dev/null
t rank --format csv
t rank --format json
t --lang zh rank
t rank --format csv --lang zh
t list submissions --format csv
t list submissions --format json
t list submissions
t --lang zh list submissions
t list events --format csv
t list events --format json
t --lang zh list events
t list units --format csv
t list people --format csv
t list outlets --format csv
t list scheme
t list scheme --format json
t list submissions --period 2018-06 --format json
t list submissions --period all --unit 河西镇 --format csv
t list submissions --group 组室 --format csv
t log --last 1 --format csv
t show 2018-0001 --format json
tb rank --format csv --bom | head -c 3 | od -An -tx1
