/* Language, with a catalogue made on the spot. Each case is a child process, because a
 * process chooses its language once. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "base/i18n.h"

#include "unit.h"

static char folder[] = "/tmp/tongbao-i18n-XXXXXX";
static char command[600];

static int make_catalogue(void **state)
{
    char path[200];
    FILE *f;

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/zh.po", folder);
    f = fopen(path, "w");
    if (!f)
        return -1;
    fputs("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
          "msgid \"submitted\"\nmsgstr \"报送\"\n",
          f);
    fclose(f);
    snprintf(command, sizeof command,
             "mkdir -p %s/zh_CN/LC_MESSAGES && "
             "msgfmt -o %s/zh_CN/LC_MESSAGES/tongbao.mo %s/zh.po",
             folder, folder, folder);
    return system(command) == 0 ? 0 : -1;
}

static int drop_catalogue(void **state)
{
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

/* What the message "submitted" becomes with these variables (blank-separated) and this
 * --lang; "" when i18n_init fails. Child processes also check what must always hold. */
static const char *said(const char *environment, const char *lang)
{
    static char got[100];
    int fds[2], status;
    size_t n = 0;
    ssize_t k;

    fflush(NULL);
    assert_int_equal(pipe(fds), 0);
    pid_t child = fork();
    if (child == 0) {
        char copy[200];
        clearenv();
        snprintf(copy, sizeof copy, "%s", environment);
        for (char *p = strtok(copy, " "); p; p = strtok(NULL, " "))
            putenv(p);
        if (!i18n_init(lang, folder))
            _exit(3);
        bool zh = i18n_is_zh();
        dprintf(fds[1], "%s%s", _("submitted"), zh ? " zh" : "");
        /* decimal points and widths must not depend on the user's locale */
        snprintf(copy, sizeof copy, "%.1f", 1.5);
        _exit(strcmp(copy, "1.5") == 0 && wcwidth(0x4E2D) == 2 ? 0 : 4);
    }
    close(fds[1]);
    while ((k = read(fds[0], got + n, sizeof got - 1 - n)) > 0)
        n += (size_t)k;
    got[n] = '\0';
    close(fds[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    return got;
}

static void chinese(void **state)
{
    (void)state;
    assert_string_equal(said("LANG=zh_CN.UTF-8", NULL), "报送 zh");
    assert_string_equal(said("LANG=zh_CN.GB18030", NULL), "报送 zh");
    assert_string_equal(said("LANG=zh_CN", NULL), "报送 zh");
    assert_string_equal(said("LANG=en_US.UTF-8 LC_ALL=zh_CN.UTF-8", NULL), "报送 zh");
    assert_string_equal(said("LANG=C.UTF-8 LC_MESSAGES=zh_TW.UTF-8", NULL), "报送 zh");
    assert_string_equal(said("LANG=C.UTF-8 LANGUAGE=zh_CN:en", NULL), "报送 zh");
    assert_string_equal(said("LANG=C", "zh"), "报送 zh");
    assert_string_equal(said("LANG=en_US.UTF-8 LANGUAGE=en LC_ALL=C", "zh"), "报送 zh");
}

static void english(void **state)
{
    (void)state;
    assert_string_equal(said("", NULL), "submitted");
    assert_string_equal(said("LANG=C", NULL), "submitted");
    assert_string_equal(said("LANG=C.UTF-8", NULL), "submitted");
    assert_string_equal(said("LANG=de_DE.UTF-8", NULL), "submitted");
    assert_string_equal(said("LC_ALL=en_US.UTF-8 LANG=zh_CN.UTF-8", NULL), "submitted");
    assert_string_equal(said("LANGUAGE=en:zh_CN LANG=C.UTF-8", NULL), "submitted");
    assert_string_equal(said("LANG=zh_CN.UTF-8 LANGUAGE=zh_CN", "en"), "submitted");
    assert_string_equal(said("LANGUAGE=zh_CN LC_ALL=C.UTF-8", "en"), "submitted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chinese),
        cmocka_unit_test(english),
    };
    if (system("command -v msgfmt > /dev/null") != 0) {
        puts("skipped: msgfmt (package gettext) is not here to make a catalogue");
        return 0;
    }
    return cmocka_run_group_tests(tests, make_catalogue, drop_catalogue);
}
