"""The words of government web pages around an article: 索引号, 浏览次数, 上一篇, 网站标识码."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gkplan.phrases import numbering
from gkplan.phrases.folding import fold
from gkplan.phrases.patterns import compile_once, either
from gkplan.phrases.vocabulary import ANSWERERS

_FIELDS = {
    "index_number": r"索\s*引\s*号(?:码)?|信息索引号?|索引",
    "category": (
        r"(?:组配|主题|体裁|信息|内容|服务对象)\s*分\s*类|分\s*类|主题词|所属(?:栏目|分类|"
        r"主题)|类\s*别"
    ),
    "publisher": (
        r"发\s*布\s*机\s*构|发\s*布\s*单\s*位|公\s*开\s*机\s*构|公\s*开\s*(?:责任)?(?:部门|"
        r"单位)|发\s*文\s*机\s*[关构]|发\s*文\s*单\s*位|发文字?部门|制发机关|印发机关"
    ),
    "document_number": r"发\s*文\s*字\s*号|文\s*件?\s*号|文\s*件\s*编\s*号|文\s*号",
    "written": (
        r"成\s*文\s*日\s*期|生\s*成\s*日\s*期|发\s*文\s*日\s*期|发文时间|成文时间|印发日期|"
        r"生成时间"
    ),
    "published": (
        r"发\s*布\s*(?:日\s*期|时\s*间)|公\s*开\s*(?:日\s*期|时\s*间)|信\s*息\s*时\s*间|"
        r"发\s*文\s*时\s*间|更新(?:时间|日期)|日\s*期|时\s*间"
    ),
    "title": r"标\s*题|文件标题|信息名称|名\s*称|文件名称",
    "source": r"(?:信\s*息|文\s*章|稿\s*件)?\s*来\s*源|来\s*自",
    "": (
        r"浏\s*览\s*(?:次\s*数|量)?|访\s*问\s*(?:次\s*数|量)|阅\s*读\s*(?:次\s*数|量)?|"
        r"点\s*击\s*(?:次\s*数|数|率|量)?|字\s*[体号]|字体大小|视力保护色|作\s*者|编\s*辑|"
        r"责任编辑|审\s*核"
        r"|关\s*键\s*[词字]|有\s*效\s*性|是否有效|时\s*效\s*性?|生效(?:日期|时间)|失效(?:日期|"
        r"时间)|废止(?:日期|时间)|实施日期|有效期|公开(?:方式|属性|范围|形式|程序|类别|时限)|"
        r"信息(?:分类|公开选项|类别)"
        r"|文件有效性|效力状态|内容概述|概\s*述|摘\s*要|语\s*种|信息格式|载体形式|体\s*裁|"
        r"统一登记号|统一编号|登记号|流水号|记录形式|生命周期|公开代码|录入时间|撰稿|签发|初审|"
        r"复审|终审|主办单位|承办单位|网站标识码|分享(?:到)?|打印|收藏|当前位置|您?现在的?位置|"
        r"您的位置|所在位置|保护视力色"
    ),
}
_LABEL = "|".join(f"(?P<f{i}>{words})" for i, words in enumerate(_FIELDS.values()))
_FIELD = rf"(?:\A|(?<=[\s|【\[(•·]))(?:{_LABEL})\s*[:|]\s*"
_BULLETS = r"[\s•·◆■►▪|>»›【】\[\]]+"

_ALONE = (
    r"(?:首\s*页|主页|返回(?:首页|顶部|列表|上一页)?|设为首页|加入收藏|无障碍(?:浏览|阅读|"
    r"版)?|关怀版|适老版|长者(?:版|模式)|繁體|繁体|简体|手机版|English|登录|注册|站内搜索|"
    r"搜索|高级搜索"
    r"|打\s*印(?:本页|此页|页面|文章|文本)?|关\s*闭(?:窗口|本页|页面|此页)?|收\s*藏(?:本页|"
    r"此页)?|分\s*享(?:到.*)?|下\s*载|纠错|我要纠错|【?大\s*中\s*小】?|大|中|小|[aA][+-]?"
    r"|(?:上|下)一(?:篇|条|页)[:：]?.{0,80}|相关(?:链接|信息|新闻|文章|稿件|解读|文档|附件|"
    r"文件)[:：]?|相关阅读.*|推荐阅读.*|热点(?:推荐|新闻).*|附件下载[:：]?"
    r"|扫一?扫.{0,24}|.{0,6}微信(?:扫一?扫|公众号|二维码).{0,16}|微信|微博|QQ空间|新浪微博|"
    r".{0,8}二维码.{0,8}|用手机(?:查看|浏览).{0,12}|在手机(?:上)?打开.{0,8}"
    r"|主题分类|网站地图|联系我们|关于我们|网站声明|隐私(?:声明|政策)|使用帮助|友情链接|"
    r"来源网址.*|责任编辑|(?:信息)?来源|作者|文章来源|字号|字体|【.{0,6}】|正文|政策文件|"
    r"政府信息公开|政务公开"
    r"|播报|语音播报|点击(?:朗读|播报|收听|下载).{0,8}|繁简切换|\[?字体.*)"
)
_ANYWHERE = (
    r"(?i)ICP备|网安备|公安备|网站标识码|政府网站标识|版权所有|Copyright|©|All Rights Reserved|"
    r"技术支持|Produced By|主办(?:单位)?\s*:|承办(?:单位)?\s*:|建议使用.{0,10}(?:浏览器|"
    r"分辨率)"
    r"|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|数|量)|访问(?:次数|量)|字体\s*:|【?字号|"
    r"字体大小|打印本页|关闭窗口|分享到|扫一扫在手机|当前位置\s*[:>]|(?:您|你)(?:现在|"
    r"当前)?的?(?:所在)?位置"
    r"|^https?://\S+$|^#\s*source:|首页\s*[>»›]|[>»›]\s*正文|声明:本(?:文|站|网)"
)
_MONTH_DAY = (
    r"(?P<year>(?:19|20)[0-9]{2})\s*(?:年|[-./])\s*(?P<month>[0-9]{1,2})\s*(?:月|"
    r"[-./])\s*(?P<day>[0-9]{1,2})(?![0-9])"
)


_ADDRESS = rf"(?:{either(ANSWERERS)}|政府|办事处|[局委办室所站中心校院镇乡街道]|公司)\s*:\Z"
_CLOSING = (
    r"(?:(?:19|20)[0-9]{2}|"
    r"二[〇○零O0]..)\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日?\Z"
    r"|\(?此件|附\s*件|附:|抄\s*送|主题词"
)


class Field(NamedTuple):
    """A labelled value of the block above an article; `name` is a key of `publication` or ""."""

    name: str
    value: str
    start: int
    end: int


def read_fields(text: str) -> tuple[Field, ...]:
    """Read the labelled values of a line: 索引号: … 组配分类: …; offsets are of the values."""
    folded = fold(text)
    found = list(compile_once(_FIELD).finditer(folded))
    names = list(_FIELDS)
    read: list[Field] = []
    for index, label in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else len(text)
        name = next(names[i] for i in range(len(names)) if label[f"f{i}"])
        raw = text[label.end() : stop]
        value = raw.strip(" \t\n\r\u3000\xa0•·|【[(")
        start = label.end() + (raw.find(value) if value else 0)
        read.append(Field(name, value, start, start + len(value)))
    return tuple(read)


def is_furniture(line: str) -> bool:
    """Tell whether a line is page text around an article, by its words alone."""
    plain = fold(line).strip()
    if not plain or len(plain) > 400:
        return False
    bare = compile_once(_BULLETS).sub("", plain)
    if not bare or compile_once(_ALONE).fullmatch(bare):
        return True
    if compile_once(_ANYWHERE).search(plain) and not plain.endswith("。"):
        return True
    return _only_fields(plain)


def is_field_table(cells: list[str]) -> bool:
    """Tell whether a table is the block of labelled values above an article: 索引号 | … | 文号."""
    labels = [
        cell for cell in cells if compile_once(_FIELD).match(fold(cell).strip().rstrip(":") + ":")
    ]
    named = {_name(fold(label).strip().rstrip(":") + ":") for label in labels}
    return len(labels) >= 3 and bool(named & {"index_number", "document_number", "publisher"})


def opens_article(line: str) -> bool:
    """Tell whether a line belongs to the article however short it is: a number, an address."""
    plain = fold(line).strip()
    return numbering.read(plain) is not None or bool(compile_once(_ADDRESS).search(plain))


def closes_article(line: str) -> bool:
    """Tell whether a line is one that articles end with: a date, (此件公开发布), 附件."""
    plain = fold(line).strip()
    return bool(compile_once(_CLOSING).match(plain)) or plain.endswith(("。", ";", ")"))


def _name(label: str) -> str:
    found = read_fields(label)
    return found[0].name if found else ""


def _only_fields(plain: str) -> bool:
    found = read_fields(plain)
    if not found:
        return False
    label = compile_once(_FIELD).search(plain)
    before = plain[: label.start()] if label else ""
    return not compile_once(_BULLETS).sub("", before) and all(map(_likely, found))


def _likely(field: Field) -> bool:
    """Tell a field from an ordinary sentence that opens with 时间: or 来源:."""
    if field.name in ("written", "published"):
        return not field.value or (
            bool(compile_once(_MONTH_DAY).search(field.value)) and len(field.value) <= 30
        )
    return len(field.value) <= (120 if field.name in ("title", "") else 60)


def read_day(text: str) -> date | None:
    """Read the day in a value such as 2024-06-24, 2024年6月24日 or 2024-06-24 10:20."""
    found = compile_once(_MONTH_DAY).search(fold(text))
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def walk_values(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Walk the labelled values of several lines, those with a name and words."""
    for line in lines:
        yield from (
            (each.name, each.value) for each in read_fields(line) if each.name and each.value
        )


def is_closing(plain: str) -> bool:
    """Tell whether a squeezed line is one that only closes a document: a date, 附件, 抄送."""
    return bool(compile_once(_CLOSING).match(plain))
