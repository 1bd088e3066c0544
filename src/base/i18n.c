#include "base/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "tongbao"

static bool wants_zh(const char *lang)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; !lang && i < sizeof names / sizeof *names; i++) {
        const char *v = getenv(names[i]);
        if (v && *v)
            lang = v;
    }
    return lang && strncmp(lang, "zh", 2) == 0;
}

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* The user's own character set if it is UTF-8, else any locale that has it. */
static bool take_utf8(void)
{
    static const char *const others[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8",
                                         "zh_CN.UTF-8"};

    if (setlocale(LC_CTYPE, "") && is_utf8())
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (setlocale(LC_CTYPE, others[i]) && is_utf8())
            return true;
    }
    setlocale(LC_CTYPE, "C");
    return false;
}

bool i18n_init(const char *lang, const char *localedir)
{
    bool zh = wants_zh(lang);

    /* Numbers, dates and order are written the same everywhere: those categories
     * stay "C". */
    setlocale(LC_ALL, "C");
    if (!take_utf8())
        return false;
    /* gettext looks at LANGUAGE only when the messages' locale is not exactly "C";
     * with any other, LANGUAGE alone decides, so no Chinese locale is needed. */
    if (zh) {
        setenv("LANGUAGE", "zh_CN", 1);
        if (!setlocale(LC_MESSAGES, "C.UTF-8"))
            setlocale(LC_MESSAGES, setlocale(LC_CTYPE, NULL));
    }
    bindtextdomain(DOMAIN, localedir);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    textdomain(DOMAIN);
    return true;
}

bool i18n_is_zh(void)
{
    const char *name = setlocale(LC_MESSAGES, NULL);

    return name && strcmp(name, "C") != 0;
}
