# Files, descriptors and folders that are not as they should be.
umask 000
office
tb add -u 河东镇 -t 题 > /dev/null
stat -c '%a' a.db
tb rank > /dev/full; echo "full: $?"
tb list submissions --format csv > /dev/full; echo "full: $?"
tb list submissions --format json > /dev/full; echo "full: $?"
tb help > /dev/full; echo "full: $?"
tb rank >&-; echo "closed: $?"
tb rank > /dev/null 2>&-; echo "no errors: $?"
tb rank <&- > /dev/null; echo "no input: $?"
tb rank <&- >&- 2>&-; echo "nothing: $?"
tb add -u 河东镇 -t 写 <&- >&- 2>&-; echo "nothing: $?"
tb list submissions --format csv
# More than a pipe holds, and nobody reads it.
tb init --sample --db sample.db
{ tb list submissions --db sample.db --period all --format json; echo "pipe: $?" >&2; } | true
env -u HOME -u TONGBAO_DB "$PROGRAM" rank; echo "no home: $?"
env -u HOME -u TONGBAO_DB "$PROGRAM" demo; echo "no home: $?"
env -u TONGBAO_DB HOME=relative "$PROGRAM" init; echo "relative: $?"
env -u TONGBAO_DB XDG_DATA_HOME="$PWD/data" "$PROGRAM" init | sed "s|$PWD|.|"
stat -c '%a %n' data/tongbao data/tongbao/tongbao.db
XDG_STATE_HOME="$PWD/state" "$PROGRAM" demo | sed "s|$PWD|.|"
XDG_STATE_HOME="$PWD/state" "$PROGRAM" demo | sed "s|$PWD|.|"
(cd state/tongbao && stat -c '%a %n' . demo.db && ls)
printf 'date,unit,title\n2018-07-03,河东镇,管道\n' | TMPDIR=/nonexistent tb import submissions -; echo "tmp: $?"
mkdir gone && cd gone && rmdir ../gone && tb --db "$HOME/a.db" rank > /dev/null; echo "no folder: $?"
cd "$HOME"
(ulimit -f 8
 seq 3000 | sed 's/.*/2018-07-03,河东镇,题&/; 1i date,unit,title' | TMPDIR=/tmp tb import submissions -) > /dev/null; echo "file size: $?"
seq 3000 | sed 's/.*/2018-07-03,河东镇,题&/; 1i date,unit,title' > many.csv
(ulimit -f 16; tb import submissions many.csv); echo "file size: $?"
tb list submissions --format csv | wc -l
tb verify > /dev/null; echo "verify: $?"
# The same in every zone and locale.
for zone in UTC Asia/Shanghai Pacific/Apia bad; do
    for lang in C C.UTF-8 zh_CN.UTF-8 xx; do
        TZ=$zone LC_ALL=$lang tb rank --format csv | md5sum
    done
done | sort -u | wc -l
