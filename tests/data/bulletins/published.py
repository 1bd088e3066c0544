"""What published bulletins print, and what is read into it."""


def cells(period, unit, values):
    """Rows of expected.csv: {column: published}."""
    return [[period, unit, c, v] for c, v in values.items()]


def wording(columns, text, order='official', total='no', layout='plain'):
    """A template. columns: as they stand in it."""
    return (f'language zh\ncolumns {columns}\norder {order}\ntotal {total}\nlayout {layout}\n---\n'
            f'= {{period}}信息报送采用情况通报\n{text}')


def inferred_scores(period, day, rows):
    """Scores that the printed counts do not determine: an entry for each unit."""
    return [(unit, 'manual', day, score, '公布得分') for unit, score in rows]


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
        'wording': wording(
            'unit submitted=报送/本期 total:submitted=报送/累计 outlet:普发=市本级采用/普发 '
            'outlet:微信公众号=市本级采用/微信 outlet:参阅=市本级采用/参阅 outlet:约稿=市本级采用/约稿 '
            'outlet:上报=市本级采用/上报 total:level-points:own=市本级采用/累计得分 '
            'outlet:通辽市=通辽市采用/采用数 total:level-points:city=通辽市采用/累计得分 '
            'outlet:自治区=自治区采用/采用数 total:level-points:province=自治区采用/累计得分 '
            'points=得分/本期 total:points=得分/累计', '{tables}\n'),
        'print_period': period,
        'heads': ['单位', '报送/本期', '报送/累计', '市本级采用/普发', '市本级采用/微信', '市本级采用/参阅',
                  '市本级采用/约稿', '市本级采用/上报', '市本级采用/累计得分', '通辽市采用/采用数',
                  '通辽市采用/累计得分', '自治区采用/采用数', '自治区采用/累计得分', '得分/本期', '得分/累计'],
        'table': [[group, u, n, n, 0, w, 0, a, 0, x, 0, 0, 0, 0, x, x] for u, n, w, a, x in rows],
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
        'wording': wording(
            'unit submitted=报送/本月 total:submitted=报送/累计 adopted=采用合计/篇数 '
            + ' '.join(f'figure:{o}{f}={o}/{f}' for o, _ in outlets for f in forms)
            + ' figure:报送分=得分/报送 figure:采用分=得分/采用 points=得分/本月 total:points=得分/累计',
            '{tables}\n'),
        'print_period': period,
        'heads': ['单位', '报送/本月', '报送/累计', '采用合计/篇数',
                  *(f'{o}/{f}' for o, _ in outlets for f in forms),
                  '得分/报送', '得分/采用', '得分/本月', '得分/累计'],
        'table': [[group, u, n, all_n, a, 0, single, 0, 0, 0, 0, n, x - n, x, all_x]
                  for u, n, a, single, x, all_n, all_x in rows],
        'table_anomalies': [[group, '城乡绿化科', '采用合计/篇数', 0, 1, late],
                            [group, '城乡绿化科', '园林动态/独立', 0, 1, late]],
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
        'wording': wording('serial unit submitted=报送数 adopted=采发数 rate=采发率', '{tables}\n'),
        'print_period': period,
        'heads': ['序号', '单位', '报送数', '采发数', '采发率'],
        'table': [[group, i + 1, u, s, a, f'{r}%'] for i, (u, s, a, r) in enumerate(rows)],
        'table_anomalies': [[group, '区统计局', '采发率', '0%', '-', 'nothing sent: no rate, printed as 0']],
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
        'wording': wording('unit adopted=篇数', '{tables}\n{awards}\n', layout='paired'),
        'print_period': period, 'layout': 'paired',
        'heads': ['单位', '篇数'], 'table': [list(r) for r in rows],
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
        'wording': wording('rank unit points=总分/100分 '
                           + ' '.join(f'figure:{k}分={k}/{n}分' for k, n in kinds.items()),
                           '{tables}\n', order='rank'),
        'print_period': period,
        'heads': ['名次', '单位', '总分/100分', *(f'{k}/{n}分' for k, n in kinds.items())],
        'table': [['市州', place, u, x, *parts.split()] for u, place, x, parts in rows],
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


def bulletin_03():
    """A year of a city's counties: adoptions by two outlets, in the order of the scores."""
    period, counties, rest = '2010', '县、市、区', '市级各部门'
    rows = [(counties, '宣汉县政府办公室', 151, 5, 308), (counties, '大竹县政府办公室', 156, 3, 290),
            (counties, '达县政府办公室', 144, 0, 264), (counties, '渠县政府办公室', 138, 1, 264),
            (counties, '通川区政府办公室', 129, 0, 260), (counties, '万源市政府办公室', 129, 4, 245),
            (counties, '开江县政府办公室', 114, 0, 217), (rest, '市地税局', 55, 7, 132)]
    city, province = '市政府办', '省政府办'
    expected = []
    for _, unit, a, b, score in rows:
        expected += cells(period, unit, {city: a, province: b, 'points': score})
    return {
        'id': '03', 'days': ('2010-01-01', '2010-12-31'), 'units': [(r[0], r[1]) for r in rows],
        'outlets': [(city, 'city'), (province, 'province')], 'expected': expected,
        'counts': [(u, a + b, [(city, '')] * a + [(province, '')] * b) for _, u, a, b, _ in rows],
        'loose': inferred_scores(period, '2010-12-31', [(r[1], r[4]) for r in rows]),
        'scheme': 'scheme 公布 from 2010-01-01\nadoptions all\nmanual set value 0 to 1000\n',
        'wording': wording(f'unit outlet:{city}=采用/{city} outlet:{province}=采用/{province} points=得分',
                           '{tables}\n', order='rank', total='yes'),
        'print_period': period,
        'heads': ['单位', f'采用/{city}', f'采用/{province}', '得分'],
        'table': [list(r) for r in rows],
        'totals': [[counties, '合计', 956, '', '']],
        'table_anomalies': [[counties, '合计', f'采用/{city}', 956, 961,
                             'the text says 956; the rows printed add up to 961']],
        'source': '2010年全市政务信息工作综合评分情况\n达州市人民政府办公室, 2011-01-18\n'
                  'Seven counties and the first department were seen. The counts do not determine the\n'
                  'scores (three values of an item): each is an entry about the unit. An article here is\n'
                  'adopted by one outlet.\n'}


def bulletin_04():
    """A quarter of a city's website, up to the ninth of the next month: three counties."""
    period, group, outlet = '2020-07-01..2020-10-09', '县(市)政府', '市政府网站'
    rows = [('舒兰市', 1, 197, 186, 4650), ('磐石市', 2, 161, 148, 2825), ('桦甸市', 3, 123, 123, 2625)]
    expected = []
    for unit, place, n, a, score in rows:
        expected += cells(period, unit, {'rank': place, 'submitted': n, 'adopted': a, outlet: a,
                                         'points': score})
    return {
        'id': '04', 'days': ('2020-07-01', '2020-10-09'), 'units': [(group, r[0]) for r in rows],
        'outlets': [(outlet, 'city')], 'expected': expected,
        'counts': [(u, n, [(outlet, '')] * a) for u, _, n, a, _ in rows],
        'loose': inferred_scores(period, '2020-10-09', [(r[0], r[4]) for r in rows]),
        'scheme': 'scheme 公布 from 2020-01-01\nadoptions all\nmanual set value 0 to 10000\n',
        'wording': wording('unit rank submitted adopted points', '{tables}\n', order='rank'),
        'print_period': period,
        'heads': ['单位', '名次', '报送', '采用', '得分'],
        'table': [[group, *r] for r in rows],
        'source': '2020年第三季度市政府网站信息采用情况排名通报\n吉林市政务服务和数字化建设管理局, 2020-10-12\n'
                  'Three rows of one group were seen. The counts do not determine the scores (19 to 25\n'
                  'for an item): each is an entry about the unit. The quarter runs to 9 October.\n'}


def bulletin_10():
    """A month of six education bureaus: outlets down the page, units across."""
    period, group = '2013-11', '各区(市)教育局'
    outlets = [('中国教育报', 'national'), ('中国教师报', 'national'), ('大众日报', 'province'),
               ('现代教育导报', 'province'), ('山东教育报', 'province'), ('联合日报', 'province'),
               ('教师报', 'province'), ('德育报', 'province'), ('枣庄日报', 'city'), ('枣庄晚报', 'city'),
               ('枣庄教育', 'city'), ('山东教育电视台', 'province'), ('山东电视台', 'province'),
               ('枣庄电视台', 'city'), ('枣庄电台', 'city'), ('人民网', 'national'), ('新华网', 'national'),
               ('中新网', 'national'), ('光明网', 'national')]
    rows = [('滕州市', [1, 0, 0, 0, 0, 0, 0, 0, 29, 6, 5, 1, 0, 0, 0, 1, 0, 0, 1], 128),
            ('市中区', [0, 0, 0, 0, 0, 0, 0, 0, 22, 11, 8, 0, 0, 0, 0, 3, 0, 0, 0], 132),
            ('薛城区', [2, 0, 0, 1, 1, 0, 0, 0, 34, 36, 7, 0, 1, 6, 12, 4, 0, 0, 1], 276),
            ('山亭区', [0, 0, 1, 0, 0, 0, 0, 0, 4, 5, 3, 0, 0, 0, 0, 0, 0, 0, 1], 129),
            ('峄城区', [1, 3, 0, 0, 2, 1, 6, 3, 11, 10, 15, 0, 0, 1, 12, 7, 1, 4, 5], 388),
            ('台儿庄区', [0, 0, 0, 0, 0, 0, 0, 0, 5, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0], 28)]
    names = [n for n, _ in outlets]
    expected, counts = [], []
    for unit, by, score in rows:
        expected += cells(period, unit, dict(zip(names, by)) | {'points': score})
        counts.append((unit, sum(by), [(n, '') for n, k in zip(names, by) for _ in range(k)]))
    return {
        'id': '10', 'days': ('2013-11-01', '2013-11-28'), 'units': [(group, r[0]) for r in rows],
        'outlets': outlets, 'expected': expected, 'counts': counts,
        'loose': inferred_scores(period, '2013-11-28', [(u, x) for u, _, x in rows]),
        'scheme': 'scheme 公布 from 2013-01-01\nadoptions all\nmanual set value 0 to 1000\n',
        'wording': wording('unit=媒体 outlets points', '{tables}\n', layout='transposed'),
        'print_period': period, 'layout': 'transposed',
        'heads': ['媒体', *(f'采用/{n}' for n in names), '得分'],
        'table': [[group, u, *by, x] for u, by, x in rows],
        'source': '各区(市)教育局11月份新闻和信息宣传情况统计表(枣教发〔2013〕4号规定)\n枣庄市教育局, 2013-12-25\n'
                  'Outlets that printed nothing are left out. Nineteen values, six scores: each score is an\n'
                  'entry about the unit. An article here is adopted by one outlet. The levels of outlets\n'
                  'are not printed.\n'}


def spread_over(group, units, n):
    """n articles of a group, over units of its own: how many of each is not published."""
    return [(group, f'{group}{i + 1}', n // units + (i < n % units)) for i in range(units)]


def bulletin_16_of(what, kind, rows, whole, sentences):
    """The same as prose: what each unit of a group submitted on average."""
    units = [r for group, units, n in rows for r in spread_over(group, units, n)]
    return {
        'id': f'16-{what}', 'days': ('2007-01-01', '2007-12-31'), 'units': [r[:2] for r in units],
        'outlets': [], 'counts': [(u, n, []) for _, u, n in units],
        'expected': [['2007', u, 'submitted', n] for _, u, n in units],
        'scheme': 'scheme 平均 from 2007-01-01\nadoptions all\n',
        'wording': wording('unit submitted', f'全市报送{kind}{{submitted}}篇，平均{{mean {whole}}}篇：{{each groups}}'
                           f'{{name}}{{units}}家{{submitted}}篇，平均{{mean 1}}篇{{end ；}}。\n'),
        'print_period': '2007', 'prose': sentences,
        'source': '2007年度全市组工信息、调研、宣传工作形势喜人\n中共吴江市委组织部, 2008-01-18\n'
                  f'{kind} alone. How many each unit submitted is not published; numbers of units\n'
                  'follow from the averages.\n'}


def bulletin_16_info():
    return bulletin_16_of(
        'info', '信息', [('镇、开发区', 10, 373), ('市级机关', 15, 178)], 0,
        [['全市报送信息551篇，平均22篇', '', ''],
         ['镇、开发区10家373篇，平均37篇', '镇、开发区10家373篇，平均37.3篇', 'one decimal for all groups'],
         ['市级机关15家178篇，平均11.9篇', '', '']])


def bulletin_16_research():
    return bulletin_16_of(
        'research', '调研', [('镇、开发区', 10, 26), ('市级机关', 15, 7)], 1,
        [['全市报送调研33篇，平均1.3篇', '', ''], ['镇、开发区10家26篇，平均2.6篇', '', ''],
         ['市级机关15家7篇，平均0.47篇', '市级机关15家7篇，平均0.5篇', 'one decimal for all groups']])


def bulletin_17():
    """A quarter of a province's forestry network: totals of groups, quotas met and missed."""
    period, site = '2014-Q1', '厅门户网站'
    outlets = [(site, 'own'), ('国家林业局网', 'national'), ('省政府网', 'province')]
    # units, of these with nothing at all and short of the quota of 2; adopted
    groups = [('各级林业主管部门', 16, 1, 4, 84), ('厅机关各处(室、局、站、中心)', 21, 1, 6, 91),
              ('厅直属各事业单位', 12, 1, 4, 52), ('各信息直报点', 8, 1, 3, 39)]
    units, counts, expected, seen = [], [], [], 0
    for group, n, zero, short, adopted in groups:
        left, full = adopted - short, n - zero - short
        by = [0] * zero + [1] * short + [left // full + (i < left % full) for i in range(full)]
        for i, a in enumerate(by):
            unit = f'{group}{i + 1}'
            units.append((group, unit))
            counts.append((unit, a, [(site, '')] * a))
            expected.append([period, unit, 'adopted', a])
    also, refs = [], [(unit, i) for unit, a, _ in counts for i in range(a)]
    for outlet, n in (('国家林业局网', 126), ('省政府网', 12)):
        also += [(*refs[i], outlet) for i in range(n)]
    return {
        'id': '17', 'days': ('2014-01-01', '2014-03-31'), 'units': units, 'outlets': outlets,
        'counts': counts, 'also': also, 'expected': expected,
        'targets': [[g, 'adopted', 'quarter', 2] for g, *_ in groups],
        'scheme': 'scheme 公布 from 2014-01-01\nadoptions all\n',
        'wording': wording(
            'unit adopted', '采用{adopted}条：{each groups}{name}{adopted}条{end ，}。\n'
            '{each outlets}{name}{adopted}条{end ，}。\n'
            '{units}家中，未完成{count-short}家，其中零报送{count-zero}家。\n'),
        'print_period': period,
        'prose': [['采用266条：各级林业主管部门84条，厅机关各处(室、局、站、中心)91条，厅直属各事业单位52条，'
                   '各信息直报点39条。', '', ''],
                  ['厅门户网站266条，国家林业局网126条，省政府网12条。', '', ''],
                  ['57家中，未完成21家，其中零报送4家。', '', '']],
        'source': '贵州省林业厅办公室 2014年1~3月政务信息报送采用情况通报\n贵州省林业厅办公室, 2014-06-18\n'
                  'Totals of groups. How many units each group has, the quota, and what each unit got are\n'
                  'not published. Shares of 57 units (63.1 and 36.9 for 63.2 and 36.8) are not printed here.\n'}


def bulletin_19():
    """A quarter of a county: totals of towns and departments, adoptions by two kinds of outlet."""
    period, papers, above = '2021-Q1', '《陕西日报》《渭南日报》等', '省市政府'
    rows = spread_over('各镇(办)', 10, 115) + spread_over('部门', 40, 340)
    counts = [(u, n, []) for _, u, n in rows]
    for i in range(36):
        counts[i][2].append((above if i < 16 else papers, ''))
    return {
        'id': '19', 'days': ('2021-01-01', '2021-03-31'), 'units': [r[:2] for r in rows],
        'outlets': [(above, 'province'), (papers, 'city')], 'counts': counts,
        'expected': [[period, u, 'submitted', n] for _, u, n in rows],
        'scheme': 'scheme 公布 from 2021-01-01\nadoptions all\n',
        'wording': wording(
            'unit submitted', '{period}，全县共报送{submitted}条，其中{each groups}{name}{submitted}条{end ，}。\n'
            '{each outlets}{name}采用{adopted}条{end ，}。\n'),
        'print_period': period,
        'prose': [['2021年第一季度，全县共报送455条，其中各镇(办)115条，部门340条。', '', ''],
                  ['省市政府采用16条，《陕西日报》《渭南日报》等采用20条。', '', '']],
        'source': '2021年第一季度政务信息报送采用情况通报(白政办发〔2021〕38号)\n白水县人民政府办公室, 2021-05-25\n'
                  'Totals of groups. How many units each group has and what each got are not published.\n'}


BULLETINS = [bulletin_01(), bulletin_03(), bulletin_04(), bulletin_05(), bulletin_06(),
             bulletin_10(), bulletin_13(), bulletin_16(), bulletin_16_info(), bulletin_16_research(),
             bulletin_17(), bulletin_19(), bulletin_20(), bulletin_21()]
