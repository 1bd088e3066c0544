"""What published bulletins print, and what is read into it."""


def cells(period, unit, values):
    """Rows of expected.csv: {column: published}."""
    return [[period, unit, c, v] for c, v in values.items()]


def bulletin_01():
    """Two months of a city's five subdistricts: submissions, adoptions by channel, score."""
    period, group = '2018-B1', '各街道办事处'
    rows = [('达来胡硕苏木', 2, 0, 1, 5), ('沙尔呼热街道', 12, 3, 0, 15), ('莫斯台街道', 1, 1, 0, 5),
            ('宝日呼吉尔街道', 15, 2, 0, 10), ('珠斯花街道', 15, 5, 0, 25)]
    outlets = [('普发', 'own'), ('微信公众号', 'own'), ('参阅', 'own'), ('约稿', 'own'),
               ('上报', 'own'), ('通辽市', 'city'), ('自治区', 'province')]
    expected, counts = [], []
    for unit, submitted, wechat, asked, score in rows:
        counts.append((unit, submitted, [('微信公众号', '')] * wechat + [('约稿', '')] * asked))
        printed = dict.fromkeys((n for n, _ in outlets), 0)
        printed |= {'submitted': submitted, '微信公众号': wechat, '约稿': asked, 'points': score}
        expected += cells(period, unit, printed)
        # The bulletin's running totals: the year had just begun.
        expected += cells('2018', unit, {'submitted': submitted, 'points': score, '市本级得分': score,
                                         '通辽市得分': 0, '自治区得分': 0})
    return {
        'id': '01', 'days': ('2018-01-01', '2018-02-28'), 'units': [(group, r[0]) for r in rows],
        'outlets': outlets, 'expected': expected, 'counts': counts,
        'scheme': 'scheme 推定 from 2018-01-01\n# The points are inferred from the printed scores.\n'
                  'adoptions all\nadopt outlet 微信公众号;约稿 set 5 section 市本级\n'
                  '# What these two earn does not show: nothing was adopted there.\n'
                  'adopt outlet 通辽市 set 0 section 通辽市级\nadopt outlet 自治区 set 0 section 自治区级\n'
                  'scale 市本级得分 from 市本级 per year times 1\n'
                  'scale 通辽市得分 from 通辽市级 per year times 1\n'
                  'scale 自治区得分 from 自治区级 per year times 1\n',
        'source': '2018年1—2月份政务信息报送及采用情况通报(霍政办字〔2018〕29号)\n'
                  '霍林郭勒市人民政府办公室, 2018-03-06\n'
                  'Only the table of the subdistricts was seen. No rank column.\n'}


def bulletin_05():
    """One month of a bureau's eleven offices, and the year so far."""
    period, year, group = '2016-09', '2016-01..2016-09', '局机关科室'
    # submitted, adopted, of these printed as stand-alone in the bureau's paper, score;
    # submitted and score since January
    rows = [('林政资源科', 0, 0, 0, 0, 0, 0), ('产业发展科', 0, 0, 0, 0, 12, 52),
            ('规划发展科', 0, 0, 0, 0, 0, 3), ('城乡绿化科', 0, 0, 0, 3, 19, 91),
            ('人事科', 0, 0, 0, 0, 2, 6), ('森林公安处', 2, 2, 2, 8, 7, 28),
            ('监察(审计)科', 2, 2, 0, 8, 9, 36), ('义务植树科', 0, 0, 0, 0, 14, 87),
            ('财务科', 0, 0, 0, 0, 0, 0), ('全程代办', 0, 0, 0, 0, 0, 4),
            ('工会共青团', 4, 4, 4, 16, 8, 48)]
    outlets = [('园林动态', 'own'), ('区级两办', 'county'), ('市级两办', 'city')]
    forms = {'综合': 'brief;composite', '独立': 'single'}
    expected, counts, before, loose = [], [], [], []
    for unit, submitted, adopted, single, score, all_submitted, all_score in rows:
        # Where the breakdown is blank the form is not known.
        counts.append((unit, submitted, [('园林动态', 'single' if single else '')] * adopted))
        printed = {'submitted': submitted, 'adopted': adopted, '报送分': submitted,
                   '采用分': score - submitted, 'points': score}
        printed |= {o + f: 0 for o, _ in outlets for f in forms} | {'园林动态独立': single}
        expected += cells(period, unit, printed)
        expected += cells(year, unit, {'submitted': all_submitted, 'points': all_score})
        # An article of August was adopted in September: LATE stands for it.
        late = 1 if score > 3 * adopted + submitted else 0
        early = all_submitted - submitted - late
        before.append((unit, '2016-01-01', '2016-08-31', early))
        rest = all_score - score - early - late
        if rest:
            loose.append((unit, 'manual', '2016-08-31', rest, '一至八月采用得分'))
    late = 'score 3 with nothing sent or adopted: an item of August adopted in September'
    counted = ''.join(f'count {o}{name} adopt outlet {o} form {form}\n'
                      for o, _ in outlets for name, form in forms.items())
    return {
        'id': '05', 'days': ('2016-09-01', '2016-09-30'), 'units': [(group, r[0]) for r in rows],
        'outlets': outlets, 'expected': expected, 'counts': counts, 'before': before, 'loose': loose,
        'late': [('城乡绿化科', '2016-08-29', '2016-09-05', '园林动态', 'single')],
        'anomalies': [
            [period, '城乡绿化科', 'adopted', 0, 1, late],
            [period, '城乡绿化科', '园林动态独立', 0, 1, late]],
        'scheme': 'scheme 推定 from 2016-01-01\n# The points are inferred from the printed scores.\n'
                  'adoptions all\nsubmit set 1 section 报送项\nadopt set 3 section 采用项\n'
                  '# What January to August earned by adoptions is not broken down.\n'
                  'manual set value section 采用项\n'
                  'scale 报送分 from 报送项 per month times 1\nscale 采用分 from 采用项 per month times 1\n'
                  + counted,
        'source': '2016年9月信息报送及采用情况通报\n北京市通州区园林绿化局办公室, 2016-10-08\n'
                  'The table of the offices. No rank column. 监察(审计)科 has 2 adopted for 6 points, but\n'
                  'every cell of the breakdown is blank: here these two have no form. The running totals\n'
                  'rest on months that are not published: what these earned by adoptions is an entry\n'
                  'about the unit.\n'}


def bulletin_06():
    """One month of a district's website: counts and the rate of adoption."""
    period, group = '2017-04', '镇办和部门'
    rows = [('南川东路办事处', 14, 7, 50), ('仓门街办事处', 28, 16, 57.1), ('总寨镇', 15, 8, 53.3),
            ('南川西路办事处', 33, 12, 36.4), ('礼让街办事处', 33, 14, 42.4), ('南滩办事处', 47, 20, 42.6),
            ('人民街办事处', 14, 4, 28.6), ('饮马街办事处', 10, 5, 50), ('区统计局', 0, 0, 0),
            ('区财政局', 8, 6, 75), ('区政府办公室', 18, 18, 100), ('区卫生和计划生育局', 8, 6, 75),
            ('区发展改革和经济商务局', 7, 5, 71.4)]
    site = '区政府门户网站'
    expected = []
    for unit, submitted, adopted, rate in rows:
        expected += cells(period, unit, {'submitted': submitted, 'adopted': adopted, site: adopted,
                                         '采发率': rate})
    return {
        'id': '06', 'days': ('2017-04-01', '2017-04-30'), 'units': [(group, r[0]) for r in rows],
        'outlets': [(site, 'county')], 'expected': expected,
        'anomalies': [[period, '区统计局', '采发率', 0, 'None', 'nothing sent: no rate, printed as 0']],
        'counts': [(u, s, [(site, '')] * a) for u, s, a, _ in rows],
        'scheme': 'scheme 无计分 from 2017-01-01\nadoptions all\n'
                  'scale 采发率 from rate per month times 100\ndecimals 1\n',
        'source': '2017年4月份区政府门户网站信息报送情况的通报\n'
                  '西宁市城中区人民政府办公室, 2017-05-08\n13 rows seen. No points, not ranked.\n'}


def bulletin_13():
    """Ten months of a city's committees: adoptions, and who is commended for them."""
    period = '2016'
    rows = [('县(市)区', '肥东县关工委', 122), ('县(市)区', '肥西县关工委', 189),
            ('县(市)区', '长丰县关工委', 210), ('县(市)区', '庐江县关工委', 674),
            ('县(市)区', '庐阳区关工委', 304), ('县(市)区', '包河区关工委', 411),
            ('县(市)区', '瑶海区关工委', 31), ('县(市)区', '巢湖市关工委', 247),
            ('县(市)区', '蜀山区关工委', 122), ('开发区', '市经开区关工委', 20),
            ('开发区', '新站区关工委', 108), ('开发区', '合巢经开区关工委', 114),
            ('开发区', '高新区关工委', 8), ('其他', '市关工委办公室', 122), ('其他', '其他关工委', 20)]
    outlet = '市关工委网站和《市关工通讯》'
    commended = [('县(市)区', 1, '庐江县关工委'), ('县(市)区', 2, '包河区关工委'),
                 ('县(市)区', 3, '庐阳区关工委'), ('开发区', 1, '合巢经开区关工委'),
                 ('开发区', 2, '新站区关工委')]
    return {
        'id': '13', 'days': ('2015-08-01', '2016-06-06'), 'units': [(g, u) for g, u, _ in rows],
        'outlets': [(outlet, 'city')],
        'expected': [[period, u, c, n] for _, u, n in rows for c in ('adopted', outlet)],
        'awards': [[period, '表扬', *row] for row in commended],
        'counts': [(u, n, [(outlet, '')] * n) for _, u, n in rows],
        'scheme': 'scheme 评比年度 from 2015-08-01\nclock year from 8\nadoptions all\nrank by adopted\n'
                  'award 表扬 top 3 group 县(市)区\naward 表扬 top 2 group 开发区\n',
        'source': '2015—2016评比年度宣传报道工作情况通报(三)\n合肥市关工委办公室, 2016-06\n'
                  'Adoptions only; what was sent in vain is not published. The year of assessment runs\n'
                  'from August to July.\n'}


def bulletin_16():
    """A year of a city's organization departments: totals, and averages per unit."""
    period = '2007'
    # units; 信息 and its average, 调研 and its average
    rows = [('镇、开发区', 10, 373, '37', 26, '2.6'), ('市级机关', 15, 178, '11.9', 7, '0.47'),
            ('全市', 25, 551, '22', 33, '1.3')]
    expected, pieces = [], []
    for unit, _, info, info_avg, research, research_avg in rows:
        expected += cells(period, unit, {'信息': info, '信息均': info_avg, '调研': research,
                                         '调研均': research_avg})
        if unit != '全市':
            pieces += [(f'{unit};全市', '信息', info), (f'{unit};全市', '调研', research)]
    quotas = ''.join(f'quota unit {u} {f} per year {n}\n' for u, n, *_ in rows for f in ('信息', '调研'))
    digits = 'printed with as many digits as suit the number; here one decimal for all'
    return {
        'id': '16', 'days': ('2007-01-01', '2007-12-31'), 'units': [('合计', r[0]) for r in rows],
        'outlets': [], 'expected': expected, 'pieces': pieces, 'counts': [],
        'anomalies': [[period, '镇、开发区', '信息均', '37', '37.3', digits],
                      [period, '市级机关', '调研均', '0.47', '0.5', digits]],
        'scheme': 'scheme 平均 from 2007-01-01\nadoptions all\ndecimals 1\nshare counts units full\n'
                  'share units each full\n'
                  'count 信息 submit type 信息\ncount 调研 submit type 调研\n'
                  '# An average is the figure against one for each unit; the numbers of units follow\n'
                  '# from the averages.\n'
                  + quotas +
                  'scale 信息均 from 信息 per year target 1\nscale 调研均 from 调研 per year target 1\n',
        'source': '2007年度全市组工信息、调研、宣传工作形势喜人\n中共吴江市委组织部, 2008-01-18\n'
                  'Totals only: an article here belongs to its total and to the whole.\n'}


def bulletin_20():
    """A year's assessment of 21 cities: five components with a maximum each, ranked."""
    period = '2011'
    kinds = {'信息公开': 77, '在线办事': 9, '公众参与': 7, '网站设计': 4, '公开率': 3}
    rows = [('成都市', 1, '96.4', '74.4 8 7 4 3'), ('眉山市', 2, '94', '75.5 5 7 3.5 3'),
            ('南充市', 3, '82.9', '67.4 3 6 3.5 3'), ('凉山州', 4, '82', '65.5 5.5 4 4 3'),
            ('资阳市', 5, '75.4', '61.9 3 4 3.5 3'), ('乐山市', 6, '72', '58 2.5 4.5 4 3'),
            ('德阳市', 7, '71.5', '61 2 4 3.5 1'), ('广安市', 8, '68.5', '59.5 1.5 2 2.5 3'),
            ('阿坝州', 9, '67', '55 3 2 4 3'), ('泸州市', 9, '67', '53.5 2.5 6 4 1'),
            ('遂宁市', 11, '65.6', '54.1 3 4.5 3 1'), ('绵阳市', 12, '65', '48 9 4 4 0'),
            ('宜宾市', 13, '62.8', '48 4.5 5 3.3 2'), ('攀枝花市', 14, '61.1', '52 4.5 1.8 2.8 0'),
            ('内江市', 15, '55', '46 2 3 3 1'), ('广元市', 16, '54.5', '42 1 5 3.5 3'),
            ('自贡市', 17, '53.5', '50 0 0 3.5 0'), ('巴中市', 18, '53', '43.5 0.5 3 3 3'),
            ('雅安市', 19, '50', '41.5 1 2 2.5 3'), ('达州市', 20, '41.5', '36 0 2 3.5 0'),
            ('甘孜州', 21, '38', '30.5 0 1 3.5 3')]
    expected, loose = [], []
    for unit, place, score, parts in rows:
        parts = dict(zip(kinds, parts.split()))
        expected += cells(period, unit, {'rank': place, 'points': score})
        expected += cells(period, unit, {k + '分': v for k, v in parts.items()})
        loose += [(unit, k, '2011-12-31', v, '') for k, v in parts.items()]
    return {
        'id': '20', 'days': ('2011-01-01', '2011-12-31'), 'units': [('市州', r[0]) for r in rows],
        'outlets': [], 'expected': expected, 'loose': loose, 'counts': [],
        'scheme': 'scheme 公开考核 from 2011-01-01\nadoptions all\n'
                  + ''.join(f'kind {k}\n{k} set value 0 to {n} section {k}项\n'
                            f'scale {k}分 from {k}项 per year times 1\n' for k, n in kinds.items()),
        'source': '2011年市级国土资源管理部门政务信息网上公开情况排名表\n四川省国土资源厅, 2012\n'
                  'An assessment of openness: every number is entered by hand.\n'}


def bulletin_21():
    """A year's assessment of a prefecture's counties: who is commended."""
    period, group = '2011', '县市政府办'
    items = ['基础工作', '主动公开', '依申请公开', '目录升级', '其他']
    rows = [('雷波县', '14 45 5 28 5', '97'), ('宁南县', '14 40 5 30 5', '94'),
            ('普格县', '14 37.1 5 30 5', '91.1'), ('金阳县', '14 33.6 5 30 5', '87.6'),
            ('美姑县', '14 31.3 5 30 5', '85.3')]
    loose = [(unit, 'manual', '2011-12-31', v, item)
             for unit, parts, _ in rows for item, v in zip(items, parts.split())]
    return {
        'id': '21', 'days': ('2011-01-01', '2011-12-31'), 'units': [(group, r[0]) for r in rows],
        'outlets': [], 'loose': loose, 'counts': [],
        'expected': [[period, unit, 'points', score] for unit, _, score in rows],
        'awards': [[period, '先进', group, i + 1, r[0]] for i, r in enumerate(rows)],
        'scheme': 'scheme 公开考核 from 2011-01-01\nadoptions all\nmanual set value 0 to 100\n'
                  'award 先进 top 5\n',
        'source': '凉山州人民政府办公室关于2011年度政府信息公开工作绩效考核情况通报(凉府办函〔2012〕3号)\n'
                  '凉山州人民政府办公室, 2012-01-05\nThe five counties of the commended list were seen.\n'}


BULLETINS = [bulletin_01(), bulletin_05(), bulletin_06(), bulletin_13(), bulletin_16(),
             bulletin_20(), bulletin_21()]
