/* The entry form's topic: the open one that the title fits is proposed, and shown with
 * the word that they have in common. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/topic.h"

#include "tui/form_view.h"

void form_propose_topic(struct entry_form *f, struct ui *ui)
{
    const struct names *n = &ui->app->names;
    char word[TOPIC_WORD_MAX], due[32] = "";
    if (f->amends || form_touched(f, FORM_TOPIC))
        return;
    const struct topic *about = names_topic(n, f->about);
    const struct topic *t = about && !about->voided ? about
                            : f->n_units
                                ? topics_best(n, f->units[0], f->date.day,
                                              field_text(&f->text[FORM_TITLE]), word)
                                : NULL;
    field_set(&f->text[FORM_TOPIC], t ? t->title : "");
    f->why_topic[0] = '\0';
    if (!t)
        return;
    if (t->due != TB_DAY_NONE) {
        struct tb_civil d = day_to_civil(t->due);
        if (t->due == ui->loaded.today)
            snprintf(due, sizeof due, "%s", _(", due today"));
        else if (t->due < f->date.day)
            snprintf(due, sizeof due, _(", late: due %02d-%02d"), d.month, d.day);
        else
            snprintf(due, sizeof due, _(", due %02d-%02d"), d.month, d.day);
    }
    if (t == about)
        snprintf(f->why_topic, sizeof f->why_topic,
                 _("the form was opened for it%s; Del removes"), due);
    else
        snprintf(f->why_topic, sizeof f->why_topic,
                 _("the title has “%s”%s; Del removes"), word, due);
}

int64_t form_topic_typed(const struct entry_form *f, const struct ui *ui)
{
    const struct names *n = &ui->app->names;
    const char *text = field_text(&f->text[FORM_TOPIC]);
    /* Topics come again under the same title: an article stays with its own. */
    if (f->amends && f->was.topic_id &&
        strcmp(text, form_topic_title(ui, f->was.topic_id)) == 0)
        return f->was.topic_id;
    if (f->about && strcmp(text, form_topic_title(ui, f->about)) == 0)
        return f->about;
    for (size_t i = n->n_topics; *text && i-- > 0;)
        if (strcmp(n->topics[i].title, text) == 0 ||
            strcmp(n->topics[i].ref, text) == 0)
            return n->topics[i].id;
    return 0;
}

bool form_topic(struct entry_form *f, struct ui *ui, int64_t *id)
{
    const char *text = field_text(&f->text[FORM_TOPIC]);
    *id = *text ? form_topic_typed(f, ui) : 0;
    if (*id || !*text)
        return true;
    f->focus = FORM_TOPIC;
    ui_say(ui, STYLE_BAD, _("! no topic is called “%s”; Del empties the field"), text);
    return false;
}

const char *form_topic_title(const struct ui *ui, int64_t id)
{
    const struct topic *t = names_topic(&ui->app->names, id);
    return t ? t->title : "";
}

void form_offer_topics(struct entry_form *f, struct ui *ui, const char *typed)
{
    const struct names *n = &ui->app->names;
    for (size_t i = n->n_topics; i-- > 0 && f->choices.n < FORM_CHOICES;) {
        const struct topic *t = &n->topics[i];
        if (t->voided) /* nobody answers it any more */
            continue;
        bool open = topic_open_on(t, f->date.day) &&
                    (f->n_units == 0 || topic_is_for(n, t, f->units[0], f->date.day));
        if ((open || *typed) &&
            (parts_match(typed, t->title) || parts_match(typed, t->ref)))
            f->choices.names[f->choices.n++] = t->title;
    }
}
