/* Looks: the palettes' contrast and distance as numbers, and what follows from the
 * settings. */
#include <math.h>
#include <string.h>

#include "tui/look.h"
#include "tui/theme.h"

#include "unit.h"

/* --- colours as the eye has them ---------------------------------------------------
 */

/* An xterm-256 colour from the cube or the grey ramp, as sRGB 0 to 1. */
static void colour_of(int n, double rgb[3])
{
    static const int step[] = {0, 95, 135, 175, 215, 255};
    if (n >= 232) {
        rgb[0] = rgb[1] = rgb[2] = (8 + 10 * (n - 232)) / 255.0;
        return;
    }
    n -= 16;
    rgb[0] = step[n / 36] / 255.0;
    rgb[1] = step[n / 6 % 6] / 255.0;
    rgb[2] = step[n % 6] / 255.0;
}

static double linear(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double gamma_of(double v)
{
    v = v < 0 ? 0 : v > 1 ? 1 : v;
    return v <= 0.0031308 ? v * 12.92 : 1.055 * pow(v, 1 / 2.4) - 0.055;
}

static double luminance(const double rgb[3])
{
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

/* WCAG 2: 1 to 21. */
static double contrast(const double a[3], const double b[3])
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* Machado, Oliveira and Fernandes 2009, severity 1.0, on linear values; the first is
 * the usual eye. */
static const double sights[][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
     1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
     0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
     0.303900},
};

static void see(const double m[9], const double in[3], double out[3])
{
    double v[3] = {linear(in[0]), linear(in[1]), linear(in[2])};
    for (int i = 0; i < 3; i++)
        out[i] = gamma_of(m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2]);
}

static double lab_f(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void lab_of(const double rgb[3], double lab[3])
{
    double r = linear(rgb[0]), g = linear(rgb[1]), b = linear(rgb[2]);
    double x = lab_f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    double y = lab_f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double z = lab_f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
}

/* CIE76. */
static double distance(const double a[3], const double b[3])
{
    double p[3], q[3];
    lab_of(a, p);
    lab_of(b, q);
    return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                (p[2] - q[2]) * (p[2] - q[2]));
}

/* The smallest distance between any two of these colours for one kind of eye. */
static double closest(const int *colours, size_t n, const double sight[9])
{
    double least = 1000;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            double a[3], b[3], sa[3], sb[3];
            colour_of(colours[i], a);
            colour_of(colours[k], b);
            see(sight, a, sa);
            see(sight, b, sb);
            double d = distance(sa, sb);
            least = d < least ? d : least;
        }
    return least;
}

/* --- the palettes ------------------------------------------------------------------
 */

static const enum style told[] = {STYLE_OK, STYLE_WARN, STYLE_BAD, STYLE_MUTED};

static void check_palette(bool light, const double least_contrast[4],
                          const double least_distance[4])
{
    struct theme t;
    double ground[3] = {light, light, light};
    int colours[4];
    theme_make(&t, 256, light, false);
    assert_true(t.colour);
    for (size_t i = 0; i < COUNT(told); i++) {
        double rgb[3];
        colours[i] = t.roles[told[i]].colour;
        assert_true(colours[i] >= 16); /* the first 16 are the user's own */
        colour_of(colours[i], rgb);
        double c = contrast(rgb, ground);
        if (c < least_contrast[i] - 0.05 || c < 4.45)
            fail_msg("role %d, colour %d: contrast %.2f", told[i], colours[i], c);
    }
    for (size_t i = 0; i < COUNT(sights); i++) {
        double d = closest(colours, 3, sights[i]); /* muted says nothing */
        if (d < least_distance[i] - 0.5 || d < 23.5)
            fail_msg("eye %zu: distance %.1f", i, d);
    }
}

static void test_dark_palette(void **state)
{
    (void)state;
    check_palette(false, (const double[]){8.6, 15.0, 6.9, 6.1},
                  (const double[]){26, 26, 26, 24});
}

static void test_light_palette(void **state)
{
    (void)state;
    check_palette(true, (const double[]){10.6, 5.7, 6.1, 4.5},
                  (const double[]){30, 30, 30, 30});
}

/* The control: the usual green, yellow and red fail by the same measure. */
static void test_usual_palette_would_fail(void **state)
{
    static const int usual[] = {40, 220, 196};
    (void)state;
    assert_true(closest(usual, 3, sights[1]) < 15);
    assert_true(closest(usual, 3, sights[2]) < 20);
}

static void test_sixteen_colours(void **state)
{
    struct theme t;
    (void)state;
    for (int light = 0; light < 2; light++) {
        theme_make(&t, 16, light, false);
        assert_true(t.colour);
        for (int i = 0; i < STYLE_ROLES; i++) {
            short c = t.roles[i].colour;
            assert_true(c < 16 && c % 8 != 1 && c % 8 != 2); /* no red, no green */
        }
        assert_int_equal(t.roles[STYLE_BAD].look, LOOK_BOLD | LOOK_UNDERLINE);
    }
}

static void test_without_colour(void **state)
{
    static const struct {
        int colours;
        bool mono;
    } cases[] = {{0, false}, {2, false}, {8, false}, {256, true}, {16, true}};
    struct theme t;
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        theme_make(&t, cases[i].colours, false, cases[i].mono);
        assert_false(t.colour);
        for (int k = 0; k < STYLE_ROLES; k++)
            assert_int_equal(t.roles[k].colour, -1);
        assert_true(t.roles[STYLE_BAD].look != t.roles[STYLE_TEXT].look);
        assert_true(t.roles[STYLE_BAD].look != t.roles[STYLE_WARN].look);
    }
}

/* --- the settings ------------------------------------------------------------------
 */

static struct look look_of(const char *text)
{
    struct config c = {0};
    config_parse(&c, text, strlen(text));
    struct look l = look_from(&c);
    assert_string_equal(c.problem, "");
    config_free(&c);
    return l;
}

static void test_settings(void **state)
{
    (void)state;
    struct look l = look_of("");
    assert_int_equal(l.theme, THEME_AUTO);
    assert_int_equal(l.ascii, ASCII_AUTO);
    assert_int_equal(l.ambiguous, 0);
    assert_false(l.mouse || l.plain);
    l = look_of("[look]\ntheme = light\nascii = no\nambiguous = 2\nmouse = yes\n"
                "plain = yes\n");
    assert_int_equal(l.theme, THEME_LIGHT);
    assert_int_equal(l.ascii, ASCII_NO);
    assert_int_equal(l.ambiguous, 2);
    assert_true(l.mouse && l.plain);
}

static void test_wrong_setting_is_told(void **state)
{
    static const char text[] = "[look]\ntheme = pink\nambiguous = 1\n";
    struct config c = {0};
    (void)state;
    config_parse(&c, text, strlen(text));
    struct look l = look_from(&c);
    assert_int_equal(l.theme, THEME_AUTO);
    assert_int_equal(l.ambiguous, 1);
    assert_non_null(strstr(c.problem, "pink"));
    config_free(&c);
}

static void test_what_follows(void **state)
{
    struct look l = look_of("");
    (void)state;
    assert_true(look_light(&l, "0;15") && look_light(&l, "0;default;7"));
    assert_false(look_light(&l, "15;0") || look_light(&l, "0;8") ||
                 look_light(&l, NULL) || look_light(&l, "junk;"));
    assert_true(look_asks(&l, NULL, "xterm-256color"));
    assert_false(look_asks(&l, "15;0", "xterm-256color"));
    assert_false(look_asks(&l, NULL, "linux"));
    assert_false(look_ascii(&l, 1, "xterm") || look_ascii(&l, 1, "linux"));
    assert_true(look_ascii(&l, 2, "xterm") && look_ascii(&l, 1, "vt100"));
    l = look_of("[look]\ntheme = dark\nascii = yes");
    assert_false(look_light(&l, "0;15") || look_asks(&l, NULL, "xterm"));
    assert_true(look_ascii(&l, 1, "xterm"));
    l = look_of("[look]\ntheme = light\nascii = no");
    assert_true(look_light(&l, "15;0"));
    assert_false(look_ascii(&l, 2, "vt100"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dark_palette),
        cmocka_unit_test(test_light_palette),
        cmocka_unit_test(test_usual_palette_would_fail),
        cmocka_unit_test(test_sixteen_colours),
        cmocka_unit_test(test_without_colour),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_wrong_setting_is_told),
        cmocka_unit_test(test_what_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
