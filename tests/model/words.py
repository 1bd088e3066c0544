"""Words of the scheme language for the reference model: both languages, numbers, folding."""
import re
import unicodedata
from fractions import Fraction

HALF = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def fold(name):
    """Names that fold alike are one name."""
    return unicodedata.normalize('NFC', name).translate(HALF).strip()


def split(line):
    """Words of a line; "names with blanks" in double quotes; # starts a comment."""
    words, word, quoted, open_ = [], '', False, False
    for c in line:
        if c == '"':
            open_, quoted = not open_, True
        elif open_ or not (c.isspace() or c in '#＃'):
            word += c
        else:
            if word or quoted:
                words.append(word)
            word, quoted = '', False
            if c in '#＃':
                return words
    return words + ([word] if word or quoted else [])


KINDS = {'submit': '报送', 'relay': '转报', 'adopt': '采用', 'instruct': '批示', 'promote': '推介',
         'return': '退稿 退回', 'late': '迟报', 'error': '差错', 'false': '失实',
         'incident': '事故', 'manual': '手工'}
FIGURES = {'submitted': '报送', 'adopted': '采用', 'points': '得分', 'rate': '采用率'}
PERIODS = {'week': '周', 'month': '月', 'bimonth': '双月', 'quarter': '季', 'half': '半年',
           'term': '学期', 'year': '年'}
LEVELS = {'own': '本级', 'county': '县级', 'city': '市级', 'province': '省级', 'national': '国家级'}
FORMS = {'single': '单篇', 'item': '单条', 'brief': '简讯', 'composite': '综合'}
ROUTES = {'direct': '直报', 'relayed': '转报'}
LEADERS = {'principal': '主要领导', 'other': '其他领导'}
ROLES = {'leader': '分管', 'head': '负责人', 'cadre': '干部', 'officer': '信息员'}
TESTS = {'outlet': '载体', 'level': '级别 层级', 'type': '类型', 'form': '形式', 'route': '途径',
         'leader': '领导', 'length': '字数', 'value': '数值', 'units': '单位数',
         'authors': '作者数', 'group': '分组', 'unit': '单位', 'role': '角色',
         'commissioned': '约稿', 'overdue': '逾期', 'within': '限', 'with': '有', 'without': '无'}
PER = {'level': '级别 层级', 'outlet': '载体', 'leader': '领导'}
DATES = {'sent': '报送日', 'printed': '刊用日', 'registered': '登记日'}
CLAUSES = {'scheme': '办法', 'clock': '时钟', 'dates': '日期', 'group': '分组', 'kind': '事项',
           'adoptions': '采用计分', 'combine': '合并', 'relays': '转报分', 'share': '分享',
           'count': '计件', 'quota': '任务', 'settle': '结算', 'limit': '限额', 'scale': '折算',
           'rank': '排名', 'ties': '同分', 'decimals': '小数', 'midperiod': '期中',
           'award': '评选', 'trigger': '触发', 'missed': '约稿未交'}
ACTIONS = {'list': '名单', 'notice': '通知', 'explain': '说明', 'talk': '约谈',
           'criticise': '通报批评', 'commend': '表扬', 'no-award': '取消评优', 'zero': '计零',
           'deduct': '扣'}
# Words between the values of a clause; the same English word may have several Chinese ones.
SMALL = {'from': '自', 'to': '至', 'year': '年', 'cutoff': '截止', 'terms': '学期',
         'unranked': '不排名', 'set': '记 计', 'add': '加', 'mul': '乘', 'byvalue': '按值',
         'account': '账户', 'section': '项目', 'stop': '为止', 'all': '累加', 'highest': '就高',
         'best': '前高', 'levels': '级', 'first': '首次', 'then': '其后', 'per': '每',
         'kept': '保留', 'replaced': '替代', 'units': '单位', 'authors': '作者', 'counts': '件数',
         'full': '各计', 'equal': '均分', 'ratio': '比例', 'firstn': '前', 'each': '各',
         'as': '按', 'articles': '稿件', 'allunits': '全体单位', 'unit': '单位', 'people': '人员', 'role': '角色',
         'person': '个人', 'exempt': '免', 'met': '达标', 'short': '未达', 'prorata': '按比例',
         'upto': '至多', 'eachpiece': '每件', 'extra': '超件', 'missing': '缺件',
         'downto': '至低', 'misses': '缺期', 'bands': '分档', 'most': '至多', 'least': '至少',
         'times': '乘', 'target': '目标', 'top': '最高', 'ladder': '名次', 'step': '递减',
         'pool': '分配', 'pass': '及格', 'by': '按', 'shared': '并列', 'wholly': '全额',
         'by-days': '按日', 'by-months': '按月', 'awarded': '前', 'must': '须', 'unless': '除非',
         'owes': '欠', 'nil': '零', 'reach': '达', 'running': '连续', 'hence': '则',
         'days': '天', 'workdays': '工作日', 'hours': '小时', 'yes': '是', 'no': '否',
         'group': '分组', 'perhead': '每人', 'tomembers': '归成员', 'toparent': '归上级'}
# Where one English word has more than one Chinese word, by the place where it stands.
SPELT = {'byvalue': 'value', 'firstn': 'first', 'allunits': 'units', 'prorata': 'ratio',
         'eachpiece': 'each', 'top': 'best', 'wholly': 'full', 'awarded': 'top',
         'must': 'if', 'owes': 'short', 'nil': 'zero', 'hence': 'then'}
OPS = ('>=', '<=', '>', '<', '=')


def meaning(table, word):
    """The English word of a table that this word, of either language, stands for."""
    key = fold(word).lower()
    for english, chinese in table.items():
        if key == SPELT.get(english, english) or key in chinese.split():
            return english
    return None


def number(word):
    """A decimal, a percentage or a fraction like 2/3."""
    word = fold(word)
    if word.endswith('%'):
        return Fraction(word[:-1]) / 100
    return Fraction(word)


class Cursor:
    """The words of one clause, taken from the left."""

    def __init__(self, words, line=''):
        self.words, self.at, self.line = words, 0, line

    def peek(self, ahead=0):
        i = self.at + ahead
        return self.words[i] if i < len(self.words) else None

    def next(self):
        word = self.peek()
        if word is None:
            raise ValueError(f'clause ends too early: {self.line}')
        self.at += 1
        return word

    def name(self):
        return fold(self.next())

    def number(self):
        return number(self.next())

    def is_number(self, ahead=0):
        word = self.peek(ahead)
        return word is not None and re.fullmatch(r'[+-]?\d+(\.\d+)?(/\d+)?%?', fold(word))

    def eat(self, *keys):
        """Takes the words of these SMALL keys if they stand next."""
        for i, key in enumerate(keys):
            word = self.peek(i)
            if word is None or meaning({key: SMALL[key]}, word) is None:
                return False
        self.at += len(keys)
        return True

    def said(self, english, chinese):
        """Takes a phrase of several words, of either language."""
        for phrase in (english.split(), chinese.split()):
            here = [fold(w).lower() for w in self.words[self.at:self.at + len(phrase)]]
            if here == phrase:
                self.at += len(phrase)
                return True
        return False

    def choose(self, table, needed=True):
        """Takes a word of the table and says which."""
        word = self.peek()
        found = None if word is None else meaning(table, word)
        if found is not None:
            self.at += 1
        elif needed:
            raise ValueError(f'{word!r} is not one of {list(table)}: {self.line}')
        return found

    def end(self):
        if self.at < len(self.words):
            raise ValueError(f'{self.peek()!r} is too much: {self.line}')
