/* What the dialog of choices is for. */
#ifndef TB_TUI_CHOOSE_H
#define TB_TUI_CHOOSE_H

enum choose { CHOOSE_SORT, CHOOSE_COLUMNS, CHOOSE_COPY };

#endif
