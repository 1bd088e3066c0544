# Turns pinyin.txt, surnames.txt and places.txt, in this order, into the table that
# src/base/pinyin.c reads. Run with LC_ALL=C: characters are decoded from their bytes.
#
# A row of pinyin_rows is the number of a syllable, with 0x8000 on a character's last one.
# A page is 32 code points: pinyin_has tells by a bit for each which of them have rows,
# pinyin_pages where the first one's begin.
BEGIN {
    for (i = 1; i < 256; i++)
        ord[sprintf("%c", i)] = i
    first = 12288 / 32 # U+3000
}

function decode(s, out,    i, n, b, cp, more) {
    n = 0
    for (i = 1; i <= length(s); i += more + 1) {
        b = ord[substr(s, i, 1)]
        more = b < 128 ? 0 : b < 224 ? 1 : b < 240 ? 2 : 3
        cp = b < 128 ? b : b < 224 ? b - 192 : b < 240 ? b - 224 : b - 240
        for (b = 1; b <= more; b++)
            cp = cp * 64 + ord[substr(s, i + b, 1)] - 128
        out[++n] = cp
    }
    return n
}

function syllable(s) {
    if (!(s in number)) {
        if (s !~ /^[a-z][a-z]?[a-z]?[a-z]?[a-z]?[a-z]?$/)
            fail("no syllable: " s)
        number[s] = ++n_syllables
        text[n_syllables] = s
    }
    return number[s]
}

function fail(why) {
    print FILENAME ":" FNR ": " why > "/dev/stderr"
    failed = 1
    exit 1
}

/^#/ || NF == 0 { next }

FILENAME ~ /pinyin\.txt$/ {
    if (decode($1, c) != 1 || c[1] <= last || NF < 2)
        fail("one character a line, by code point, with its readings")
    last = c[1]
    p = int(last / 32)
    if (!(p in begin))
        begin[p] = n_rows
    has[p] += 2 ^ (last % 32)
    for (i = 2; i <= NF; i++)
        row[n_rows++] = syllable($i) + (i == NF ? 32768 : 0)
    next
}

{
    n = decode($1, c)
    if (n != NF - 1)
        fail("a reading for each character")
    word = ""
    for (i = 1; i <= n; i++)
        word = word sprintf("%s%d", i > 1 ? ", " : "", c[i] + syllable($(i + 1)) * 2097152)
    # Kept in the order in which they are looked for: by first character, longest first.
    for (j = n_words++; j > 0 && (lead[j - 1] > c[1] || \
        (lead[j - 1] == c[1] && size[j - 1] < n)); j--) {
        lead[j] = lead[j - 1]; size[j] = size[j - 1]
        cells[j] = cells[j - 1]; family[j] = family[j - 1]
    }
    lead[j] = c[1]; size[j] = n; cells[j] = word; family[j] = FILENAME ~ /surnames/
}

END {
    if (failed)
        exit 1
    if (n_rows + 0 > 65535 || n_syllables > 511) {
        print "pinyin.txt: too much for the table" > "/dev/stderr"
        exit 1
    }
    print "/* Made by data/pinyin/embed.awk. */"
    print "static const char pinyin_syllables[][7] = {\"\","
    for (i = 1; i <= n_syllables; i++)
        print "\"" text[i] "\","
    print "};\nstatic const uint16_t pinyin_rows[] = {"
    for (i = 0; i < n_rows; i++)
        printf "%d,%s", row[i], i % 16 == 15 ? "\n" : ""
    last = int(last / 32)
    print "};\nenum { PINYIN_FIRST = " first ", PINYIN_LAST = " last " }; /* pages */"
    print "static const uint16_t pinyin_pages[] = {"
    for (i = first; i <= last; i++)
        printf "%d,%s", begin[i] + 0, i % 16 == 15 ? "\n" : ""
    print "};\nstatic const uint32_t pinyin_has[] = {"
    for (i = first; i <= last; i++)
        printf "%.0f,%s", has[i], i % 16 == 15 ? "\n" : ""
    print "};\n/* Code point + 2^21 * syllable. */\nstatic const uint32_t pinyin_cells[] = {"
    for (i = 0; i < n_words; i++)
        print cells[i] ","
    print "};\nstatic const struct pinyin_word pinyin_words[] = {"
    for (i = 0; i < n_words; i++) {
        printf "{%d, %d, %d, %d},\n", lead[i], at + 0, size[i], family[i]
        at += size[i]
    }
    print "};"
}
