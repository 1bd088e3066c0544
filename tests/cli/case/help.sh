# What there is, in both languages, without a database.
t help
t help import
t rank --help
t --help event
t --lang zh help
t help nonsense
t version extra
tb version | sed 's/[0-9][0-9.]* .*journal/X journal/; s/ [0-9.]*$/ N/'
