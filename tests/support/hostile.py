"""Text that tries to be code, a path or a control sequence in whatever it is written into."""

import json
from pathlib import Path

from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.store import reader

# what each reads like to a Markdown, HTML or template reader
HOSTILE = {
    "heading": "# x",
    "closed heading": "x ##",
    "only a heading's mark": "###",
    "ordered list": "1. y",
    "ordered list with a bracket": "12) y",
    "list": "- z",
    "list with plus": "+ q",
    "quotation": "> q",
    "table": "| a",
    "table's rule": "|---|",
    "emphasis": "*b* **b** _c_ __c__",
    "deletion": "~~d~~",
    "code": "`x` ``y``",
    "fence": "```sh",
    "tilde fence": "~~~",
    "break": "---",
    "starred break": "***",
    "underline": "===",
    "script": "<script>alert(1)</script>",
    "end of the style": "</style></title>-->",
    "comment": "<!-- x",
    "attribute": '" onclick="x" \'y\'',
    "expression": "{{7*7}}",
    "statement": "{% x %}{% include 'plan.css' %}",
    "template comment": "{# x #}",
    "entity": "&amp; &lt; &#x41; &copy",
    "backslashes": "\\ \\\\ \\n \\*",
    "link": "[a](javascript:x) ![i](j) [r][s] [f]: /u",
    "autolink": "<https://example.com> https://example.com/a_b_c?d=1&e=2#f www.example.com",
    "mail": "<a@example.com>",
    "indented": "    indented",
    "trailing": "trailing  ",
    "full width": "＃　Ｘ　＊＊",
    "formula": "$x^2$ =1+1 @x",
    "definition": ": x",
}


FORM = """gkplan: 1
title: {x}
printed_title: {x}
year: 2024
issuer: {x}
publication: {{index_number: {x}, category: {x}, document_number: {x}, publisher: {x}}}
numbering: {{levels: ["{{cn}}、"]}}
attribution: [{x}]
prologue: {x}
preamble: {x}
sections:
  - heading: {x}
    label: {x}
    text: {x}
    tasks:
      - {{id: own-line, heading: {x}, text: {x}, units: [{x}], run_in: false}}
      - {{id: run-in, heading: {x}, text: {x}, units: [{x}], attribution: "{{units}}"}}
      - {{id: bare, label: "", text: {x}}}
      - paragraph: {x}
      - id: inline
        heading: {x}
        inline: true
        tasks: [{{id: sentence, text: {x}, units: [{x}]}}]
  - heading: {x}
    table:
      columns:
        - {{title: {x}, holds: section}}
        - {{title: b, holds: heading}}
        - {{title: c, holds: units}}
        - {{title: d, holds: deadline}}
        - {{title: {y}}}
    sections:
      - heading: {x}
        tasks:
          - {{id: row, heading: {x}, units: [{x}], deadline: {{by: 2024-05-01, text: {x}}}, cells: {{{y}: {x}}}}}
          - {{id: other, heading: {x}}}
          - paragraph: {x}
closing: {x}
"""  # noqa: E501


def hostile_plan(folder: Path, words: str) -> Plan:
    """A plan whose every text is the same words."""
    file = folder / "hostile.yaml"
    file.write_text(
        FORM.format(x=json.dumps(words), y=json.dumps("y" + words[:100])), encoding="utf-8"
    )
    found, diagnostics = reader.read_plan(file, UnitRegister(declared=False))
    assert diagnostics == ()
    assert found is not None
    return found


REFUSED = {
    "a class by way of a text": "{{ ''.__class__.__mro__ }}",
    "a class by way of formatting": "{{ '{0.__class__}'.format(plan) }}",
    "the module of a function": "{{ _.__globals__ }}",
    "a function's own globals": "{{ level.__globals__ }}",
    "what Jinja itself is made of": "{{ cycler.__init__.__globals__ }}",
    "an include above": '{% include "../../etc/passwd" %}',
    "an include elsewhere": '{% include "/etc/passwd" %}',
    "an import above": '{% import "../secret.md" as secret %}',
    "a name that is not there": "{{ nobody }}",
    "a mistake in the template": "{% if %}",
    "endless work": "{% for each in range(10 ** 9) %}{% endfor %}",
    "endless depth": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "a division by nothing": "{{ 1 // 0 }}",
    "a change of the plan": "{{ document.__setattr__('title', 'x') }}",
}
