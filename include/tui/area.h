/* Lines of text that a person types and pastes; one of them is being edited. */
#ifndef TB_TUI_AREA_H
#define TB_TUI_AREA_H

#include "tui/widget.h"

#define AREA_LINE_MAX 32768 /* bytes: a whole list may stand in one line */

/* Zero-initialise, then area_set. */
struct area {
    char **lines; /* the one at `at` may be older than `field` */
    size_t n, cap, at, top;
    struct field field;
};

void area_set(struct area *a, const char *text);
/* To the first line. */
void area_home(struct area *a);
/* Appends all lines, each with its line feed, but for an empty last one. */
void area_text(const struct area *a, struct strbuf *out);
/* True on an empty last line. */
bool area_at_end(const struct area *a);
/* False when the key is no editing key. Enter splits the line. */
bool area_key(struct area *a, uint32_t key, bool *changed);
/* Inserts, and goes to an empty last line when the text ends there. */
void area_paste(struct area *a, const char *text, size_t n);
void area_layout(struct area *a, int height);
void area_draw(const struct area *a, struct canvas *c, struct rect r, unsigned style);
void area_free(struct area *a);

#endif
