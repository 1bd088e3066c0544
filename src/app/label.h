/* What the journal calls a change. */
#ifndef TB_APP_LABEL_H
#define TB_APP_LABEL_H

#include "app/app.h"

/* One line for the whole batch, in the user's language, from its first change. TB_BUSY
 * when the words cannot be read now: try again. */
enum tb_rc label_changes(const struct app *app, const struct change *c, size_t n,
                         struct strbuf *out, struct tb_err *e);

#endif
