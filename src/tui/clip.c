/* Copying: through the terminal (OSC 52), which may or may not pass it on, and says
 * nothing either way: so the message does not promise. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/ui.h"

void ui_copy(struct ui *ui, const char *text, size_t n, size_t rows)
{
    strbuf_clear(&ui->clip);
    /* Line by line made safe: what is pasted elsewhere must not act there either. */
    while (n > 0) {
        const char *end = memchr(text, '\n', n);
        size_t line = end ? (size_t)(end - text) : n;
        for (size_t at = 0; at <= line;) { /* tabs part the cells */
            const char *tab = memchr(text + at, '\t', line - at);
            size_t cell = tab ? (size_t)(tab - text) - at : line - at;
            text_safe(&ui->clip, text + at, cell);
            if (tab)
                strbuf_putc(&ui->clip, '\t');
            at += cell + 1;
        }
        if (end)
            strbuf_putc(&ui->clip, '\n');
        n -= line + (end != NULL);
        text += line + (end != NULL);
    }
    if (ui->clip.len > UI_CLIP_MOST) {
        strbuf_clear(&ui->clip);
        ui_say(
            ui, STYLE_BAD,
            _("! too much for the terminal's clipboard (%d bytes at most): mark fewer "
              "rows, or use tongbao list"),
            UI_CLIP_MOST);
        return;
    }
    ui_say(
        ui, STYLE_OK,
        _("sent to the terminal's clipboard (OSC 52): %zu rows, %zu bytes; if nothing "
          "arrives there, the terminal does not allow it"),
        rows, ui->clip.len);
}
