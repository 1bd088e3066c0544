#include "core/word.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "core/followup.h"
#include "core/meeting.h"
#include "core/model.h"
#include "core/period.h"

/* Spellings are written folded (text_find_key), each once in its set. */

const struct word words_track[] = {
    {TRACK_OUTSIDE, "outside", "外部", "外 基层 系统 面上"},
    {TRACK_INSIDE, "inside", "内部", "内 机关 本机关 全员"},
    {0},
};

const struct word words_role[] = {
    {ROLE_LEADER, "leader", "领导", "分管领导 班子成员"},
    {ROLE_HEAD, "head", "负责人", "主任 科长 股长 组长 室主任"},
    {ROLE_CADRE, "cadre", "干部", "一般干部 工作人员 科员"},
    {ROLE_OFFICER, "officer", "信息员", "通讯员 联络员"},
    {0},
};

const struct word words_level[] = {
    {LEVEL_OWN, "own", "本级", "本单位 本部"},
    {LEVEL_COUNTY, "county", "县级", "县 区级 区 县区级"},
    {LEVEL_CITY, "city", "市级", "市 地级 地市级 州级"},
    {LEVEL_PROVINCE, "province", "省级", "省 省部级 自治区级"},
    {LEVEL_NATIONAL, "national", "国家级", "国家 中央 中央级 全国 部级"},
    {0},
};

const struct word words_event[] = {
    {EVENT_RELAY, "relay", "转报", "选报"},
    {EVENT_ADOPT, "adopt", "采用", "录用 刊用 采纳 刊发"},
    {EVENT_INSTRUCT, "instruct", "批示", "领导批示"},
    {EVENT_PROMOTE, "promote", "推介", "推广"},
    {EVENT_RETURN, "return", "退稿", "退回"},
    {EVENT_VOID, "void", "作废", "撤回"},
    {EVENT_LATE, "late", "迟报", "逾期"},
    {EVENT_ERROR, "error", "差错", "错误"},
    {EVENT_FALSE, "false", "失实", "虚假"},
    {EVENT_INCIDENT, "incident", "事故", "漏报 瞒报"},
    {EVENT_MANUAL, "manual", "手工", "人工"},
    {EVENT_SUBMIT, "submit", "报送", "上报"},
    {0},
};

const struct word words_form[] = {
    {FORM_SINGLE, "single", "单篇", "独编 独立成篇"},
    {FORM_ITEM, "item", "单条", "条目"},
    {FORM_BRIEF, "brief", "简讯", "一句话 标题信息"},
    {FORM_COMPOSITE, "composite", "综合", "综合采用 组稿"},
    {0},
};

const struct word words_route[] = {
    {ROUTE_DIRECT, "direct", "直报", "直接报送"},
    {ROUTE_RELAYED, "relayed", "转报", "经转报"},
    {0},
};

const struct word words_leader[] = {
    {LEADER_PRINCIPAL, "principal", "主要领导", "党政主要领导"},
    {LEADER_OTHER, "other", "其他领导", "分管领导"},
    {0},
};

const struct word words_followup[] = {
    {FOLLOW_REMIND, "remind", "提醒", "催报 通知"},
    {FOLLOW_EXPLAIN, "explain", "说明情况", "说明 表态"},
    {FOLLOW_TALK, "talk", "约谈", "提醒约谈 谈话"},
    {FOLLOW_CRITICISE, "criticise", "通报批评", "批评 criticize"},
    {FOLLOW_COMMEND, "commend", "通报表扬", "表扬"},
    {0},
};

const struct word words_step[] = {
    {FOLLOW_PROPOSED, "proposed", "待办", "建议"},
    {FOLLOW_SENT, "sent", "已发", "已提醒 已送达"},
    {FOLLOW_DROPPED, "dropped", "不办", "撤销"},
    {FOLLOW_HELD, "held", "已谈", "已约谈 已说明"},
    {FOLLOW_RECTIFY, "rectify", "整改", "督促整改 限期整改"},
    {FOLLOW_CLOSED, "closed", "办结", "销号 已办结"},
    {0},
};

const struct word words_meeting[] = {
    {MEETING_TRAINING, "training", "培训会", "培训"},
    {MEETING_DISPATCH, "dispatch", "调度会", "调度"},
    {MEETING_VISIT, "visit", "走访", "下基层 联系基层 调研走访"},
    {MEETING_OTHER, "other", "其他", "会议"},
    {0},
};

const struct word words_attendance[] = {
    {ATTEND_EXPECTED, "expected", "应到", "通知"},
    {ATTEND_PRESENT, "present", "到会", "已到 出席"},
    {ATTEND_ABSENT, "absent", "缺席", "未到"},
    {ATTEND_EXCUSED, "excused", "请假", NULL},
    {0},
};

const struct word words_text[] = {
    {TEXT_MESSAGE, "message", "催报短信", "短信 微信 消息"},
    {TEXT_NOTICE, "notice", "提醒通知", "通知"},
    {TEXT_TALKS, "talks", "约谈名单", "约谈"},
    {TEXT_CRITICISM, "criticism", "通报批评段落", "通报批评 批评"},
    {TEXT_PRAISE, "praise", "通报表扬段落", "通报表扬 表扬"},
    {0},
};

const struct word words_metric[] = {
    {METRIC_SUBMITTED, "submitted", "报送", "报送数 上报 报送篇数"},
    {METRIC_ADOPTED, "adopted", "采用", "采用数 录用 采用篇数"},
    {METRIC_POINTS, "points", "得分", "积分 分数 分值"},
    {METRIC_RATE, "rate", "采用率", "录用率"},
    {0},
};

const struct word words_period[] = {
    {PERIOD_WEEK, "week", "周", "每周 周度"},
    {PERIOD_MONTH, "month", "月", "每月 月度 月份"},
    {PERIOD_BIMONTH, "bimonth", "双月", "两月 两个月 每两月"},
    {PERIOD_QUARTER, "quarter", "季", "季度 每季 每季度"},
    {PERIOD_HALF, "half", "半年", "每半年 半年度"},
    {PERIOD_TERM, "term", "学期", "每学期"},
    {PERIOD_YEAR, "year", "年", "年度 每年 全年"},
    {0},
};

static const struct word *word_of(const struct word *set, int value)
{
    for (; set->en; set++)
        if (set->value == value)
            return set;
    return NULL;
}

const char *word_en(const struct word *set, int value)
{
    const struct word *w = word_of(set, value);

    return w ? w->en : "";
}

const char *word_zh(const struct word *set, int value)
{
    const struct word *w = word_of(set, value);

    return w ? w->zh : "";
}

/* True when key is one of the words in list, which blanks separate. */
static bool listed(const char *list, const char *key, size_t n)
{
    while (list && *list) {
        size_t k = strcspn(list, " ");
        if (k == n && memcmp(list, key, n) == 0)
            return true;
        list += k;
        list += *list == ' ';
    }
    return false;
}

bool word_find(const struct word *set, const char *text, int *value)
{
    struct strbuf key = {0};
    bool found = false;

    text_find_key(&key, text, strlen(text));
    /* A key with a blank in it would match no word, and part of none. */
    for (; key.len > 0 && set->en && !found; set++) {
        found = strcmp(set->en, key.s) == 0 || strcmp(set->zh, key.s) == 0 ||
                listed(set->more, key.s, key.len);
        if (found)
            *value = set->value;
    }
    strbuf_free(&key);
    return found;
}

const char *word_list(const struct word *set, char *out, unsigned long size)
{
    size_t used = 0;

    if (size == 0)
        return out;
    out[0] = '\0';
    for (; set->en; set++) {
        size_t n = strlen(set->en), gap = used > 0;
        if (used + gap + n >= size)
            break;
        if (gap)
            out[used] = ' ';
        memcpy(out + used + gap, set->en, n + 1);
        used += gap + n;
    }
    return out;
}
