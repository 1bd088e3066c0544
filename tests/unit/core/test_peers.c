/* Places among those with the same role. */
#include "core/peers.h"

#include "world.h"

static void by_role_and_track(void **state)
{
    struct world *w = world_new();
    int64_t g = world_group(w, "rooms"), h = world_group(w, "towns");
    int64_t room = world_unit(w, "Room", g), town = world_unit(w, "Town", h);
    int64_t p[6];
    static const enum role roles[] = {ROLE_CADRE, ROLE_CADRE,   ROLE_CADRE,
                                      ROLE_HEAD,  ROLE_OFFICER, ROLE_CADRE};
    (void)state;
    w->units[0].track = TRACK_INSIDE;
    for (size_t i = 0; i < 6; i++) {
        p[i] = world_person(w, &"abcdef"[i], i < 4 ? room : town);
        w->posts[w->names.n_posts - 1].role = roles[i];
    }
    world_scheme(w, "scheme m from 2026-01-01\nsubmit set 1\nshare each full\n");
    static const int sent[] = {1, 2, 2, 9, 5, 7};
    for (size_t i = 0; i < 6; i++)
        for (int k = 0; k < sent[i]; k++) {
            struct article *a =
                world_article(w, on("2026-11-02"), i < 4 ? room : town, NULL, 0);
            int64_t *author = arena_array(&w->a, 1, sizeof *author);
            *author = p[i];
            a->authors = author;
            a->n_authors = 1;
        }
    struct board *b = world_board(w, "2026-11", on("2026-11-20"), (struct tallies){0});
    struct peer_place x = peers_place(b, p[0]);
    assert_int_equal(x.place, 3); /* the head's nine do not matter, nor the town's */
    assert_int_equal(x.of, 3);
    assert_false(x.tied);
    x = peers_place(b, p[1]);
    assert_int_equal(x.place, 1);
    assert_true(x.tied);
    x = peers_place(b, p[3]);
    assert_int_equal(x.place, 1);
    assert_int_equal(x.of, 1);
    assert_int_equal(x.role, ROLE_HEAD);
    assert_int_equal(peers_place(b, 999).place, 0);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_role_and_track)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
