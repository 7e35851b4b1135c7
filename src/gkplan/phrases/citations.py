"""What prose refers to by number: documents of a year, and parts of the document it stands in."""

from gkplan.phrases.patterns import compile_once

_NUMERAL = "[一二三四五六七八九十百零〇0-9]+"
_DOCUMENT = r"[一-龥]{1,10}[〔\[［【](?:19|20)[0-9]{2}[〕\]］】]第?[0-9]{1,4}号"
_LEADS_IN = r".*(?:根据|按照|依据|依照|落实|贯彻|执行|参照|详见|见|和|与|及)(?=[一-龥])"
# 《条例》第二十条 is of the document that is named
_PART = rf"(?<![》〉])(?:第[（(]?{_NUMERAL}[）)]?(?:部分|[章节条款项点]))+"


def find_citations(text: str) -> tuple[str, ...]:
    """List the documents and the parts of its own that a text names by their numbers, in order."""
    found = [
        (each.start(), compile_once(_LEADS_IN).sub("", each[0]))
        for each in compile_once(_DOCUMENT).finditer(text)
    ]
    found += [(each.start(), each[0]) for each in compile_once(_PART).finditer(text)]
    return tuple(dict.fromkeys(words for _start, words in sorted(found)))
