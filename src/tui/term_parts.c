/* What the terminal needs and curses does not. */
#include "tui/term_parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"

bool term_good_name(const char *name)
{
    size_t n = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                            "0123456789+-._");
    return n > 0 && n <= 64 && name[n] == '\0' && strcmp(name, "dumb") != 0;
}

enum tb_rc term_refuse(const char *name, struct tb_err *e)
{
    return tb_fail(e, TB_USAGE,
                   N_("the terminal kind TERM=%.40s cannot show the dashboard; try "
                      "TERM=xterm-256color tongbao"),
                   name);
}

enum tb_rc term_check(const char *name, struct tb_err *e)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return tb_fail(
            e, TB_USAGE,
            N_("the dashboard needs a terminal for input and output; `tongbao "
               "help` lists the commands that do not"));
    if (!name || !*name)
        return tb_fail(e, TB_USAGE,
                       N_("TERM is not set, so the terminal's kind is unknown; try "
                          "TERM=xterm-256color tongbao"));
    if (!term_good_name(name))
        return term_refuse(name, e);
    return TB_OK;
}

bool term_marks_pastes(const char *name, const char *tmux)
{
    static const char *const bare[] = {"linux", "vt", "screen", "ansi", "cons", "sun"};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        if (strncmp(name, bare[i], strlen(bare[i])) == 0)
            return tmux && *tmux;
    return true;
}

void term_unpadded(struct strbuf *out, const char *s)
{
    while (*s) {
        const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
        if (end)
            s = end + 1;
        else
            strbuf_putc(out, *s++);
    }
}

void term_make_raw(struct termios *t)
{
    t->c_iflag &=
        ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON | PARMRK);
    t->c_oflag &= ~(tcflag_t)OPOST;
    t->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
    t->c_cc[VMIN] = 1;
    t->c_cc[VTIME] = 0;
}

char *term_swap_env(const char *name, const char *value)
{
    const char *now = getenv(name);
    char *was = now ? xstrdup(now) : NULL;
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
    return was;
}

char term_likeness(uint32_t cp)
{
    static const struct {
        uint32_t cp;
        char c;
    } table[] = {{0x201c, '"'}, {0x201d, '"'}, {0x2018, '\''}, {0x2019, '\''},
                 {0x2026, '.'}, {0x2014, '-'}, {0xb7, '.'},    {0xd7, 'x'},
                 {0x2500, '-'}, {0x2502, '|'}, {0x2588, '#'},  {0x2591, '-'},
                 {0x25b2, '^'}, {0x25bc, 'v'}, {0x2192, '>'},  {0x2190, '<'}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].cp == cp)
            return table[i].c;
    return cp >= 0x2460 && cp <= 0x2468 ? (char)('1' + (cp - 0x2460)) : '?';
}

/* GNU screen takes a string of 768 bytes at most, and passes one on after the other. */
enum { SCREEN_PIECE = 512 };

static void wrap_for_screen(struct strbuf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i += SCREEN_PIECE) {
        strbuf_puts(out, "\033P");
        strbuf_add(out, s + i, n - i < SCREEN_PIECE ? n - i : SCREEN_PIECE);
        strbuf_puts(out, "\033\\");
    }
}

void term_copy_sequence(struct strbuf *out, const char *text, size_t n, bool screen)
{
    struct strbuf safe = {0}, osc = {0};
    for (size_t i = 0; i < n;) { /* tabs and line breaks part the cells of a table */
        size_t cell = 0;
        while (i + cell < n && text[i + cell] != '\t' && text[i + cell] != '\n')
            cell++;
        text_safe(&safe, text + i, cell);
        i += cell;
        if (i < n)
            strbuf_putc(&safe, text[i++]);
    }
    strbuf_puts(&osc, "\033]52;c;");
    text_base64(&osc, safe.s, safe.len);
    strbuf_putc(&osc, 7);
    if (screen)
        wrap_for_screen(out, osc.s, osc.len);
    else
        strbuf_add(out, osc.s, osc.len);
    strbuf_free(&safe);
    strbuf_free(&osc);
}
