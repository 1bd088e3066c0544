/* The user's own folders, by the XDG rules. */
#ifndef TB_APP_FOLDER_H
#define TB_APP_FOLDER_H

#include "base/err.h"
#include "base/mem.h"

enum app_folder {
    FOLDER_CONFIG, /* $XDG_CONFIG_HOME, else ~/.config */
    FOLDER_DATA,   /* $XDG_DATA_HOME, else ~/.local/share */
    FOLDER_STATE   /* $XDG_STATE_HOME, else ~/.local/state */
};

/* The path of tongbao's folder there, with a slash at its end; nothing is made.
 * TB_USAGE: neither the variable nor HOME names an absolute path. */
enum tb_rc folder_path(enum app_folder which, struct strbuf *out, struct tb_err *e);
/* The same, and makes what is missing of it, for the user alone. */
enum tb_rc folder_make(enum app_folder which, struct strbuf *out, struct tb_err *e);

#endif
