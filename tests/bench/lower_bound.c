/* The least that a screen of a tongbao database can cost: 30 submissions of one unit by
 * the index, a line that moves, a page by keyset. `make bench` compares tongbao with
 * it. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define ROWS 30

struct line {
    sqlite3_int64 day, id;
    char text[400];
};

static struct line lines[ROWS];
static int n_lines, at;

static void draw(int i)
{
    if (i == at)
        attron(A_REVERSE);
    mvaddnstr(2 + i, 0, lines[i].text, -1);
    clrtoeol();
    if (i == at)
        attroff(A_REVERSE);
}

static void draw_all(const char *unit)
{
    erase();
    mvprintw(0, 0, "tongbao  %s", unit);
    mvhline(1, 0, ACS_HLINE, COLS);
    for (int i = 0; i < n_lines; i++)
        draw(i);
    mvhline(2 + ROWS, 0, ACS_HLINE, COLS);
    mvaddstr(3 + ROWS, 0, "READY  j k PgDn PgUp q");
}

/* The rows after or before a position; nothing changes when there are none. */
static void page(sqlite3_stmt *st, sqlite3_int64 unit, sqlite3_int64 day,
                 sqlite3_int64 id, int back)
{
    struct line found[ROWS];
    int n = 0;
    sqlite3_bind_int64(st, 1, unit);
    sqlite3_bind_int64(st, 2, day);
    sqlite3_bind_int64(st, 3, id);
    for (; n < ROWS && sqlite3_step(st) == SQLITE_ROW; n++) {
        found[n].id = sqlite3_column_int64(st, 0);
        found[n].day = sqlite3_column_int64(st, 1);
        snprintf(found[n].text, sizeof found[n].text, " %10lld  %6lld  %s",
                 (long long)sqlite3_column_int64(st, 2), (long long)found[n].day,
                 (const char *)sqlite3_column_text(st, 3));
    }
    sqlite3_reset(st);
    for (int i = 0; i < n; i++)
        lines[i] = found[back ? n - 1 - i : i];
    n_lines = n ? n : n_lines;
    at = n ? 0 : at;
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

int main(int argc, char **argv)
{
    sqlite3 *db;
    sqlite3_stmt *unit, *down, *up;
    setlocale(LC_ALL, "");
    if (argc != 2 ||
        sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        return 1;
    sqlite3_prepare_v2(db, "SELECT id, name FROM unit ORDER BY id LIMIT 1", -1, &unit,
                       NULL);
    sqlite3_prepare_v2(
        db,
        "SELECT id, day, ref, title FROM submission WHERE unit_id = ?1 AND "
        "(day, id) < (?2, ?3) ORDER BY day DESC, id DESC LIMIT 30",
        -1, &down, NULL);
    sqlite3_prepare_v2(
        db,
        "SELECT id, day, ref, title FROM submission WHERE unit_id = ?1 AND "
        "(day, id) > (?2, ?3) ORDER BY day, id LIMIT 30",
        -1, &up, NULL);
    if (!unit || !down || !up || sqlite3_step(unit) != SQLITE_ROW)
        return 1;
    sqlite3_int64 id = sqlite3_column_int64(unit, 0);
    const char *name = (const char *)sqlite3_column_text(unit, 1);
    page(down, id, 1 << 30, 0, 0);
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    draw_all(name);
    for (int key; (key = getch()) != 'q';) {
        if (key == 'j' || key == KEY_DOWN)
            move_to(at + 1);
        else if (key == 'k' || key == KEY_UP)
            move_to(at - 1);
        else if (key == KEY_NPAGE && n_lines)
            page(down, id, lines[n_lines - 1].day, lines[n_lines - 1].id, 0);
        else if (key == KEY_PPAGE && n_lines)
            page(up, id, lines[0].day, lines[0].id, 1);
        if (key == KEY_NPAGE || key == KEY_PPAGE)
            draw_all(name);
    }
    endwin();
    sqlite3_finalize(unit);
    sqlite3_finalize(down);
    sqlite3_finalize(up);
    sqlite3_close(db);
    return 0;
}
