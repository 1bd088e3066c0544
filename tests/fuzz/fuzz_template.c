/* A bulletin's template: any bytes are read or refused with a line number, twice the
 * same; what was read makes a paper of a small office, and the paper is kept and read
 * again. */
#include <stdlib.h>
#include <string.h>

#include "../unit/bulletin/small.h"
#include "bulletin/compose.h"
#include "bulletin/keep.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void need(int condition)
{
    if (!condition)
        abort();
}

static int lines_of(const char *s)
{
    int n = 1;
    for (; *s; s++)
        n += *s == '\n';
    return n;
}

static void use(struct arena *a, const struct bulletin_template *t, enum track track)
{
    struct circular c = small_circular(track), back;
    struct circular_needs needs;
    struct paper p, again;
    struct tb_err e = {0};
    struct strbuf one = {0}, two = {0};
    template_needs(t, track, &needs);
    if (bulletin_compose(a, t, &c, &p, &e) != TB_OK) {
        need(e.msg[0] && !strchr(e.msg, '\n'));
        return;
    }
    keep_write(&one, &c, &p);
    need(keep_read(a, one.s, &back, &again, &e) == TB_OK);
    keep_write(&two, &back, &again);
    need(strcmp(one.s, two.s) == 0);
    strbuf_free(&one);
    strbuf_free(&two);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = {0};
    struct bulletin_template x, y;
    struct tb_err e = {0};
    int line_x, line_y;
    char *text = malloc(size + 1);
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    enum tb_rc rc = template_parse(&a, text, &x, &line_x, &e);
    need(template_parse(&a, text, &y, &line_y, NULL) == rc && line_x == line_y);
    need(rc == TB_OK || (e.msg[0] && !strchr(e.msg, '\n')));
    need(rc == TB_OK || (line_x >= 1 && line_x <= lines_of(text)));
    if (rc == TB_OK) {
        need(x.n_lines == y.n_lines && x.columns.n == y.columns.n);
        use(&a, &x, TRACK_OUTSIDE);
        use(&a, &x, TRACK_INSIDE);
    }
    arena_free(&a);
    free(text);
    return 0;
}
