"""How a plan is laid out as the blocks that every printed form shows."""

from pathlib import Path

import pytest

from gkplan.rendering.document.blocks import (
    Block,
    Cell,
    Heading,
    Sentence,
    Table,
    Text,
    TextPlace,
    Title,
)
from gkplan.rendering.document.layout import blocks
from support.plans import plan_of

HEAD = 'numbering: {levels: ["{cn}、", "({cn})", "{n}."]}\nattribution: "({units}负责)"\n'


def shown(block: Block) -> str:
    """A block on a line: `#` and its depth for a heading, `*` around a run-in one."""
    match block:
        case Title(lines):
            return "= " + " / ".join(lines)
        case Heading():
            return f"{'#' * block.depth} {block.label}{block.text}"
        case Text():
            heading = f"*{block.heading}*" if block.heading else ""
            return block.label + heading + block.words
    raise AssertionError(block)


def layout(tmp_path: Path, body: str) -> list[str]:
    return [shown(block) for block in blocks(plan_of(tmp_path, HEAD + body))]


CASES = {
    "a task's text runs in after its heading": (
        "tasks: [{id: aa, heading: 公开, text: 内容。, units: [甲, 乙]}]",
        ["一、*公开。*内容。(甲、乙负责)"],
    ),
    "no stop after a heading that ends in punctuation": (
        "tasks: [{id: aa, heading: 公开：, text: 内容}, {id: bb, heading: 公开。, text: 内容}]",
        ["一、*公开：*内容", "二、*公开。*内容"],
    ),
    "no stop after a heading that nothing follows": (
        "tasks: [{id: aa, heading: 公开}, {id: bb, heading: 公开, units: [甲]}]",
        ["一、*公开*", "二、*公开*(甲负责)"],
    ),
    "a heading may stand on a line of its own": (
        "tasks: [{id: aa, heading: 公开, text: 内容, run_in: false, units: [甲]}]",
        ["# 一、公开", "内容(甲负责)"],
    ),
    "with nothing but its units below it": (
        "tasks: [{id: aa, heading: 公开, run_in: false, units: [甲]}]",
        ["# 一、公开", "(甲负责)"],
    ),
    "run_in of the plan holds for its tasks, not for its sections": (
        """run_in: false
sections:
  - heading: 总则
    text: 全面公开。
    tasks: [{id: aa, heading: 公开, text: 内容}, {id: bb, heading: 回应, text: 内容, run_in: true}]
""",
        ["# 一、总则", "全面公开。", "## (一)公开", "内容", "(二)*回应。*内容"],
    ),
    "a section's text runs in where it says so": (
        "sections: [{heading: 总则, text: 公开。, run_in: true}, {heading: 其他, run_in: true}]",
        ["一、*总则。*公开。", "# 二、其他"],
    ),
    "a task with tasks below and no text is a heading": (
        "tasks: [{heading: 公开, tasks: [{id: aa, text: 内容, units: [甲]}]}]",
        ["# 一、公开", "(一)内容(甲负责)"],
    ),
    "a text of several lines is several paragraphs, the last of them attributed": (
        'tasks: [{id: aa, heading: 公开, text: "其一\\n其二\\n\\n其三", units: [甲]}]',
        ["一、*公开。*其一", "其二", "其三(甲负责)"],
    ),
    "a task without heading is a numbered paragraph": (
        "tasks: [{id: aa, text: 内容, units: [甲]}]",
        ["一、内容(甲负责)"],
    ),
    "paragraphs stand before, between and after tasks": (
        """tasks:
  - paragraph: 前
  - {id: aa, text: 内容}
  - paragraph: "中\\n间"
  - {id: bb, text: 内容}
  - paragraph: 后
""",
        ["前", "一、内容", "中", "间", "二、内容", "后"],
    ),
    "a section without heading lends depth to nothing": (
        "sections: [{tasks: [{heading: 公开, tasks: [{id: aa, text: 内容}]}]}]",
        ["# 一、公开", "(一)内容"],
    ),
    "sentences run on, each with its own attribution": (
        """tasks:
  - heading: 公开
    inline: true
    tasks:
      - {id: aa, text: 其一。, units: [甲]}
      - {paragraph: 另外，}
      - {id: bb, heading: 其二, text: 详细。, units: [乙]}
      - {id: cc, heading: 其三, tasks: [{id: dd, text: 其四。, units: [丙]}]}
""",
        ["一、*公开。*其一。(甲负责)另外，其二。详细。(乙负责)其三其四。(丙负责)"],
    ),
    "an attribution stands for the task that states it": (
        (
            'tasks: [{id: aa, text: 甲, units: [甲], attribution: "(谁起草)"}, '
            '{id: bb, text: 乙, units: [乙], attribution: ""}, {id: cc, text: 丙, units: [丙]}]'
        ),
        ["一、甲(谁起草)", "二、乙", "三、丙(丙负责)"],
    ),
    "all that stands around the body": (
        """printed_title: "上\\n下"
prologue: "附件1\\n各处室："
preamble: "根据。\\n方案如下："
tasks: [{id: aa, text: 内容}]
closing: "某局\\n2024年1月1日"
""",
        [
            "附件1",
            "各处室：",
            "= 上 / 下",
            "根据。",
            "方案如下：",
            "一、内容",
            "某局",
            "2024年1月1日",
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_layout(tmp_path: Path, body: str, expected: list[str]) -> None:
    title = [] if "printed_title" in body else ["= T"]
    assert layout(tmp_path, body) == title + expected


def test_a_document_may_print_no_title(tmp_path: Path) -> None:
    assert layout(tmp_path, 'printed_title: ""\npreamble: 前言\n') == ["前言"]


def test_paragraphs_know_where_they_stand(tmp_path: Path) -> None:
    body = "prologue: 附件\npreamble: 前言\nclosing: 某县文化局\n"
    found = blocks(plan_of(tmp_path, body))
    places = [block.place for block in found if isinstance(block, Text)]
    assert places == [TextPlace.ANNEX, TextPlace.BODY, TextPlace.SIGNATURE]


def test_every_task_is_an_anchor_once(tmp_path: Path) -> None:
    body = """tasks:
  - {id: whole, heading: 公开, text: "一\\n二"}
  - {id: apart, heading: 回应, text: 内容, run_in: false}
  - id: paragraph
    heading: 解读
    inline: true
    tasks: [{id: sentence, text: 内容。, units: [甲]}]
"""
    found = blocks(plan_of(tmp_path, body))
    anchors = [each.anchor for each in found if isinstance(each, Heading | Text)]
    assert [each for each in anchors if each] == ["whole", "apart", "paragraph"]
    last = found[-1]
    assert isinstance(last, Text)
    assert last.sentences == (Sentence("内容。", "（责任单位：甲）", "sentence"),)


TABLE = """sections:
  - heading: 清单
    label: ""
    numbering: {{levels: ["{{n}}", "{{n}}"]}}
    first_leads: true
    table: {{columns: [{columns}]}}
    {below}
"""
ROWS = """tasks:
      - {id: aa, heading: 党务, units: [甲, 乙], cells: {备注: 每季}}
      - {id: bb, heading: 预算, text: 内容。, units: {lead: [丙], support: [丁]}}
      - {id: cc, text: 其他, deadline: [{by: 2024-05-01, text: 五月前}, {every: quarter}]}
"""
GROUPED = """tasks: [{id: aa, heading: 甲}]
    sections:
      - {heading: 主动, tasks: [{id: bb, heading: 乙}, {id: cc, heading: 丙}]}
      - {heading: 被动, label: 二、, tasks: [{id: dd, heading: 丁}]}
"""
TABLES = {
    "columns show what they hold": (
        "序号=number 事项=heading 内容=text 单位=units 备注",
        ROWS,
        [
            ["1", "党务", "", "甲、乙", "每季"],
            ["2", "预算", "内容。", "丙、丁", ""],
            ["3", "", "其他", "", ""],
        ],
    ),
    "what has no column of its own joins its neighbour": (
        "事项=heading 单位=units",
        ROWS,
        [["1党务", "甲、乙"], ["2预算。内容。", "丙、丁"], ["3其他", ""]],
    ),
    "roles and deadlines have columns": (
        "内容=text 牵头=lead 配合=support 负责=responsible 时限=deadline",
        ROWS,
        [
            ["1党务", "甲", "", "乙", ""],
            ["2预算。内容。", "丙", "丁", "", ""],
            ["3其他", "", "", "", "五月前；每季度"],
        ],
    ),
    "a sub-section reaches over its rows": (
        "类别=section 事项=heading",
        GROUPED,
        [
            ["", "1甲"],
            [("2主动", 2, 1), "1乙"],
            [None, "2丙"],
            ["二、被动", "1丁"],
        ],
    ),
    "without a column a sub-section takes a row": (
        "序号=number 事项=heading",
        GROUPED,
        [
            ["1", "甲"],
            [("2主动", 1, 2), None],
            ["1", "乙"],
            ["2", "丙"],
            [("二、被动", 1, 2), None],
            ["1", "丁"],
        ],
    ),
    "a paragraph takes a row and does not repeat the heading after it": (
        "类别=section 事项=heading",
        (
            "sections: [{heading: 主动, tasks: [{id: aa, heading: 甲}, {paragraph: 注},"
            " {id: bb, heading: 乙}]}]"
        ),
        [["1主动", "1甲"], [("注", 1, 2), None], ["", "2乙"]],
    ),
    "tasks below a row's task are rows": (
        "事项=heading 单位=units",
        "tasks: [{id: aa, heading: 甲, units: [子], tasks: [{id: bb, heading: 乙}]}]",
        [["1甲", "子"], ["1乙", ""]],
    ),
}


@pytest.mark.parametrize(("columns", "below", "rows"), TABLES.values(), ids=TABLES)
def test_tables(tmp_path: Path, columns: str, below: str, rows: list[list[object]]) -> None:
    written = ", ".join(_column(*column.split("=")) for column in columns.split())
    plan = plan_of(tmp_path, TABLE.format(columns=written, below=below))
    _title, heading, table = blocks(plan)
    assert shown(heading) == "# 清单"
    assert isinstance(table, Table)
    found = [[_cell(cell) for cell in row.cells] for row in table.rows]
    assert found == rows
    assert all(len(row.cells) == len(table.header) for row in table.rows)


def _column(title: str, holds: str = "") -> str:
    return f"{{title: {title}, holds: {holds}}}" if holds else f"{{title: {title}}}"


def _cell(cell: Cell | None) -> object:
    if cell is None:
        return None
    return cell.text if cell.rows == cell.columns == 1 else (cell.text, cell.rows, cell.columns)
