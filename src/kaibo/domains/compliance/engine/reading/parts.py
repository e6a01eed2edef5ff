"""Characters written as their parts, side by side (氵台 for 治), and the characters they mean."""

from collections.abc import Iterator

import ahocorasick_rs

# By the part that comes first: what follows it, and the character the two make.
_AFTER = {
    "氵": "台治咸减肖消青清羊洋去法每海张涨由油夜液先洗谷浴显湿干汗工江可河也池酉酒舌活则测农浓炎淡皮波包泡"
    "主注吉洁昆混骨滑军浑彦液尤沈中冲户沪戋浅气汽充流票漂曼漫斤沂肃潇聿津罙深莫漠",
    "冫": "咸减争净令冷东冻中冲夬决京凉疑凝",
    "亻": "介价呆保言信直值氐低故做弋代专传建健寸付圭佳立位尔你也他本体半伴乍作吏使叚假谷俗昔借木休牛件更便"
    "十什义仪以似共供到倒尤优象像旦但匕化门们壬任佥俭责债尝偿韦伟多侈申伸",
    "扌": "殳投非排白拍合拾立拉召招奂换安按包抱丁打支技斤折是提广扩亢抗氐抵户护高搞巴把妾接卜扑由抽隹推九扔"
    "少抄戈找比批台抬旦担军挥受授罙探空控仓抢罢摆爪抓尤扰莫摸察擦",
    "纟": "及级色绝吉结工红充统冬终氏纸录绿且组合给勺约会绘田细戋线周绸宗综扁编帛绵只织己纪从纵方纺内纳柬练"
    "责绩卖续各络圣经爰缓宿缩",
    "讠": "正证平评上让人认十计丁订己记午许仑论兑说周调青请殳设只识式试果课寸讨井讲吾语舌话方访乍诈成诚某谋"
    "射谢司词卖读羊详翁谝",
    "疒": "丙病了疗叟瘦品癌正症冬疼甬痛寺痔全痊巴疤炎痰旦疸豆痘丁疔昜疡皮疲",
    "钅": "肖销戋钱失铁同铜令铃昔错艮银丁钉冈钢占钻十针巨钜",
    "礻": "去祛且祖申神畐福兄祝土社",
    "衤": "皮被卜补由袖库裤君裙",
    "饣": "反饭我饿官馆并饼交饺欠饮",
    "艹": "约药囷菌化花平苹早草余茶连莲采菜卩节办苏牙芽夹荚",
    "辶": "反返寸过云运关送车连元远斤近束速首道米迷先选艮退白迫文这力边隹进井进",
    "忄": "夬快青情生性曼慢白怕每悔灰恢",
    "犭": "句狗苗猫者猪守狩虫独虽独",
    "彳": "敖微艮很寺待主往正征聿律",
    "宀": "子字女安至室玉宝豕家",
    "月": "巴肥中肿半胖旨脂包胞要腰退腿复腹干肝市肺各胳土肚几肌夫肤生胜危脆却脚佥脸泉腺旁膀空腔长胀庄脏艮服"
    "同胴",
    "日": "西晒青晴寸时免晚央映召昭",
    "贝": "兼赚反贩曾赠才财者赌占贴长账攵败",
    "木": "及极又权交校反板几机羊样示标各格每梅不杯寸村亥核艮根娄楼乔桥直植支枝",
    "女": "子好又奴马妈且姐未妹乃奶也她台始少妙",
    "口": "乞吃罕喊曷喝马吗乎呼未味及吸土吐昌唱",
    "火": "因烟臣烟暴爆丁灯考烤尧烧然燃火炎",
    "王": "求球见现里理元玩",
    "禾": "急稳中种兑税少秒口和刂利厶私",
    "言": "正证平评",
    "米": "青精唐糖分粉",
    "车": "专转仑轮两辆",
    "目": "艮眼青睛民眠",
    "足": "艮跟包跑失跌",
    "力": "口加",
    "石": "皮破卒碎开研广矿",
    "弓": "虽强长张单弹",
    "土": "也地平坪成城曾增",
    "山": "夆峰",
}
# And those whose telling part comes last.
_BEFORE = {
    "攵": "方放正政工攻交效求救古故束敕",
    "页": "丁顶川顺客额令领彦颜原愿是题",
    "刂": "至到舌刮禾利害割另别半判",
    "阝": "者都良郎交郊咅部",
    "心": "亡忘相想你您咸感田思",
    "力": "且助免勉",
    "勺": "白的",
    "寸": "身射文对",
    "取": "日最曰最",
    "彡": "人参",
    "鸟": "又鸡甲鸭",
    "欠": "又欢哥歌",
    "隹": "又难",
}


def _table() -> dict[str, str]:
    told = {"页丁": "顶"}
    for first, pairs in _AFTER.items():
        told |= {first + rest: whole for rest, whole in zip(pairs[::2], pairs[1::2], strict=True)}
    for last, pairs in _BEFORE.items():
        told |= {rest + last: whole for rest, whole in zip(pairs[::2], pairs[1::2], strict=True)}
    return told


class Joiner:
    """Finds characters written as two parts."""

    def __init__(self) -> None:
        table = _table()
        self._found = ahocorasick_rs.AhoCorasick(list(table))
        self._wholes = list(table.values())

    def whole(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places (start, end, character) of a folded text, in order, none over another."""
        for which, start, end in self._found.find_matches_as_indexes(text):
            yield start, end, self._wholes[which]
