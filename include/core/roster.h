/* A list of units as people have it (typed, or pasted from a letter or a sheet), taken
 * apart into names and groups. Pure.
 *
 * One unit a line, with its group after a tab or comma where that is given; several in
 * a line between enumeration commas; a sheet whose first column repeats has the groups
 * there; headings ("乡镇：") give the group of what
 * follows. Numbering, bullets, counts behind a name and header lines go. Where nothing
 * says the group, the name's ending does. */
#ifndef TB_CORE_ROSTER_H
#define TB_CORE_ROSTER_H

#include "base/err.h"
#include "base/mem.h"

#include "core/model.h"

#define ROSTER_GROUPS 40

/* What a name's ending says. */
enum roster_sort {
    ROSTER_TOWN,    /* 镇 乡 街道 */
    ROSTER_VILLAGE, /* 村 社区 */
    ROSTER_ORGAN,   /* 局 委 办 院 中心 队 公司 */
    ROSTER_ROOM,    /* 室 科 组: of the office itself, track inside */
    ROSTER_SCHOOL,
    ROSTER_HOSPITAL,
    ROSTER_FIRM,
    ROSTER_OTHER, /* nothing */
    ROSTER_SORTS
};

struct roster_group {
    const char *name, *key;
    enum track track;
    enum roster_sort sort; /* of its first unit; ROSTER_OTHER for one named here */
    size_t members;
};

struct roster_row {
    const char *name, *key;
    uint32_t hash; /* of key */
    size_t group;  /* in groups */
    bool moved;    /* a person has put it there */
};

struct roster {
    struct arena arena; /* owns everything */
    struct roster_row *rows;
    size_t n, cap;
    struct roster_group groups[ROSTER_GROUPS];
    size_t n_groups;
    size_t twice; /* names left out because they stood there already */
};

enum roster_sort roster_guess(const char *name);
/* The usual name of such a group, in the language of the units' names. */
const char *roster_sort_name(enum roster_sort sort, bool chinese);
/* True for what names a group rather than a unit: 乡镇街道, 县直部门, 垂管单位. */
bool roster_is_heading(const char *text);
/* True for what heads the column of names: 单位名称. */
bool roster_is_header(const char *text);

/* Takes text apart into *r, which is empty or was filled before. TB_INVALID, with the
 * line, and *r empty: a name that no unit can have. */
enum tb_rc roster_parse(struct roster *r, const char *text, struct tb_err *e);
/* Takes over what a person has changed in `old` about names that stand in both. */
void roster_keep(struct roster *r, const struct roster *old);
/* Puts a row into another group. */
void roster_move(struct roster *r, size_t row, size_t group);
/* The group of that name, made where it is not there. TB_INVALID: no such name, the
 * name of a unit, or too many groups. */
enum tb_rc roster_name_group(struct roster *r, const char *name, size_t *group,
                             struct tb_err *e);
void roster_free(struct roster *r);

/* roster_line.c: pieces of a line, for roster_parse and its tests. Without numbering
 * and bullets in front; the end without counts and punctuation. */
const char *roster_skip_number(const char *s);
size_t roster_cut_tail(const char *s, size_t n);
/* Appends a line without what cannot be seen; all blanks but tabs become one sort. */
void roster_copy_line(struct strbuf *out, const char *s, size_t n);

/* roster_pair.c: true when the first of two columns repeats and the second does not: it
 * holds the groups, a unit stands behind its own. An empty cell is the one above. */
bool roster_group_first(const char *text);

/* roster_group.c: for roster_parse. True when a name has Chinese characters. */
bool roster_is_chinese(const char *s);
/* The group of that name, made where it is not there. TB_INVALID: a name that no group
 * can have, or too many groups. */
enum tb_rc roster_add_group(struct roster *r, const char *name, enum roster_sort sort,
                            size_t *group, struct tb_err *e);

#endif
