/* Words that several views say. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "tui/ui.h"

const char *ui_word(const char *en, const char *zh)
{
    return i18n_is_zh() ? zh : en;
}

const char *ui_period_title(struct period p, char out[static WORD_MAX])
{
    char name[PERIOD_NAME_MAX];
    struct tb_civil last = day_to_civil(p.last); /* a month is named by its end */
    period_format(p, name);
    if (i18n_is_zh() && p.kind == PERIOD_MONTH)
        snprintf(out, WORD_MAX, "%d年%d月", last.year, last.month);
    else if (i18n_is_zh() && p.kind == PERIOD_YEAR)
        snprintf(out, WORD_MAX, "%s年", name);
    else
        snprintf(out, WORD_MAX, "%s", name);
    return out;
}

const char *ui_points(const struct ui *ui, tb_amount a, char out[static 32])
{
    const struct scheme *s = ui->board ? ui->board->scheme : NULL;
    return amount_format(a, s ? s->decimals : -1, out);
}

const char *ui_count(tb_amount a, char out[static 32])
{
    return amount_format(a, -1, out);
}

const char *ui_day_words(const struct ui *ui, tb_day d, char out[static WORD_MAX])
{
    tb_day today = ui->loaded.today;
    char date[16];
    if (d == TB_DAY_NONE)
        snprintf(out, WORD_MAX, "-");
    else if (d == today)
        snprintf(out, WORD_MAX, "%s", _("today"));
    else if (d == today - 1)
        snprintf(out, WORD_MAX, "%s", _("yesterday"));
    else if (d < today && d > today - 100)
        snprintf(out, WORD_MAX, _("%d days ago"), today - d);
    else
        snprintf(out, WORD_MAX, "%s", day_format(d, date));
    return out;
}

const char *ui_unit_name(const struct ui *ui, int64_t id)
{
    const struct unit *u = names_unit(&ui->app->names, id);
    return u ? u->name : "-";
}

const char *ui_group_name(const struct ui *ui, int64_t id)
{
    const struct group *g = names_group(&ui->app->names, id);
    return g ? g->name : _("all");
}

const char *ui_owner_name(const struct ui *ui, int64_t id)
{
    const struct person *p = names_person(&ui->app->names, id);
    return p ? p->name : ui_unit_name(ui, id);
}
