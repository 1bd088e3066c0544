/* What is done with topics and who owes them. */
#include "base/i18n.h"
#include "base/text.h"

#include "tui/topic_view.h"

static bool is_among(int64_t id, const int64_t *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return n == 0;
}

/* The messages, of one state of the database. */
static enum tb_rc write_messages(struct ui *ui, const int64_t *topics, size_t n_topics,
                                 const int64_t *owners, size_t n_owners,
                                 struct strbuf *out, size_t *count, struct tb_err *e)
{
    struct arena a = {0};
    struct topic_due *dues = NULL;
    size_t n = 0, kept = 0;
    enum tb_rc rc = app_topic_dues(ui->app, topics, n_topics, TB_DAY_NONE, TB_DAY_NONE,
                                   &a, &dues, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (is_among(dues[i].person_id ? dues[i].person_id : dues[i].unit_id, owners,
                     n_owners))
            dues[kept++] = dues[i];
    *count = rc == TB_OK ? app_topic_messages(ui->app, dues, kept, out) : 0;
    arena_free(&a);
    return rc;
}

unsigned topic_remind(struct ui *ui, const int64_t *topics, size_t n_topics,
                      const int64_t *owners, size_t n_owners)
{
    struct strbuf text = {0};
    struct tb_err e;
    size_t n = 0;
    int64_t seq = ui->app->seq;
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    enum tb_rc rc =
        write_messages(ui, topics, n_topics, owners, n_owners, &text, &n, &e);
    if (ui->app->seq != seq) { /* what is shown borrowed the names of before */
        ui_names_moved(ui, seq);
        ui_refresh(ui);
    }
    ui_let_go(ui, mine);
    unsigned react = REACT_DRAW;
    if (rc != TB_OK)
        ui_error(ui, &e);
    else if (n == 0)
        ui_say(ui, STYLE_TEXT, "%s", _("nobody is to be reminded"));
    else
        react = topic_text_show(ui, text.s, n);
    strbuf_free(&text);
    return react;
}
