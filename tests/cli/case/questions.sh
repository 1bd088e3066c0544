# What a check of a measure asks, with what would answer it, in both languages.
cat > measure.scheme <<'END'
scheme 2018 from 2018-01-01
adoptions all
relay set 1
adopt level city set 3
adopt level city outlet 市信息 set 5
adopt form composite set 1
instruct set 2
END
t scheme check measure.scheme
t --lang zh scheme check measure.scheme
cat >> measure.scheme <<'END'
dates printed
relays kept
combine instruct highest
count adopted adopt form single;item;brief
share each full
midperiod full
ties shared
END
t scheme check measure.scheme
printf '办法 乙 自 2018-01-01\n采用计分 就高\n采用 级别 市机 计 3\n' > wrong.scheme
t --lang zh scheme check wrong.scheme
