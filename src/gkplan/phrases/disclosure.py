"""Which items of a plan disclose something: 公开权责清单 does, 开展政务公开专题培训 does not."""

from gkplan.phrases.patterns import compile_once

# names in which 公开 is not what is done: the work itself, its places, disclosure on request
_NAMES = (
    r"(?:政务|党务|厂务|村务|信息)公开(?=工作|专题|培训|考核|评估|平台|专区|专栏|栏目|年度报告|年报|要点|方案"
    r"|制度|机制|目录|指南|指标|队伍|意识|水平|质量|领导|条例)|政务公开|依申请公开|公开专区|公开平台"
    r"|公开文件|公开目录|公开栏|不予公开|半公开|未公开"
)
_DISCLOSES = r"(?i)公开|发布|公布|公示|disclos|publish"
_CHAPTER = r"(?i)主动公开|proactive"


def discloses(heading: str, text: str = "") -> bool:
    """Tell whether a task publishes something, by what it is called, or asks for if untitled."""
    return bool(compile_once(_DISCLOSES).search(compile_once(_NAMES).sub("", heading or text)))


def is_of_disclosure(heading: str) -> bool:
    """Tell whether a section is about proactive disclosure, so that all below it is."""
    return bool(compile_once(_CHAPTER).search(heading))
