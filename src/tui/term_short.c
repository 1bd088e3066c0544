#include "tui/term_short.h"

#include <string.h>

bool short_known(const char *cup, const char *hpa, const char *cud1)
{
    return cup && hpa && cud1 && strcmp(cup, "\033[%i%p1%d;%p2%dH") == 0 &&
           strcmp(hpa, "\033[%i%p1%dG") == 0 && strcmp(cud1, "\n") == 0;
}

struct place {
    int row; /* 0: not known */
    int col; /* at most: characters beyond ASCII count two */
    int cols;
};

/* A control sequence: ESC [ numbers and a final letter. */
struct control {
    int args[2], n;
    char final; /* 0: something else */
    size_t len;
};

static struct control read_control(const char *s, size_t n)
{
    struct control c = {.len = 2};
    while (c.len < n && ((s[c.len] >= '0' && s[c.len] <= '9') || s[c.len] == ';')) {
        char d = s[c.len++];
        if (d == ';')
            c.n++;
        else if (c.n < 2 && c.args[c.n] < 10000)
            c.args[c.n] = c.args[c.n] * 10 + (d - '0');
    }
    c.final = c.len < n ? s[c.len++] : '\0';
    c.n++;
    return c;
}

/* True for a place in the cursor's row or the next one. */
static bool is_near(const struct place *p, const struct control *to)
{
    return p->row > 0 && to->n == 2 && to->args[1] > 0 &&
           (to->args[0] == p->row || to->args[0] == p->row + 1);
}

static void go(struct strbuf *out, const struct place *p, const struct control *to)
{
    if (to->args[0] > p->row)
        strbuf_putc(out, '\n');
    if (to->args[1] == 1)
        strbuf_putc(out, '\r');
    else
        strbuf_printf(out, "\033[%dG", to->args[1]);
}

/* Where the cursor is after a sequence. */
static void follow(struct place *p, const struct control *c)
{
    switch (c->final) {
    case 'H':
        p->row = c->n == 2 ? c->args[0] : 0;
        p->col = c->args[1];
        break;
    case 'G':
        p->col = c->args[0];
        break;
    case 'd':
        p->row = c->args[0];
        break;
    case 'C':
        p->col += c->args[0] ? c->args[0] : 1;
        break;
    case 'm':
    case 'K':
    case 'X':
        break; /* it stays */
    default:
        p->row = 0;
    }
}

static void take_char(struct place *p, unsigned char u)
{
    if (u >= 0x20)
        p->col += u < 0x80 ? 1 : u >= 0xc0 ? 2 : 0;
    else if (u == '\r')
        p->col = 1;
    else if (u != '\b')
        p->row = 0;
    if (p->col > p->cols + 1) /* beyond the last column: perhaps in the next row */
        p->row = 0;
}

void short_moves(struct strbuf *out, const char *s, size_t n, int cols)
{
    struct place p = {.cols = cols};
    size_t told = 0;
    for (size_t i = 0; i < n;) {
        if (s[i] == '\033' && i + 1 < n && s[i + 1] == '[') {
            struct control c = read_control(s + i, n - i);
            if (c.final == 'H' && is_near(&p, &c)) {
                strbuf_add(out, s + told, i - told);
                go(out, &p, &c);
                told = i + c.len;
            }
            follow(&p, &c);
            i += c.len;
        } else if (s[i] == '\033' && i + 2 < n && s[i + 1] == '(') {
            i += 3;
        } else {
            take_char(&p, (unsigned char)s[i++]);
        }
    }
    strbuf_add(out, s + told, n - told);
}
