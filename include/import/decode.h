/* A file as a stream of UTF-8, whatever it was written in.
 *
 * The encoding is settled before the first byte is handed out: a mark at the start,
 * what the user says, or two readings of the whole file, strict UTF-8 and GB18030. A
 * file that makes sense in both and would read differently is refused, never guessed.
 * Memory is bounded whatever the file's size. */
#ifndef TB_IMPORT_DECODE_H
#define TB_IMPORT_DECODE_H

#include "import/import.h"

struct decoder;

/* Opens path, or spools standard input ("-") into an unlinked file of TMPDIR. `o` may
 * be NULL. `forbidden`, if not NULL, is a file that must not be opened (the database
 * itself: closing it would drop SQLite's locks). Errors: TB_NOTFOUND, TB_DENIED,
 * TB_STOPPED, and TB_INVALID for what is not a regular file, not text, or in no
 * encoding that can be settled; these name the line. */
enum tb_rc decode_open(struct decoder **out, const char *path, const char *forbidden,
                       const struct import_options *o, struct tb_err *e);
/* The next bytes of UTF-8, at most cap (at least 16); *n 0 at the end. Characters may
 * be cut at the end of a piece. */
enum tb_rc decode_read(struct decoder *d, char *buf, size_t cap, size_t *n,
                       struct tb_err *e);
/* Bytes of the file handed out, and its size. */
void decode_progress(const struct decoder *d, int64_t *done, int64_t *total);
/* UTF-16 is how spreadsheets write tab-separated text. */
bool decode_is_utf16(const struct decoder *d);
/* TB_INVALID when the file changed while it was read. */
enum tb_rc decode_unchanged(const struct decoder *d, struct tb_err *e);
void decode_close(struct decoder **d);

/* --- scanning, apart for its tests ------------------------------------------------ */

/* What reading the bytes as UTF-8 and as GB18030 showed. Zero-initialise, feed with all
 * bytes in order, then scan_end. */
struct scan {
    int64_t at;       /* bytes seen */
    int64_t utf8_bad; /* offset of the first byte that is not UTF-8, -1: none */
    int64_t gb_bad;   /* likewise for GB18030 */
    int64_t wide;     /* characters of three or four bytes, read as UTF-8 */
    int64_t letters;  /* letters U+0080..U+07FF, read as UTF-8 */
    int64_t narrow;   /* all characters U+0080..U+07FF */
    int64_t utf8_start, gb_start; /* where the character in hand began */
    unsigned char need, low, high,
        lead;         /* of UTF-8: bytes to come, bounds of the next */
    unsigned char gb; /* of GB18030: bytes of the character in hand */
    bool begun;
};
void scan_feed(struct scan *s, const unsigned char *p, size_t n);
void scan_end(struct scan *s);

enum scan_verdict {
    SCAN_UTF8,
    SCAN_GB18030,
    SCAN_BOTH,  /* good in both and different */
    SCAN_MIXED, /* UTF-8 up to utf8_bad, then not, though all could be GB18030 */
    SCAN_NEITHER
};
enum scan_verdict scan_verdict(const struct scan *s);

#endif
