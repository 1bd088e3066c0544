# What there is, in both languages, without a database.
t help
t help import
t rank --help
t --help event
# No line of the Chinese list is without Chinese but the blank ones.
tb --lang zh help | LC_ALL=C grep '^[ -~]*$' | sort -u
t help nonsense
t version extra
tb version | sed 's/[0-9][0-9.]* .*journal/X journal/; s/ [0-9.]*$/ N/'
