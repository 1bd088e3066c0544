# Wrong words: exit 2, naming the word and the usage; nothing found: 3.
office
t rank --foo
t rank -x
t rank extra
t rank --period
t rank --period=
t rank --period 2018-13
t rank --format xml
t rank --group 县直
t rank --by house
t rank --dry-run
t nonsense
t --foo
t --lang fr rank
t --now yesterday rank
t add
t add -u 河东镇
t add -u 河东 -t 题
t add -u 河东镇 -t 题 -d 2018-02-30
t add -u 河东镇 -t 题 --length many
t add -u 河东镇 -t 题 --topic T1
t add -u 河东镇 -t 题 --bom
t event 2018-0001
t event 2018-0001 praise
t event 2018-0001 adopt
t show
t show 无此人
t show 2018-0099
t explain 无此人
t import units
t import nonsense x.csv
t import units none.csv
t list nonsense
t list topics
t undo zero
t undo 0
t undo 999
t log --last many
t init
t init --sample --template x
t init --db b.db --template nonsense
t rank --db none.db
t backup
t redo
# Options stand anywhere, in one word or two; after -- everything is a word.
tb --period=2018 rank | head -n 1
tb rank --period 2018 | head -n 1
tb rank --group=乡镇 --format=csv
cp units.csv -- -units.csv
t import units -- -units.csv
t import units -units.csv
t import -- units -units.csv
