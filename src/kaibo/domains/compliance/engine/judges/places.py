"""Places goods are said to come from, and what they lie in: 攀枝花 in 四川 in 中国."""

import re

_CHINA = """
北京|上海|天津|重庆:涪陵 奉节 忠县|河北:张家口 保定 唐山 沧州 石家庄 白沟 辛集
山西:太原 大同 汾阳 平遥 运城 沁州
内蒙古:锡林郭勒 呼伦贝尔 科尔沁 巴彦淖尔 鄂尔多斯 通辽 内蒙
辽宁:大连 丹东 盘锦 沈阳 东港 锦州|吉林:长白山 延边 梅河口 敦化 抚松
黑龙江:五常 绥化 佳木斯 牡丹江 大兴安岭 齐齐哈尔 哈尔滨 伊春 方正 东宁 北大荒
江苏:阳澄湖 南通 盐城 苏州 无锡 南京 高邮 兴化 泰州 宜兴 盱眙 洞庭 宿迁 徐州 连云港 太湖
浙江:杭州 西湖 狮峰 龙井村 安吉 义乌 宁波 温州 金华 绍兴 舟山 海宁 临安 嘉兴 台州 龙泉 诸暨 濮院 桐乡
安徽:黄山 祁门 六安 太平 霍山 砀山 亳州 宣城 合肥
福建:武夷山 安溪 福鼎 政和 桐木关 厦门 泉州 莆田 漳州 平和 建阳 建盏 宁德 福州 晋江
江西:赣南 景德镇 南丰 庐山 赣州 寻乌 婺源
山东:烟台 栖霞 章丘 寿光 青岛 威海 沂蒙 东阿 莱阳 济南 临沂 乳山 崂山 曹县 日照
河南:信阳 焦作 温县 铁棍 南阳 洛阳 郑州 开封 灵宝 许昌
湖北:秭归 恩施 潜江 武汉 宜昌 洪湖 赤壁 英山
湖南:安化 长沙 湘潭 岳阳 永兴 醴陵 麻阳 石门 浏阳
广东:广州 深圳 佛山 潮州 汕头 新会 茂名 湛江 徐闻 英德 揭阳 东莞 增城 从化 德庆 中山 虎门
广西:横县 横州 百色 梧州 桂林 荔浦 柳州 巴马 北海 容县 六堡 合浦
海南:三亚 文昌 海口 万宁 琼海 陵水
四川:攀枝花 蒲江 成都 郫县 汉源 蒙顶山 凉山 大凉山 会理 眉山 丹棱 自贡 峨眉山 阿坝 甘孜 会东 安岳
贵州:茅台镇 遵义 湄潭 都匀 贵阳 修文 仁怀
云南:普洱 临沧 西双版纳 勐海 易武 冰岛村 老班章 昭通 大理 丽江 昆明 保山 蒙自 文山 褚橙 版纳 临沧冰岛
西藏:林芝 拉萨 那曲|陕西:洛川 西安 周至 眉县 大荔 汉中 延安 商洛
甘肃:兰州 静宁 定西 民勤 天水 花牛|青海:玉树 柴达木 西宁 格尔木
宁夏:中宁 盐池 银川 贺兰山 中卫 硒砂
新疆:阿克苏 库尔勒 吐鲁番 和田 喀什 哈密 伊犁 若羌 石河子 塔城 昭苏 阿勒泰
台湾:阿里山 冻顶|香港|澳门
"""
_ABROAD = (
    "智利 法国 意大利 日本 韩国 泰国 澳大利亚 澳洲 新西兰 德国 美国 英国"
    " 西班牙 荷兰 巴西 阿根廷 秘鲁 俄罗斯 越南 马来西亚 菲律宾 印度尼西亚"
    " 印尼 "
    "缅甸 埃及 南非 土耳其 挪威 丹麦 瑞士 瑞典 比利时 加拿大 墨西哥 印度"
    " 斯里兰卡 伊朗 厄瓜多尔 乌拉圭 新加坡 葡萄牙 希腊 波兰 乌克兰 哈萨克斯坦"
    " 蒙古国 "
    "南洋 大溪地 法兰西 北海道 波尔多 勃艮第 托斯卡纳 塔斯马尼亚 阿拉斯加 加州 佳农"
    " 挪威海 南美 欧洲 北美 东南亚"
).split()
_INSIDE = {
    "北海道": "日本",
    "波尔多": "法国",
    "勃艮第": "法国",
    "法兰西": "法国",
    "托斯卡纳": "意大利",
    "塔斯马尼亚": "澳大利亚",
    "澳洲": "澳大利亚",
    "阿拉斯加": "美国",
    "加州": "美国",
    "印尼": "印度尼西亚",
    "智利": "南美",
    "巴西": "南美",
    "阿根廷": "南美",
    "秘鲁": "南美",
}
CHINA, FOREIGN = "中国", "外国"


def _table() -> dict[str, tuple[str, ...]]:
    told: dict[str, tuple[str, ...]] = {CHINA: (), FOREIGN: ()}
    for entry in _CHINA.replace("\n", "|").split("|"):
        province, _, places = entry.partition(":")
        if not province:
            continue
        told[province] = (CHINA,)
        told |= dict.fromkeys(places.split(), (province, CHINA))
    for place in _ABROAD:
        told[place] = (_INSIDE[place], FOREIGN) if place in _INSIDE else (FOREIGN,)
    return told


LIES_IN = _table()
_NAME = re.compile("|".join(sorted(LIES_IN, key=len, reverse=True)))
_HOME = re.compile("国产|国内")
_IMPORTED = re.compile(
    "进口|原装|海外|国外|漂洋过海|漂过来|远渡|坐船来|飞过来|外国|洋货|舶来|远洋|跨洋|越洋"
)


def places_in(text: str) -> list[tuple[str, int, int]]:
    """Every place named in a text, with where; 国产 is 中国, 进口 is 外国."""
    found = [(match.group(), *match.span()) for match in _NAME.finditer(text)]
    found += [(CHINA, *match.span()) for match in _HOME.finditer(text)]
    found += [(FOREIGN, *match.span()) for match in _IMPORTED.finditer(text)]
    return sorted(found, key=lambda one: one[1])


def agree(said: str, known: str) -> bool:
    """Whether a place that is said may be the one on file: the same, around it, or inside it."""
    if said in known:
        return True
    told = [name for name, _, _ in places_in(known)]
    if not told:
        return False
    around = {*told, *(outer for name in told for outer in LIES_IN[name])}
    # What is on file may be coarse (广西): a place inside it is not denied by that.
    return said in around or told[-1] in LIES_IN[said]
