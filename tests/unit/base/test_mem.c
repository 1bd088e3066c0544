#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

#include "unit.h"

static void arena_memory_is_zeroed_aligned_and_apart(void **state)
{
    struct arena a = {0};
    unsigned char *p[300];

    (void)state;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 300; i++) {
            size_t n = i * 7 + 1;
            p[i] = arena_alloc(&a, n);
            assert_int_equal((uintptr_t)p[i] % _Alignof(max_align_t), 0);
            for (size_t k = 0; k < n; k++)
                assert_int_equal(p[i][k], 0);
            memset(p[i], (int)(i % 250 + 1), n);
        }
        for (size_t i = 0; i < 300; i++)
            for (size_t k = 0; k < i * 7 + 1; k++)
                assert_int_equal(p[i][k], i % 250 + 1);
        assert_true(a.used > 300);
        arena_reset(&a);
        assert_int_equal(a.used, 0);
    }
    arena_free(&a);
    assert_null(a.head);
}

static void arena_takes_one_large_piece(void **state)
{
    struct arena a = {0};
    char *big = arena_alloc(&a, 5000000);

    (void)state;
    memset(big, 'x', 5000000);
    assert_string_equal(arena_strdup(&a, "after"), "after");
    assert_int_equal(big[4999999], 'x');
    arena_free(&a);
}

static void arena_strings(void **state)
{
    struct arena a = {0};
    char *s;

    (void)state;
    assert_null(arena_strdup(&a, NULL));
    assert_string_equal(arena_strndup(&a, "abcdef", 3), "abc");
    assert_string_equal(arena_strndup(&a, "ab", 30), "ab");
    s = arena_printf(&a, "%s-%0*d", "n", 5000, 7);
    assert_int_equal(strlen(s), 5002);
    assert_string_equal(s + 5000, "07");
    arena_free(&a);
}

static void grow_keeps_items(void **state)
{
    int *items = NULL;
    size_t cap = 0;

    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        mem_grow(&items, &cap, i, sizeof *items);
        assert_true(cap > i);
        items[i] = (int)i * 3;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(items[i], (int)i * 3);
    free(items);
}

static void strbuf_grows_and_stays_terminated(void **state)
{
    struct strbuf b = {0};

    (void)state;
    strbuf_clear(&b);
    assert_string_equal(b.s, "");
    for (int i = 0; i < 100; i++)
        strbuf_printf(&b, "%d,", i);
    assert_int_equal(b.len, 290);
    assert_int_equal(strlen(b.s), 290);
    assert_memory_equal(b.s, "0,1,2,3,", 8);
    strbuf_clear(&b);
    strbuf_puts(&b, "a");
    strbuf_putc(&b, 'b');
    strbuf_pad(&b, '.', 3);
    strbuf_pad(&b, '.', -3);
    strbuf_add(&b, "c\0d", 3);
    assert_int_equal(b.len, 8);
    assert_memory_equal(b.s, "ab...c\0d", 9);
    strbuf_free(&b);
    assert_null(b.s);
}

static void copies(void **state)
{
    char *a = xstrdup("abc"), *b = xstrndup("abc", 2), *c = xstrndup("abc", 9);

    (void)state;
    assert_string_equal(a, "abc");
    assert_string_equal(b, "ab");
    assert_string_equal(c, "abc");
    free(a);
    free(b);
    free(c);
}

static void say_restored(void)
{
    if (write(STDERR_FILENO, "restored\n", 9) != 9)
        _exit(9);
}

/* A size that no memory has: the hook runs, one line is written, the exit code is 1. */
static void out_of_memory_ends_the_process(void **state)
{
    int fds[2], status;
    char said[200] = "";
    size_t n = 0;
    ssize_t got;

    (void)state;
    fflush(NULL);
    assert_int_equal(pipe(fds), 0);
    pid_t child = fork();
    if (child == 0) {
        struct arena a = {0};
        dup2(fds[1], STDERR_FILENO);
        mem_on_fatal(say_restored);
        arena_array(&a, SIZE_MAX / 2, 3);
        _exit(0);
    }
    close(fds[1]);
    while ((got = read(fds[0], said + n, sizeof said - 1 - n)) > 0)
        n += (size_t)got;
    close(fds[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_string_equal(said, "restored\ntongbao: out of memory\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(arena_takes_one_large_piece),
        cmocka_unit_test(arena_strings),
        cmocka_unit_test(grow_keeps_items),
        cmocka_unit_test(strbuf_grows_and_stays_terminated),
        cmocka_unit_test(copies),
        cmocka_unit_test(out_of_memory_ends_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
