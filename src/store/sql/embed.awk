# Turns the .sql files into C: numbered files (001_*.sql) become migrations, all others hold
# queries, each headed by a line "-- name: some_name", which becomes Q_SOME_NAME. Lines under
# "-- part: some_part" stand wherever a later query of the file says "%some_part".
function quote(s) {
    gsub(/\\/, "\\\\", s)
    gsub(/"/, "\\\"", s)
    return "    \"" s "\\n\""
}
FNR == 1 {
    file = FILENAME
    sub(/.*\//, "", file)
    migration = file ~ /^[0-9]/
    if (migration)
        m_name[++n_m] = file
    part = ""
}
/^-- part: / {
    part = $3
    parts[part] = ""
    next
}
/^-- name: / {
    if (migration) {
        print FILENAME ": a migration has no queries" > "/dev/stderr"
        exit 1
    }
    part = ""
    q_name[++n_q] = $3
    if (seen[$3]++) {
        print FILENAME ": " $3 " twice" > "/dev/stderr"
        exit 1
    }
    next
}
/^[ \t]*(--.*)?$/ { next }
{
    sub(/[ \t]+--.*$/, "")
    if (migration)
        m_text[n_m] = m_text[n_m] quote($0) "\n"
    else if (part != "")
        parts[part] = parts[part] quote($0) "\n"
    else if (/^%/) {
        if (!(substr($1, 2) in parts)) {
            print FILENAME ": no part " $1 > "/dev/stderr"
            exit 1
        }
        q_text[n_q] = q_text[n_q] parts[substr($1, 2)]
    } else if (n_q > 0)
        q_text[n_q] = q_text[n_q] quote($0) "\n"
}
END {
    h = out ".h"
    c = out ".c"
    print "#ifndef TB_GEN_SQL_H\n#define TB_GEN_SQL_H\nenum query {" > h
    for (i = 1; i <= n_q; i++)
        print "    Q_" toupper(q_name[i]) "," > h
    print "    QUERY_COUNT\n};" > h
    print "struct migration {\n    int number;\n    const char *name, *text;\n};" > h
    print "extern const char *const query_text[];\nextern const char *const query_name[];" > h
    print "extern const struct migration migrations[];\nextern const int n_migrations;\n#endif" > h
    print "#include \"sql.h\"\nconst char *const query_text[] = {" > c
    for (i = 1; i <= n_q; i++)
        print q_text[i] "    ," > c
    print "};\nconst char *const query_name[] = {" > c
    for (i = 1; i <= n_q; i++)
        print "    \"" q_name[i] "\"," > c
    print "};\nconst struct migration migrations[] = {" > c
    for (i = 1; i <= n_m; i++)
        print "    {" m_name[i] + 0 ", \"" m_name[i] "\",\n" m_text[i] "    }," > c
    print "};\nconst int n_migrations = " n_m ";" > c
}
