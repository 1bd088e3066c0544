/* Keys and actions. One list of actions, and a table of keys for each view: the hint
 * bar, the help screen and the README's table are printed from them. */
#ifndef TB_TUI_KEYS_H
#define TB_TUI_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h" /* N_() */
#include "base/mem.h"

#include "tui/input.h"

/* name (for the [keys] section of the config, scripts and tests), what it does, and
 * Chinese words under which the palette finds it in any language. "" as help: not for
 * users. A letter means the same everywhere.
 */
#define TUI_ACTIONS(X)                                                                 \
    X(NONE, "none", "", "")                                                            \
    X(GO, "go", N_("go to the screen with that number"), "")                           \
    X(UP, "up", N_("one line up"), "上移")                                             \
    X(DOWN, "down", N_("one line down"), "下移")                                       \
    X(PGUP, "page-up", N_("one page up"), "上一页")                                    \
    X(PGDN, "page-down", N_("one page down"), "下一页")                                \
    X(HOME, "home", N_("to the first line"), "首行")                                   \
    X(END, "end", N_("to the last line"), "末行")                                      \
    X(JUMP, "jump", N_("to a line by number or per cent"), "跳转 百分比")              \
    X(LEFT, "left", N_("previous group"), "上一类别")                                  \
    X(RIGHT, "right", N_("next group"), "下一类别")                                    \
    X(NEXT, "next", N_("next pane, field or choice"), "下一栏")                        \
    X(PREV, "previous", N_("previous pane, field or choice"), "上一栏")                \
    X(OPEN, "open", N_("open, choose or confirm"), "打开 确定")                        \
    X(BACK, "back", N_("back; clears a filter, then marks; never quits"), "返回 清除") \
    X(QUIT, "quit", N_("back; twice on a main screen: leave"), "退出")                 \
    X(STOP, "stop", N_("leave; in a form: keep the text and close"), "离开")           \
    X(FILTER, "filter", N_("filter the list by a piece of text"), "筛选 查找 搜索")    \
    X(EARLIER, "earlier", N_("previous period"), "上一期 上月")                        \
    X(LATER, "later", N_("next period"), "下一期 下月")                                \
    X(PERIOD, "period", N_("choose a period"), "选择期间")                             \
    X(LOG, "log", N_("log a submission"), "登记稿件")                                  \
    X(BATCH, "batch", N_("log many: paste a list"), "批量登记 粘贴")                   \
    X(AMEND, "amend", N_("change the selected record"), "修改")                        \
    X(ADOPT, "adopt", N_("record an adoption"), "登记采用")                            \
    X(RELAY, "relay", N_("record that it was relayed upwards"), "转报 上报")           \
    X(INSTRUCT, "instruct", N_("record a leader's instruction"), "领导批示")           \
    X(RETURN, "return", N_("hand it back, with a reason"), "退稿")                     \
    X(VOID, "void", N_("void it: it no longer counts anywhere"), "作废 删除")          \
    X(MARK, "mark", N_("mark the row, or take the mark away"), "标记")                 \
    X(RANGE, "range", N_("mark from the last mark to here"), "连续标记 区间")          \
    X(MARK_ALL, "mark-all", N_("mark all rows that the filter leaves, or none"),       \
      "全选 全部标记")                                                                 \
    X(SORT, "sort", N_("sort by a column"), "排序")                                    \
    X(REVERSE, "reverse", N_("reverse the order"), "倒序")                             \
    X(COLUMNS, "columns", N_("show and hide columns"), "列 显示列 隐藏列")             \
    X(COPY, "copy", N_("copy the row, the table or the marked rows"), "复制")          \
    X(UNDO, "undo", N_("undo your last change"), "撤销")                               \
    X(REDO, "redo", N_("redo what was undone"), "重做 恢复")                           \
    X(JOURNAL, "journal", N_("the journal of changes"), "日志 变更记录")               \
    X(PANE, "pane", N_("show or hide the detail pane"), "细节 详情")                   \
    X(PAUSE, "pause", N_("hold the screen still, or go on"), "暂停 实时")              \
    X(SCHEME, "scheme", N_("the measure: its versions, changing it"),                  \
      "计分办法 办法 规则 计分规则")                                                   \
    X(VERSION, "new-version", N_("a new version of the measure, from today"),          \
      "新版本 新办法")                                                                 \
    X(REMARK_NEXT, "next-remark", N_("to the next remark on the text"), "下一处")      \
    X(REMARK_PREV, "previous-remark", N_("to the remark before"), "上一处")            \
    X(TOPIC, "new-topic", N_("give a new topic out"), "约稿 新约稿")                   \
    X(REMIND, "remind", N_("the reminders to those who have not sent yet, to copy"),   \
      "提醒 催报 催稿")                                                                \
    X(PEOPLE, "people", N_("the roster: people, posts, who is missing"),               \
      "人员 名册 花名册 信息员 干部")                                                  \
    X(PERSON, "new-person", N_("somebody new on the roster"), "新增人员 到任")         \
    X(MATRIX, "matrix", N_("list or matrix"), "矩阵 列表")                             \
    X(CALENDAR, "calendar", N_("the calendar of the month"), "日历 日程")              \
    X(MEETINGS, "meetings", N_("meetings and visits"), "会议 培训会 调度会 走访")      \
    X(CONTACTS, "contacts", N_("which cadre looks after which unit"),                  \
      "联系点 联系基层")                                                               \
    X(CHANNEL, "channel", N_("the own channel: its issues"), "自办刊物 期刊 公众号")   \
    X(NEW, "new", N_("new: a meeting, a contact or an issue"), "新建 新会议 新一期")   \
    X(VISIT, "visit", N_("a visit of a cadre at a unit"), "登记走访")                  \
    X(PRINT, "print", N_("put it into an issue of the own channel"),                   \
      "编入期刊 编入一期")                                                             \
    X(OUTCOME, "outcome", N_("it came out of a meeting or visit"),                     \
      "会议成果 走访成果")                                                             \
    X(PRESENT, "present", N_("they came"), "到会")                                     \
    X(ABSENT, "absent", N_("they did not come"), "缺席")                               \
    X(EXCUSED, "excused", N_("they were excused"), "请假")                             \
    X(PLEDGE, "pledge", N_("what they pledged, until when"), "承诺")                   \
    X(EXPORT, "export", N_("write it to a file"), "导出")                              \
    X(FROZEN, "frozen", N_("what was published, or what it would be now"),             \
      "冻结 口径 实时")                                                                \
    X(DIFFERENCE, "difference", N_("what has changed since it was published"),         \
      "差异 更正")                                                                     \
    X(FOLLOWUPS, "followups", N_("follow-ups: what the rules ask for, what was done"), \
      "跟进 提醒约谈 督促整改")                                                        \
    X(FOLLOW, "follow", N_("remind, talk or praise: a text, or what was done"),        \
      "提醒 催报 约谈 表扬 批评")                                                      \
    X(REPORT, "report", N_("the year's report"), "年度报告 工作总结 年度总结")         \
    X(PAY, "pay", N_("the pay sheet"), "绩效表 工资表 绩效")                           \
    X(HONOURS, "honours", N_("the list of honours"), "评先名单 评先评优")              \
    X(APPRAISAL, "appraisal", N_("the year-end appraisal"), "年终考核表 考核表")       \
    X(SAVE, "save", N_("save and close"), "保存")                                      \
    X(PALETTE, "palette", N_("every action by its name"), "命令")                      \
    X(COMPARE, "compare", N_("compare with what is alike"), "对照 相似")               \
    X(EXPLAIN, "explain", N_("explain the points"), "解释 计分")                       \
    X(DISCARD, "discard", N_("throw what is typed away"), "丢弃 草稿")                 \
    X(UNLINK, "unlink", N_("take the topic off the row, or put it back"), "取消约稿")  \
    X(LEAVE, "leave", N_("leave the row out, or take it in again"), "不登记 略过")     \
    X(HELP, "help", N_("all keys of this screen"), "帮助 按键")                        \
    X(MESSAGES, "messages", N_("the messages so far"), "消息")                         \
    X(MOUSE, "mouse", N_("the mouse on or off"), "鼠标")                               \
    X(SUSPEND, "suspend", N_("stop here and go to the shell"), "挂起")                 \
    X(RELOAD, "reload", N_("read the data again"), "刷新")                             \
    X(REDRAW, "redraw", N_("draw the screen again"), "重画")                           \
    X(RETRY, "retry", "", "")

enum action {
#define X(id, name, help, zh) ACTION_##id,
    TUI_ACTIONS(X)
#undef X
        ACTIONS
};

/* A row of a key table, ended by key 0. Rows with a hint stand in the hint bar, in
 * order; neighbours with the same hint are shown together. */
struct keybind {
    uint32_t key;
    enum action action;
    const char *hint; /* N_(); NULL: not in the bar */
};

extern const struct keybind keys_global[];

/* Keys that the user gave to actions instead of the tables' own. Zero: none. */
#define KEYMAP_MOST 4
struct keymap {
    uint32_t keys[ACTIONS][KEYMAP_MOST];
    uint8_t n[ACTIONS];
};

struct config;
/* Takes the [keys] section: "log = a F2". A word that is no key, an action that is not
 * there or may not be rebound (screens' digits) and a key given twice are complained
 * about in the config; the row is then left out. */
void keymap_read(struct keymap *m, struct config *c);

/* The action of a key in a table under a keymap (NULL: none); ACTION_NONE. */
enum action keys_find(const struct keymap *m, const struct keybind *table,
                      uint32_t key);
/* The action of a key in a view: keys that the user chose come before its own table and
 * that before the global one. ACTION_NONE. */
enum action keys_resolve(const struct keymap *m, const struct keybind *own,
                         uint32_t key);
/* The first key of an action in a table, 0. */
uint32_t keys_first(const struct keymap *m, const struct keybind *table, enum action a);
const char *action_name(enum action a);
/* Translated. */
const char *action_help(enum action a);
/* The Chinese words for the palette, separated by blanks. */
const char *action_words(enum action a);
/* "Ctrl+S", "F2", "PgDn", "a". Returns out. */
const char *key_name(uint32_t key, char out[static 24]);
/* The other way round, upper and lower case of names alike; 0: no key. */
uint32_t key_parse(const char *s, size_t n);
/* All keys of an action in a table, separated by blanks. */
void keys_of(const struct keymap *m, const struct keybind *table, enum action a,
             struct strbuf *out);
/* Full-width forms and Chinese punctuation as the command key they stand for. */
uint32_t key_fold(uint32_t key);

/* Where a hint stands in the bar: columns from..to (exclusive) press the key. */
struct hint_span {
    int from, to;
    uint32_t key;
};
#define HINTS_MOST 40
struct hints {
    struct strbuf text;
    struct hint_span spans[HINTS_MOST];
    int n;
};
/* One line of hints for a view's table and, unless alone, the global one, at most cols
 * wide. out is cleared first and owned by the caller. */
void keys_hints(const struct keymap *m, const struct keybind *table, bool alone,
                int cols, struct hints *out);

#endif
