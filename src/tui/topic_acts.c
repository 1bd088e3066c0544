/* What is done with topics and who owes them. */
#include "base/i18n.h"
#include "base/text.h"

#include "tui/topic_view.h"

static bool is_among(int64_t id, const int64_t *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return false;
}

unsigned topic_remind(struct ui *ui, const int64_t *topics, size_t n_topics,
                      const int64_t *owners, size_t n_owners)
{
    struct arena a = {0};
    struct topic_due *dues = NULL;
    struct strbuf text = {0};
    struct tb_err e;
    size_t n = 0, kept = 0;
    int64_t seq = ui->app->seq;
    enum tb_rc rc = app_topic_dues(ui->app, topics, n_topics, TB_DAY_NONE, TB_DAY_NONE,
                                   &a, &dues, &n, &e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (n_owners == 0 ||
            is_among(dues[i].person_id ? dues[i].person_id : dues[i].unit_id, owners,
                     n_owners))
            dues[kept++] = dues[i];
    if (rc == TB_BUSY)
        ui_busy(ui, ACTION_REMIND);
    else if (rc != TB_OK)
        ui_error(ui, &e);
    else if (kept == 0)
        ui_say(ui, STYLE_TEXT, "%s", _("nobody is to be reminded"));
    if (rc == TB_OK && kept) {
        size_t messages = app_topic_messages(ui->app, dues, kept, &text);
        ui_copy(ui, text.s, text.len, messages);
    }
    strbuf_free(&text);
    arena_free(&a);
    ui_names_moved(ui, seq);
    return REACT_DRAW;
}
