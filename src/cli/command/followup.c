/* Follow-ups: what the rules ask for, what was done about it, and ready texts. */
#include "../followup.h"

#include <string.h>

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("those of which month, quarter ... (default: this month and the one before)")},
    {0, "kind", "K", N_("remind explain talk criticise commend")},
    {0, "cause", "TEXT",
     N_("of this cause: a part of its name, or a topic's reference")},
    {0, "state", "S", N_("list: proposed sent dropped held rectify closed, or open")},
    {'d', "date", "DATE", N_("the day on which it was done (default: today)")},
    {0, "due", "DATE", N_("rectify: until when it is to be put right")},
    {0, "note", "TEXT", N_("the reason, what was said, how it ended")},
    {0, "anyway", NULL, N_("also when the numbers say otherwise")},
    {0, "reset", NULL, N_("template: back to the one that comes with the program")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static enum tb_rc sent(struct cli *c, struct tb_err *e)
{
    return followup_act(c, FOLLOW_SENT, e);
}

static enum tb_rc dropped(struct cli *c, struct tb_err *e)
{
    return followup_act(c, FOLLOW_DROPPED, e);
}

static enum tb_rc held(struct cli *c, struct tb_err *e)
{
    return followup_act(c, FOLLOW_HELD, e);
}

static enum tb_rc rectify(struct cli *c, struct tb_err *e)
{
    return followup_act(c, FOLLOW_RECTIFY, e);
}

static enum tb_rc closed(struct cli *c, struct tb_err *e)
{
    return followup_act(c, FOLLOW_CLOSED, e);
}

static const struct {
    const char *name;
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
} verbs[] = {{"list", followup_list}, {"show", followup_show},
             {"send", sent},          {"drop", dropped},
             {"hold", held},          {"rectify", rectify},
             {"close", closed},       {"add", followup_add},
             {"text", followup_text}, {"template", followup_template}};

static enum tb_rc followup_run(struct cli *c, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, c->args[0]) == 0)
            return verbs[i].run(c, e);
    return cli_usage(c, e,
                     N_("\"%s\" is not one of: list show send drop hold rectify close "
                        "add text template"),
                     c->args[0]);
}

const struct command cmd_followup = {
    .name = "followup",
    .usage = "list | show WHAT | send|drop|hold|rectify|close WHAT... | "
             "add KIND WHO | text KIND [WHAT...] | template KIND [FILE]",
    .summary =
        N_("reminders, talks, criticism and praise: asked for by rule, done, closed"),
    .notes = N_(
        "WHAT is a reference such as F2026-003, or the name of a unit or person about "
        "whom something is asked for; --kind, --period and --cause say which. Texts: "
        "message "
        "notice talks criticism praise. Nothing is sent anywhere: a text is printed, "
        "to be copied."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = CLI_ARGS_MAX,
    .options = options,
    .run = followup_run,
};
