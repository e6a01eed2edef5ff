"""Numbers misheard or written by sound among numerals: 一白三十八, 二百吧十八, 陆岁, 伍佰."""

import re
from collections.abc import Iterator

_ONE = "零一二两三四五六七八九"
_NUM = f"{_ONE}十百千万0-9"
_UNIT = "块元毛折岁天个斤倍万"
# What is written, where it is a numeral, and which.
_HEARD = tuple(
    (re.compile(form), told)
    for form, told in (
        (f"(?<=[{_ONE}])[白摆败柏](?=[{_ONE}十{_UNIT}]|$|，)", "百"),
        (f"(?<=[{_ONE}十百])[迁签牵](?=[{_ONE}{_UNIT}])", "千"),
        (f"(?<=[二两三四五六七八九百])[时实石](?=[{_ONE}块元])", "十"),
        ("(?<=[零十百千])[吧把巴](?=[十百千块元毛点])", "八"),
        (
            "(?<=[零十百千])[久酒](?=[十百千块元毛])|[久酒](?=块[久酒九])|(?<=[九久酒]块)[久酒]",
            "九",
        ),
        (f"(?<![队入])[伍午](?=[十百千{_UNIT}星])(?!天)", "五"),
        (f"(?<![大登着])陆(?=[十百千{_UNIT}])", "六"),
        (f"(?<=[{_ONE}0-9])伍(?=[{_ONE}0-9陆]|$|，)", "五"),
        (f"(?<=[{_ONE}0-9])陆(?=[{_ONE}0-9伍]|$|，)", "六"),
        (f"(?<=[{_NUM}])/?j(?![a-z])", "斤"),
        (f"(?<=[十百千零])[奇琦](?=[十百千{_UNIT}])|奇(?=[天十]瘦)", "七"),
        (f"(?<=[百千十])[散伞](?=[十块元折])|[散伞](?=十[{_ONE}块])", "三"),
        (f"(?<=[{_NUM}])[渡杜](?=的|$|，)", "度"),
        ("(?<=[十百])栽(?=$|，|老|了)", "载"),
        (f"(?<=[{_NUM}])[快筷](?=钱|$|，|[{_ONE}]$|一[瓶盒个件斤支])", "块"),
        ("(?<=拍)[辆俩](?=[单件个份])", "两"),
    )
)


def heard_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Places (start, end, meant) of a folded text where a numeral is meant."""
    for form, told in _HEARD:
        for match in form.finditer(text):
            yield match.start(), match.end(), told
