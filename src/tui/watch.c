/* Seeing others' writes. The file's notice comes before the commit can be read, so the
 * question is asked after 0, 1, 2, 4 ... 64 ms until the answer is yes. */
#include "base/i18n.h"

#include "tui/ui.h"

enum { LAST_ASK = 7, POLL_MS = 2000 };

void watch_start(struct ui *ui)
{
    struct tb_err e;
    enum tb_rc rc = store_watch(ui->app->store, &e);
    if (rc && rc != TB_BUSY)
        ui_error(ui, &e);
    ui->check = LAST_ASK;
    if (rc || store_wait_fd(ui->app->store) < 0)
        ui_due_in(ui, DUE_CHECK, rc ? 10 : POLL_MS);
}

void watch_woken(struct ui *ui)
{
    bool look = false;
    store_drain(ui->app->store, &look);
    if (!look)
        return;
    ui->check = 0;
    ui_due_in(ui, DUE_CHECK, 0);
}

unsigned watch_check(struct ui *ui)
{
    bool moved = false, polls = store_wait_fd(ui->app->store) < 0;
    struct tb_err e;
    enum tb_rc rc = store_moved(ui->app->store, &moved, &e);
    unsigned react = REACT_NONE;
    if (rc == TB_OK && moved) {
        react = ui_look(ui);
        ui->check = LAST_ASK;
    } else if (rc != TB_OK && rc != TB_BUSY) {
        ui_error(ui, &e);
        react = REACT_DRAW;
    }
    if (ui->check < LAST_ASK)
        ui_due_in(ui, DUE_CHECK, INT64_C(1) << ui->check++);
    else if (rc == TB_BUSY)
        ui_due_in(ui, DUE_CHECK, 64);
    else if (polls)
        ui_due_in(ui, DUE_CHECK, POLL_MS);
    if (ui->check == LAST_ASK && store_still_there(ui->app->store, &e) != TB_OK) {
        ui_error(ui, &e);
        react |= REACT_DRAW;
    }
    return react;
}
