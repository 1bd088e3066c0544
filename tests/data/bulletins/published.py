"""What four published bulletins print, and what is read into it."""


def bulletin_01():
    """Two months of a city's five subdistricts: submissions, adoptions by channel, score."""
    period, group = '2018-01..2018-02', '各街道办事处'
    rows = [('达来胡硕苏木', 2, 0, 1, 5), ('沙尔呼热街道', 12, 3, 0, 15), ('莫斯台街道', 1, 1, 0, 5),
            ('宝日呼吉尔街道', 15, 2, 0, 10), ('珠斯花街道', 15, 5, 0, 25)]
    outlets = [('普发', 'own'), ('微信公众号', 'own'), ('参阅', 'own'), ('约稿', 'own'),
               ('上报', 'own'), ('通辽市', 'city'), ('自治区', 'province')]
    expected, counts = [], []
    for unit, submitted, wechat, asked, score in rows:
        counts.append((unit, submitted, [('微信公众号', '')] * wechat + [('约稿', '')] * asked))
        cells = dict.fromkeys((n for n, _ in outlets), 0)
        cells |= {'submitted': submitted, '微信公众号': wechat, '约稿': asked, 'points': score}
        expected += [[period, unit, c, v] for c, v in cells.items()]
        # The bulletin's running totals: the year had just begun.
        expected += [['2018-H1', unit, 'submitted', submitted], ['2018-H1', unit, 'points', score]]
    return {
        'id': '01', 'days': ('2018-01-01', '2018-02-28'), 'units': [(group, r[0]) for r in rows],
        'outlets': outlets, 'expected': expected, 'counts': counts, 'late': [], 'anomalies': [],
        'scheme': 'scheme 推定 from 2018-01-01\n# The points are inferred from the printed scores.\n'
                  'adoptions all\nadopt outlet 微信公众号 set 5\nadopt outlet 约稿 set 5\n',
        'source': '2018年1—2月份政务信息报送及采用情况通报(霍政办字〔2018〕29号)\n'
                  '霍林郭勒市人民政府办公室, 2018-03-06\n'
                  'Only the table of the subdistricts was seen. No rank column.\n'}


def bulletin_05():
    """One month of a bureau's eleven offices."""
    period, group = '2016-09', '局机关科室'
    # submitted, adopted, of these printed as stand-alone in the bureau's paper, score
    rows = [('林政资源科', 0, 0, 0, 0), ('产业发展科', 0, 0, 0, 0), ('规划发展科', 0, 0, 0, 0),
            ('城乡绿化科', 0, 0, 0, 3), ('人事科', 0, 0, 0, 0), ('森林公安处', 2, 2, 2, 8),
            ('监察(审计)科', 2, 2, 0, 8), ('义务植树科', 0, 0, 0, 0), ('财务科', 0, 0, 0, 0),
            ('全程代办', 0, 0, 0, 0), ('工会共青团', 4, 4, 4, 16)]
    outlets = [('园林动态', 'own'), ('区级两办', 'county'), ('市级两办', 'city')]
    expected, counts = [], []
    for unit, submitted, adopted, single, score in rows:
        counts.append((unit, submitted, [('园林动态', 'single')] * adopted))
        cells = {'submitted': submitted, 'adopted': adopted, '园林动态': single, '区级两办': 0,
                 '市级两办': 0, 'points': score}
        expected += [[period, unit, c, v] for c, v in cells.items()]
    late = 'score 3 with nothing sent or adopted: an item of August adopted in September'
    return {
        'id': '05', 'days': ('2016-09-01', '2016-09-30'), 'units': [(group, r[0]) for r in rows],
        'outlets': outlets, 'expected': expected, 'counts': counts,
        'late': [('城乡绿化科', '2016-08-29', '2016-09-05', '园林动态', 'single')],
        'anomalies': [
            [period, '城乡绿化科', 'adopted', 0, 1, late],
            [period, '城乡绿化科', '园林动态', 0, 1, late],
            [period, '监察(审计)科', '园林动态', 0, 2, '2 adopted for 6 points, but every cell of '
             'the breakdown is blank']],
        'scheme': 'scheme 推定 from 2016-01-01\n# The points are inferred from the printed scores.\n'
                  'adoptions all\nsubmit set 1\nadopt outlet 园林动态 form single set 3\n',
        'source': '2016年9月信息报送及采用情况通报\n北京市通州区园林绿化局办公室, 2016-10-08\n'
                  'The table of the offices, as of its month: the running totals rest on months '
                  'that are not published. No rank column.\n'}


def bulletin_06():
    """One month of a district's website: counts only."""
    period, group = '2017-04', '镇办和部门'
    rows = [('南川东路办事处', 14, 7), ('仓门街办事处', 28, 16), ('总寨镇', 15, 8),
            ('南川西路办事处', 33, 12), ('礼让街办事处', 33, 14), ('南滩办事处', 47, 20),
            ('人民街办事处', 14, 4), ('饮马街办事处', 10, 5), ('区统计局', 0, 0), ('区财政局', 8, 6),
            ('区政府办公室', 18, 18), ('区卫生和计划生育局', 8, 6), ('区发展改革和经济商务局', 7, 5)]
    site = '区政府门户网站'
    expected = []
    for unit, submitted, adopted in rows:
        cells = {'submitted': submitted, 'adopted': adopted, site: adopted}
        expected += [[period, unit, c, v] for c, v in cells.items()]
    return {
        'id': '06', 'days': ('2017-04-01', '2017-04-30'), 'units': [(group, r[0]) for r in rows],
        'outlets': [(site, 'county')], 'expected': expected, 'late': [], 'anomalies': [],
        'counts': [(u, s, [(site, '')] * a) for u, s, a in rows],
        'scheme': 'scheme 无计分 from 2017-01-01\nadoptions all\n',
        'source': '2017年4月份区政府门户网站信息报送情况的通报\n'
                  '西宁市城中区人民政府办公室, 2017-05-08\nCounts only, 13 rows seen. Not ranked.\n'}


def bulletin_13():
    """Ten months of a city's committees: adoptions, and who is commended for them."""
    period = '2015-08-01..2016-06-06'
    rows = [('县(市)区', '肥东县关工委', 122), ('县(市)区', '肥西县关工委', 189),
            ('县(市)区', '长丰县关工委', 210), ('县(市)区', '庐江县关工委', 674),
            ('县(市)区', '庐阳区关工委', 304), ('县(市)区', '包河区关工委', 411),
            ('县(市)区', '瑶海区关工委', 31), ('县(市)区', '巢湖市关工委', 247),
            ('县(市)区', '蜀山区关工委', 122), ('开发区', '市经开区关工委', 20),
            ('开发区', '新站区关工委', 108), ('开发区', '合巢经开区关工委', 114),
            ('开发区', '高新区关工委', 8), ('其他', '市关工委办公室', 122), ('其他', '其他关工委', 20)]
    outlet = '市关工委网站和《市关工通讯》'
    expected = [[period, u, c, n] for _, u, n in rows for c in ('adopted', outlet)]
    for unit, place in (('庐江县关工委', 1), ('包河区关工委', 2), ('庐阳区关工委', 3),
                        ('合巢经开区关工委', 1), ('新站区关工委', 2)):
        expected.append([period, unit, 'rank', place])
    return {
        'id': '13', 'days': ('2015-08-01', '2016-06-06'), 'units': [(g, u) for g, u, _ in rows],
        'outlets': [(outlet, 'city')], 'expected': expected, 'late': [], 'anomalies': [],
        'counts': [(u, n, [(outlet, '')] * n) for _, u, n in rows],
        'scheme': 'scheme 篇数 from 2015-08-01\n'
                  '# Commended in the order of adoptions: one point each.\n'
                  'adoptions all\nadopt set 1\n',
        'source': '2015—2016评比年度宣传报道工作情况通报(三)\n合肥市关工委办公室, 2016-06\n'
                  'Adoptions only; what was sent in vain is not published. The commended lists '
                  'give the first places.\n'}


BULLETINS = [bulletin_01(), bulletin_05(), bulletin_06(), bulletin_13()]
