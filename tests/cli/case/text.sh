# Text from outside is made visible wherever it is printed.
office
evil=$(printf 'a\033]0;x\007\033[31mb\302\233c\342\200\256d\377e\nf')
t add -u "$evil" -t x
t add -u 河东镇 -t 题 -a "$evil"
t show "$evil"
t rank --group "$evil"
t rank --period "$evil"
t rank "--$evil"
t "$evil"
t import "$evil" x
t import units "$evil"
t --db "$evil/a.db" rank
evil=$(printf 'a\033]0;x\007\033[31mb\302\233c\342\200\256d\n=e')
t add -u 河东镇 -t 题 -a "$evil"
printf 'name,group\n"%s",组室\n' "$(printf 'b\342\200\256\342\200\213c')" > evil.csv
t import units evil.csv
t show 2018-0001
t list submissions
t rank
tb list submissions --format json | python3 -c 'import json,sys; print(ascii(json.load(sys.stdin)[0]["author"]))'
t add -u 河东镇 -t '%s%n%d {0} $(id) `id`'
t log --last 1
# Never a control byte but the line's end.
for c in 'list submissions' log 'show 2018-0001' rank; do
    tb $c 2>&1 | LC_ALL=C tr -d '\n' | LC_ALL=C grep -c '[[:cntrl:]]'
done
