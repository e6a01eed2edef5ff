"""Settles what goods are said to be made of by their attributes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# Each material as it is said, and as an attribute may have it written; a said one is right when
# one of its written ones stands in the attribute.
_MATERIALS = tuple(
    (re.compile(said), re.compile(written))
    for said, written in (
        (
            "真皮|头层|牛皮(?!纸|癣|糖|骨)|小牛|纯皮|全皮|羊皮|鳄鱼皮|猪皮|植鞣|皮质",
            "(?<!人造)(?<!合成)(?<!仿)(?<!超纤)(?:真皮|牛皮|羊皮|猪皮|皮革|头层|鳄鱼皮|植鞣)",
        ),
        ("羊绒|山羊绒|cashmere", "羊绒|cashmere"),
        ("羊毛|纯毛|美利奴|澳毛|全毛", "羊毛|羊绒|毛[0-9]|美利奴"),
        ("真丝|桑蚕丝|蚕丝|蚕宝宝|丝绸|桑蚕|重磅丝|姆米", "蚕丝|真丝|桑蚕"),
        ("(?:纯|全|长绒|新疆|精梳|匹马|埃及)棉|棉花做|棉的|百分百棉", "棉"),
        ("亚麻|苎麻|纯麻", "麻"),
        ("鹅绒|大鹅|[白灰]鹅", "鹅"),
        ("鸭绒", "鸭绒"),
        ("羽绒|绒子", "绒"),
        (
            "足金|千足|纯金|黄金|真金|24k|999金|金的|实金|18k|k金|九九九|999",
            "足金|黄金|千足|(?<!镀)金9|18k|k金|au|足银999|999",
        ),
        ("纯银|足银|925|s925|银的|s999", "纯银|足银|925|银"),
        ("钻戒|真钻|克拉|钻石|裸钻|gia", "钻(?!.{0,2}(?:锆|水))|gia"),
        ("翡翠|a货|和田玉|羊脂|缅甸玉", "翡翠|和田|玉"),
        ("珍珠", "珍珠|贝"),
        (
            "实木|原木|纯木|整木|胡桃木|橡木|榉木|红木|紫檀|花梨|樱桃木|黑胡桃|柚木|水曲柳",
            "(?<!仿)实木|原木|[桃橡榉檀梨樱柚曲白松楠楸榆杉][柳木]|橡胶木|红木|乌金木|桦木",
        ),
        ("316", "316"),
        ("304", "304|316"),
        ("食品级不锈钢|不锈钢|医用钢", "不锈钢|304|316|钢"),
        ("纯铜|全铜|黄铜|紫铜", "铜"),
        ("钛", "钛"),
        ("碳纤维", "碳纤维|碳纤"),
        ("乳胶", "乳胶"),
        ("记忆棉", "记忆|慢回弹"),
        ("紫砂", "紫砂"),
        ("骨瓷", "骨瓷|骨质瓷"),
        ("水晶", "水晶"),
        ("猪肉|猪后腿|五花|黑猪", "猪"),
        ("牛肉|牛腱|黄牛", "牛"),
        ("羊肉", "羊"),
        ("鸡肉|鸡胸", "鸡"),
        ("虾仁|虾肉|整虾", "虾"),
        ("鳕鱼", "鳕"),
        ("三文鱼", "三文鱼|大西洋鲑"),
        ("纯奶|牛奶|鲜奶|生牛乳|纯牛乳", "乳|奶"),
        ("巧克力|可可脂", "可可"),
        ("蜂蜜|纯蜜|土蜂", "蜂蜜|蜜"),
        ("燕窝", "燕窝"),
        ("纯果汁|鲜榨|果汁", "果汁|汁"),
        ("全麦", "全麦"),
        ("橄榄油", "橄榄"),
        ("硅胶", "硅胶"),
        ("玻璃", "玻璃"),
        ("陶瓷", "陶瓷|瓷|陶"),
        ("竹", "竹"),
        ("原浆|原生木浆|竹浆", "木浆|原浆|竹浆"),
    )
)
_PURE = re.compile(
    "纯|全(?!部|国|家|网|场|新|天|套|身|面)|百分之?百|100%|都是|不掺|一点不掺|无添加"
)
_PERCENT = re.compile(
    "(?P<what>[一-鿿]{1,4}?)[:：]?(?P<n>[0-9]{1,3})%|(?P<n2>[0-9]{1,3})%(?P<what2>[一-鿿]{1,4})"
)
_SAID_SHARE = re.compile(
    f"(?:百分之(?P<p>{NUMBER.pattern})|(?P<d>[0-9]{{1,3}})%|含量(?P<q>{NUMBER.pattern})|(?P<c>[一二三四五六七八九])成(?P<half>半"
    f"|[一二三四五六七八九])?)"
)
_NOT_SO = re.compile(
    "跟$|不是|没有|不含|非|仿|像|无|冒充|当成|别当|不掺|赛|媲美|堪比|假|般"
    "|感|风|纹|色|味(?!儿，头)|代替"
)
_COVERED = re.compile(
    "那[个种]|光泽|衫外|衫里|外面|里面|纹|感|色|款|风|般|质感|手感|一样|似的|效果|模样|造型|图案|皮纹|形|骨"
)


def _materials(said: str, text: str, end: int) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    for words, written in _MATERIALS:
        for match in words.finditer(said):
            place = end - len(said) + match.start()
            before = text[max(0, place - 3) : place]
            after = (said + text[end : end + 3])[match.end() : match.end() + 3]
            if not _NOT_SO.search(before) and not _COVERED.match(after):
                yield written, match


@judge("made_of", wants="material down_type")
def made_of(claim: Claim) -> Judgement:
    """A material, and how much of it, against the attribute."""
    facts = claim.context.facts
    known = " ".join(
        one for one in (facts.text("material"), facts.text("down_type")) if one
    ).lower()
    if not known:
        return OK
    for written, match in _materials(claim.said, claim.text, claim.end):
        if not written.search(known):
            if _true_one_told(claim.text, known, written, match.group()):
                continue
            return _not(claim, known, match.group())
        if _alone(claim, match) and _blended(written, known):
            return _not(claim, known, match.group())
    return _shares_right(claim, known)


def _true_one_told(text: str, known: str, claimed: re.Pattern[str], said: str) -> bool:
    """Whether the attribute's own material is named beside: 真皮的要八百，这个PU的九十九."""
    parts = re.findall("[a-z]{2,}|[一-鿿]{2,}", re.sub("[0-9.%]+", " ", known))
    return any(
        part in text.replace(said + part, "")
        and not claimed.search(part)
        and not re.search(f"(?:不是|不含|不用|非|没有?|无|不加|零){part}", text)
        for part in parts
    )


def _alone(claim: Claim, match: re.Match[str]) -> bool:
    near = claim.said[max(0, match.start() - 4) : match.end()]
    return bool(_PURE.search(near)) and not re.search("不是纯|不纯|非纯", claim.said)


def _blended(written: re.Pattern[str], known: str) -> bool:
    """Whether the attribute tells other parts beside the material."""
    parts = [part for part in re.split("[、，,/+ ;；]|(?<=%)(?=[一-鿿])", known) if part]
    others = [part for part in parts if not written.search(part) and re.search("[一-鿿]", part)]
    return bool(others) and "100%" not in known


def _shares_right(claim: Claim, known: str) -> Judgement:
    """A told share (三成, 90%) of a part that the attribute gives a share for."""
    shares = {(m["what"] or m["what2"]): int(m["n"] or m["n2"]) for m in _PERCENT.finditer(known)}
    for part, share in shares.items():
        name = part[-2:]
        for match in _SAID_SHARE.finditer(claim.text):
            near = claim.text[max(0, match.start() - 5) : match.end() + 5]
            said = _share(match)
            others = [other for other in shares if other != part and other[-2:] in near]
            if name in near and said is not None and not others and abs(said - share) > 2:
                return _not(claim, known, match.group())
    return OK


def _share(match: re.Match[str]) -> Decimal | None:
    if match["c"]:
        tens = (value_of(match["c"]) or Decimal(0)) * 10
        more = match["half"]
        return tens + (5 if more == "半" else (value_of(more) or 0) if more else 0)
    return value_of(match["p"] or match["d"] or match["q"])


def _not(claim: Claim, known: str, said: str) -> Judgement:
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{claim.said}”，商品属性“{known}”",
        missing="检测报告、水洗标",
        claim="spec",
    )
