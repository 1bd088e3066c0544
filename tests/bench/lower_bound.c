/* The least that a screen of a tongbao database can cost: 30 submissions of one unit by
 * the index, a line that moves, a page by keyset. `make bench` compares tongbao with
 * it. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>

#define ROWS 30
#define SELECT                                                                         \
    "SELECT id, day, ref, title FROM submission WHERE unit_id = ?1 AND (day, id)"

static struct line {
    sqlite3_int64 day, id;
    char text[400];
} lines[ROWS];
static int n_lines, at;

static void draw(int i)
{
    attrset(i == at ? A_REVERSE : A_NORMAL);
    mvaddnstr(2 + i, 0, lines[i].text, -1);
    attrset(A_NORMAL);
}

static void move_to(int i)
{
    int was = at;
    if (i < 0 || i >= n_lines)
        return;
    at = i;
    draw(was);
    draw(at);
}

/* The page beyond a line, and all of the screen; the last page stays. */
static void page(sqlite3_stmt *st, struct line from, int back, const char *unit)
{
    struct line got[ROWS];
    int n = 0;
    sqlite3_bind_int64(st, 2, from.day);
    sqlite3_bind_int64(st, 3, from.id);
    for (; n < ROWS && sqlite3_step(st) == SQLITE_ROW; n++) {
        got[n].id = sqlite3_column_int64(st, 0);
        got[n].day = sqlite3_column_int64(st, 1);
        snprintf(got[n].text, sizeof got[n].text, " %lld  %lld  %s",
                 (long long)sqlite3_column_int64(st, 2), (long long)got[n].day,
                 (const char *)sqlite3_column_text(st, 3));
    }
    sqlite3_reset(st);
    for (int i = 0; i < n; i++)
        lines[i] = got[back ? n - 1 - i : i];
    n_lines = n ? n : n_lines;
    at = n ? 0 : at;
    erase();
    mvprintw(0, 0, "tongbao  %s", unit);
    mvhline(1, 0, ACS_HLINE, COLS);
    for (int i = 0; i < n_lines; i++)
        draw(i);
    mvhline(2 + ROWS, 0, ACS_HLINE, COLS);
    mvaddstr(3 + ROWS, 0, "READY  j k PgDn PgUp q");
}

int main(int argc, char **argv)
{
    sqlite3 *db;
    sqlite3_stmt *unit, *st[2];
    setlocale(LC_ALL, "");
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL))
        return 1;
    sqlite3_prepare_v2(db, "SELECT id, name FROM unit ORDER BY id LIMIT 1", -1, &unit,
                       NULL);
    sqlite3_prepare_v2(db, SELECT " < (?2, ?3) ORDER BY day DESC, id DESC LIMIT 30", -1,
                       &st[0], NULL);
    sqlite3_prepare_v2(db, SELECT " > (?2, ?3) ORDER BY day, id LIMIT 30", -1, &st[1],
                       NULL);
    if (sqlite3_step(unit) != SQLITE_ROW)
        return 1;
    const char *name = (const char *)sqlite3_column_text(unit, 1);
    for (int i = 0; i < 2; i++)
        sqlite3_bind_int64(st[i], 1, sqlite3_column_int64(unit, 0));
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    page(st[0], (struct line){.day = 1 << 30}, 0, name);
    for (int key; (key = getch()) != 'q';) {
        if (key == 'j' || key == KEY_DOWN)
            move_to(at + 1);
        else if (key == 'k' || key == KEY_UP)
            move_to(at - 1);
        else if (key == KEY_NPAGE && n_lines)
            page(st[0], lines[n_lines - 1], 0, name);
        else if (key == KEY_PPAGE && n_lines)
            page(st[1], lines[0], 1, name);
    }
    endwin();
    sqlite3_finalize(unit);
    sqlite3_finalize(st[0]);
    sqlite3_finalize(st[1]);
    return sqlite3_close(db);
}
