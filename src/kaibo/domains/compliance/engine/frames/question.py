"""Questions: a viewer's words read aloud, or a plain question; not one that asserts."""

import re

from kaibo.domains.compliance.engine.frames.clauses import clause_around, frame

# Who may be heard through the host: not 我跟你说, 姐妹们听我说, which are the host's own words.
_VIEWERS = (
    "(?:有人|有位|有个|有宝|宝宝|宝子|姐妹|家人|老铁|哥|姐|粉丝|观众|顾客|客人|他|她|弹幕|评论区?|公屏|私信|后台"
    "|(?<![跟和给对])你们?(?!说这|说我|说咱))"
)
# 发, 打, 刷 and 扣 as one writes on the screen, not of hair, discounts, brushes and buttons.
_WRITE = (
    "说|留言|私信|提到|讲|刷(?!牙|子|毛|头|脸|碗|锅)|扣(?!子|带|环|分)|打(?!折|底|理|开|包|造|粉|印|扫|蜡|算)"
    "|(?<![头开白毛])发(?![质型膜丝梢根际量缝货现热炎光霉黄黑白亮酵酸])"
)
_ASKED = re.compile(
    f"{_VIEWERS}(?:[^，？]{{0,8}}问|[^，？我咱]{{0,8}}(?:{_WRITE}))[^，？]{{0,8}}$|(?:问|咨询)[^，？]{{0,6}}$"
)
# A customer made to speak for the goods is a claim of the shop's own.
_TESTIMONY = re.compile(
    "(?:用|吃|喝|抹|涂|贴|戴|穿|试|买|泡|敷|睡)(?:了|完|过|到)|反馈|回来(?:说|跟|告诉)|回购|复购|老(?:顾客|客户|客人|粉丝?)|见证"
)
# Questions that assert: 难道不是…吗, 还有比这更…的吗, 你说是不是….
_RHETORICAL = re.compile(
    "难道|岂不|谁不|何尝|还有(?:谁|哪家|哪个)|(?:还|哪|上哪|哪里?)(?:有|找|能找)[^，？]{0,3}比|不是[^，？]{1,12}(?:是什么|是啥)"
    "|还(?:不|等|怕|愁|犹豫|用|要|想)|敢信|信不信|舍得|忍心|想不想|要不要|怕不怕|凭(?:什么|啥)|为(?:什么|啥|何)|怎么(?:来|做到|练|回事)|知道(?:吗|不|为)"
    "|你们?(?:说|讲)(?:这|我|咱|它)|[见听]过|[这那可]不就"
)
_ASKING_END = re.compile("(?:吗|么|呢|不|没有|没|啊|吧)?？|(?:吗|么)(?:$|，)")


@frame("asked")
def asked(text: str, start: int, end: int) -> bool:
    """The words are a viewer's, read aloud, or a plain question: 有宝宝问是不是全网最低."""
    left, right = clause_around(text, start, end)
    before = text[left:start]
    if _ASKED.search(before) and not _TESTIMONY.search(before):
        return True
    if _RHETORICAL.search(text[left : right + 1]):
        return False
    return bool(_ASKING_END.search(text[end : right + 1]))
