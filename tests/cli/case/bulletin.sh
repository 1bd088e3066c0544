# The double bulletin: drafted, published, corrected in the open, replaced, exported.
office
cat > small.txt <<'END'
language en
columns rank unit submitted total:submitted adopted rate points
total yes
---
= Bulletin: {period}
@ No. {number} of {year}
?replaces In place of {replaces}.
{submitted} submitted ({submitted.change}), {adopted} adopted, {rate}.
?zero Nothing from: {zero}.
{tables}
?changes == Corrections
?changes {changes}
END
tb add -u 河东镇 -t 甲稿 -d 2018-06-05 >/dev/null
tb add -u 河东镇 -t 乙稿 -d 2018-06-06 >/dev/null
tb add -u 河西镇 -t 丙稿 -d 2018-06-07 >/dev/null
tb event 2018-0003 adopt -o 市信息 -d 2018-06-20 >/dev/null
tb add -u 信息室 -t 丁稿 -d 2018-06-08 >/dev/null

# A draft is no more than what is printed.
t bulletin outside 2018-06 --template small.txt
t bulletin outside 2018-06 --template small.txt --columns 'unit points' --layout transposed
t bulletin outside 2018-06 --template small.txt --columns 'unit points' --layout paired
t bulletin list

# Published: it stays as it was, and who changes its numbers is told.
t bulletin outside 2018-06 --template small.txt --freeze
t bulletin outside 2018-06 --template small.txt --freeze
t add -u 河东镇 -t 迟到稿 -d 2018-06-09
t event 2018-0001 adopt -o 县简报 -d 2018-06-21
t add -u 河东镇 -t 本月稿 -d 2018-07-02
t add -u 信息室 -t 对内稿 -d 2018-06-09
t bulletin outside 2018-06
t bulletin outside 2018-06 --live --template small.txt
t bulletin diff 2018-001
t bulletin diff 2018-001 --format csv
t bulletin diff 2018-001 --format json
t bulletin diff 2018-001 --lang zh

# The next one prints the corrections, the one after it does not.
t bulletin outside 2018-07 --template small.txt --freeze
t bulletin outside 2018-08 --template small.txt
# What is told and changes again is told again.
t undo 9
t bulletin outside 2018-08 --template small.txt
t redo
t bulletin outside 2018-08 --template small.txt

# A freeze is not undone; another one is put in its place.
t undo
tb log --last 3 --format csv | cut -d, -f1,5-
t bulletin outside 2018-06 --template small.txt --freeze --replace
t bulletin list
t bulletin list --format csv
t bulletin show 2018-001
t bulletin show 2018-003
t bulletin diff 2018-003

# Tracks are apart; numbers are not.
t bulletin inside 2018-06 --template small.txt --freeze
t bulletin list --format csv --lang zh

# Files.
t bulletin show 2018-001 -o june.txt
tb bulletin show 2018-001 | cmp - june.txt && echo same
t bulletin show 2018-001 -o june.txt
t bulletin show 2018-003 -o june.txt --force
t bulletin show 2018-001 -o june.none
t bulletin show 2018-001 --format none
mkdir there && ln -s june.txt link.txt && ln a.db b.txt
t bulletin show 2018-001 -o there/ --format text
t bulletin show 2018-001 -o link.txt
t bulletin show 2018-001 -o nowhere/june.txt
t bulletin show 2018-001 -o a.db --format text --force
t bulletin show 2018-001 -o b.txt --force
t bulletin show 2018-001 -o a.db-journal --format text
t --db "$PWD/a.db" bulletin show 2018-001 -o there/../a.db-wal --format text | sed "s|$PWD|.|"
[ ! -e a.db-journal ] && [ ! -e a.db-wal ] && echo untouched

# Templates: the office's own, and what is wrong with one.
t bulletin template outside small.txt
tb bulletin template outside | cmp - small.txt && echo same
t bulletin outside 2018-05
t undo
tb bulletin template outside | grep -c '^{tables}$'
t bulletin template outside --reset
: > empty.txt
t bulletin template outside empty.txt
bad() {
    printf 'language en\ncolumns unit\n%s\n' "$1" > bad.txt
    t bulletin outside --template bad.txt
}
bad 'color red'
bad 'layout wide'
bad 'total perhaps'
bad ''
bad '---
{submited}'
bad '---
{submitted.last}'
bad '---
{period.total}'
bad '---
{best}'
bad '---
{mean 4}'
bad '---
{units 2}'
bad '---
{each units}{name}{end}'
bad '---
{each groups}{name}'
bad '---
{each outlets}{submitted}{end}'
bad '---
{name}'
bad '---
?nothing x'
bad '---
a } b'
bad '---
{groups}'
bad '---
{titles}'
bad '---
{tables 2}'
t bulletin outside --template none.txt
t bulletin template outside bad.txt

# Words.
t bulletin outside --columns 'rank unti'
t bulletin outside --columns 'rank outlet'
t bulletin outside --columns 'level:moon'
t bulletin outside --columns 'outlet:月报'
t bulletin outside --columns 'figure:加分'
t bulletin outside --columns 'total:rank'
t bulletin outside --columns ''
t bulletin outside --layout wide
t bulletin outside 2018-13
t bulletin outside 2018-06 2018-07
t bulletin outside --replace
t bulletin list --freeze
t bulletin list --format text
t bulletin diff 2018-001 -o x.csv
t bulletin template outside small.txt --reset
t bulletin beside
t bulletin show 2018-06
t bulletin show 2018-009
t bulletin diff
t bulletin template
tb verify >/dev/null && echo sound
# Where the file cannot go nothing is published either.
touch taken.txt
t bulletin outside 2018-04 --freeze -o taken.txt
t bulletin outside 2018-04 --freeze -o nowhere/b.txt
t bulletin list --format csv
# A measure moves numbers of what is published: it says of which.
sed 's/^submit set 1$/submit set 2/' scheme.txt > other.txt
t scheme apply --replace other.txt
