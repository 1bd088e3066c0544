/* SQL functions of ours, registered on every connection. */
#include <string.h>

#include "base/text.h"

#include "impl.h"

/* FNV-1a over type, length and bytes of each value: two different rows practically
 * never agree, and a flipped bit is found. It is no seal: the journal's chain is. */
uint64_t row_sum_add(uint64_t h, int type, const void *value, size_t n)
{
    const unsigned char *p = value;
    unsigned char head[] = {(unsigned char)type, (unsigned char)(n & 0xff),
                            (unsigned char)(n >> 8 & 0xff),
                            (unsigned char)(n >> 16 & 0xff)};
    for (size_t i = 0; i < sizeof head; i++)
        h = (h ^ head[i]) * UINT64_C(1099511628211);
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * UINT64_C(1099511628211);
    return h;
}

static uint64_t sum_value(uint64_t h, sqlite3_value *v)
{
    const unsigned char *p = NULL;
    int64_t n = 0, number = 0;
    int type = sqlite3_value_type(v);
    if (type == SQLITE_INTEGER) {
        number = sqlite3_value_int64(v);
        p = (const unsigned char *)&number;
        n = sizeof number;
    } else if (type != SQLITE_NULL) {
        p = sqlite3_value_blob(v);
        n = sqlite3_value_bytes(v);
    }
    return row_sum_add(h, type, p, (size_t)n);
}

static void row_sum(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    uint64_t h = ROW_SUM_START;
    /* A column that a later schema adds at the end is NULL in old rows: their sums
     * stand. */
    while (argc > 0 && sqlite3_value_type(argv[argc - 1]) == SQLITE_NULL)
        argc--;
    for (int i = 0; i < argc; i++)
        h = sum_value(h, argv[i]);
    sqlite3_result_int64(ctx, (int64_t)h);
}

/* text_has(text, key): does the folded text contain the folded key? */
static void text_has(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    const char *key = (const char *)sqlite3_value_text(argv[1]);
    if (!text || !key) {
        sqlite3_result_int(ctx, 0);
        return;
    }
    struct strbuf folded = {0};
    text_find_key(&folded, text, strlen(text));
    sqlite3_result_int(ctx, folded.s && strstr(folded.s, key) != NULL);
    strbuf_free(&folded);
}

/* text_is(text, key): is the key the text's own? */
static void text_is(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    const char *key = (const char *)sqlite3_value_text(argv[1]);
    struct strbuf own = {0};
    if (text && key)
        text_key(&own, text, strlen(text));
    sqlite3_result_int(ctx, text && key && strcmp(own.s ? own.s : "", key) == 0);
    strbuf_free(&own);
}

int db_functions(sqlite3 *db)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int rc =
        sqlite3_create_function(db, "row_sum", -1, flags, NULL, row_sum, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_function(db, "text_has", 2, flags, NULL, text_has, NULL,
                                     NULL);
    if (rc == SQLITE_OK)
        rc =
            sqlite3_create_function(db, "text_is", 2, flags, NULL, text_is, NULL, NULL);
    return rc;
}
