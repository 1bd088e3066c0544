/* What the line prompt asks for. */
#ifndef TB_TUI_PROMPT_H
#define TB_TUI_PROMPT_H

enum prompt { PROMPT_FILTER, PROMPT_PERIOD, PROMPT_JUMP };

#endif
