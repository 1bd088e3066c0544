/* Translation. Message ids are English; the catalogue is data/po/zh_CN.po. */
#ifndef TB_BASE_I18N_H
#define TB_BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#include "base/err.h" /* N_() */

#define _(s) gettext(s)

/* Sets the language: "zh" or "en", or NULL for LANGUAGE, LC_ALL, LC_MESSAGES, LANG
 * in that order (a value starting with "zh" is Chinese, everything else English).
 * localedir holds zh_CN/LC_MESSAGES/tongbao.mo. Works where only C.UTF-8 is
 * installed. Returns false when no UTF-8 locale could be had: the caller must say
 * so, and must not start a screen. */
bool i18n_init(const char *lang, const char *localedir);

/* True when messages are Chinese. */
bool i18n_is_zh(void);

#endif
