# Bulletins at the edges: outlets that are gone, months that are cut, records, who told what.
office
printf 'name,level,from,to\n市旧刊,city,2018-01-01,2018-03-31\n省刊,province,,\n' > more.csv
tb import outlets more.csv >/dev/null
printf 'scheme 示例 from 2018-01-02\nadoptions all\nshare each full\nsubmit set 1\nadopt outlet 市信息 set 10\nadopt level county set 5\nadopt level city set 4\n' > new.txt
tb scheme apply new.txt >/dev/null 2>&1
tb add -u 河东镇 -t 甲稿 -d 2018-02-05 >/dev/null
tb event 2018-0001 adopt -o 市旧刊 -d 2018-02-20 >/dev/null
tb add -u 河东镇 -t 乙稿 -d 2018-05-06 >/dev/null
tb event 2018-0002 adopt -o 市信息 -d 2018-05-20 >/dev/null
tb add -u 河西镇 -t 丙稿 -d 2018-05-28 >/dev/null

# What an outlet adopted before it was closed is of the year, and of its level.
t bulletin outside 2018-05 --format csv --columns 'adopted total:adopted total:level:city total:level-points:city'
t bulletin outside 2018-05 --format csv --columns 'level:city total:levels outlets total:outlets'
t bulletin outside 2018-05 --format csv --columns 'total:outlet:市旧刊 total:outlet-points:市旧刊'
t bulletin outside 2018-05 --columns 'outlet:市旧刊'
t bulletin outside 2018-02 --format csv --columns 'total:outlets'

# A row is a unit: in the records as in the table.
printf 'language en\ncolumns unit units reporting mean\ntotal yes\n---\n{tables}\n' > mean.txt
t bulletin outside 2018-05 --template mean.txt
t bulletin outside 2018-05 --template mean.txt --format csv

# Months end where the period does.
printf 'language en\ncolumns unit\n---\n{chart-months}\n' > months.txt
months() {
    tb bulletin outside "$1" --template months.txt --format html |
        sed -n 's/.*\(1: [0-9; :]*\).*/\1/p' | head -1
}
months 2018-05
months 2018-01-15..2018-05-20
months 2018-W20
months 2018-02-06..2018-05-31

# What was told about a bulletin was told, whatever the year of who told it.
printf 'language en\ncolumns unit submitted\n---\n= {period}\n?changes {changes}\n' > told.txt
"$PROGRAM" --now 2018-07-15T09:30 --as tester bulletin outside 2018-05 --template told.txt --freeze >/dev/null
tb add -u 河东镇 -t 迟稿 -d 2018-05-07
"$PROGRAM" --now 2017-12-31T09:30 --as tester bulletin outside 2018-04 --template told.txt --freeze
t bulletin outside 2018-06 --template told.txt

# Who counts corrections has not told them.
printf 'language en\ncolumns unit\n---\n?changes Corrections: {changes}\n?topics {changes}\n' > count.txt
tb add -u 河西镇 -t 又迟 -d 2018-05-09 >/dev/null
t bulletin outside 2018-06 --template count.txt --freeze
t bulletin outside 2018-08 --template told.txt

# Nothing is published that cannot be shown.
cat > terminal.py <<'END_OF_FILE'
import os, pty
pid, fd = pty.fork()
if pid == 0:
    os.execv(os.environ["PROGRAM"], ["tongbao", "--now", "2018-07-15", "--as", "tester", "bulletin",
                                     "outside", "2018-01", "--freeze", "--format", "xlsx"])
out = b""
try:
    while part := os.read(fd, 4096):
        out += part
except OSError:
    pass
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END_OF_FILE
/usr/bin/python3 terminal.py
tb bulletin list --format csv | cut -d, -f1-3
