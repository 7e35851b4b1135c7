from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gkplan.base.source import Source, Span
from gkplan.model.plan import Assignment, Role
from gkplan.phrases.responsibility import find_attributions, find_mentions, read, write

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
CASES: list[Any] = YAML(typ="safe").load(HERE / "responsibility.yaml")

NOWHERE = Span(Source("", ""), 0, 0)
BEIJING = (
    "({responsible}负责落实)",
    "({lead}会同{support}负责落实)",
    "({lead}牵头,{responsible}负责落实)",
)


def seed(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_bytes().decode()


def assigned(**roles: list[str]) -> tuple[Assignment, ...]:
    return tuple(Assignment(unit, Role(role), NOWHERE) for role in roles for unit in roles[role])


@pytest.mark.parametrize(("phrase", "roles"), CASES, ids=[case[0] for case in CASES])
def test_a_phrase_names_units_in_roles(phrase: str, roles: dict[str, list[str]]) -> None:
    named = read(phrase)
    found: dict[str, list[str]] = {}
    for unit in named:
        assert phrase[unit.start : unit.end] == unit.name
        found.setdefault(unit.role.value, []).append(unit.name)
    assert found == roles
    assert [unit.start for unit in named] == sorted(unit.start for unit in named)


@pytest.mark.parametrize(
    ("phrase", "known", "names"),
    [
        ("办公室和法规处", ["办公室和法规处"], ["办公室和法规处"]),
        ("研究室、财务处与后勤", ["后勤"], ["研究室", "财务处", "后勤"]),
        ("督查落实处负责", ["督查落实处"], ["督查落实处"]),
        ("A组，办公室", ["A组"], ["A组", "办公室"]),
        ("文化处、文化处室", ["文化处"], ["文化处", "文化处室"]),
        ("各区、市政府", ["各区", "市政府"], ["各区", "市政府"]),
    ],
)
def test_declared_names_are_kept_whole(phrase: str, known: list[str], names: list[str]) -> None:
    assert [unit.name for unit in read(phrase, known)] == names


NAMES = [
    "办公室",
    "政策法规处",
    "市发展和改革局",
    "各镇(街)",
    "文化和旅游局",
    "机关各处室",
    "市图书馆",
    "信息中心",
]
SHAPES = [
    BEIJING,
    ("(责任单位:{units})",),
    ("（{lead}牵头，{support}配合，{responsible}负责）", "（{lead}牵头）", "（{units}）"),
]


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True),
    st.lists(st.sampled_from(Role), min_size=5, max_size=5),
    st.sampled_from(SHAPES),
)
def test_what_is_written_reads_back(
    names: list[str], roles: list[Role], templates: tuple[str, ...]
) -> None:
    order = list(Role)
    pairs = sorted(zip(names, roles, strict=False), key=lambda pair: order.index(pair[1]))
    phrase = write(templates, tuple(Assignment(unit, role, NOWHERE) for unit, role in pairs))
    read_back = [(unit.name, unit.role) for unit in read(phrase)]
    if "{" not in phrase and "牵头" not in phrase and "会同" not in phrase:
        # {units} and {responsible} leave the roles unsaid
        assert [name for name, _ in read_back] == ([unit for unit, _ in pairs] if phrase else [])
    else:
        assert sorted(read_back) == sorted(pairs)


@pytest.mark.parametrize(
    ("templates", "assignments", "text"),
    [
        (BEIJING, assigned(responsible=["艺术处", "研究室"]), "(艺术处、研究室负责落实)"),
        (BEIJING, assigned(lead=["研究室"], support=["相关处室"]), "(研究室会同相关处室负责落实)"),
        (BEIJING, assigned(lead=["研究室"], responsible=["各处室"]), "(研究室牵头,各处室负责落实)"),
        (BEIJING, assigned(lead=["研究室"]), ""),
        (BEIJING, (), ""),
        (
            ("(责任单位:{units})",),
            assigned(lead=["甲处"], support=["乙处"]),
            "(责任单位:甲处、乙处)",
        ),
        (("(责任单位:{units})",), (), ""),
        (("({lead}牵头,{units})",), assigned(support=["乙处"]), ""),
        (("按“谁起草、谁解读”办理",), assigned(lead=["甲处"]), "按“谁起草、谁解读”办理"),
        (("按“谁起草、谁解读”办理",), (), "按“谁起草、谁解读”办理"),
        (("", "({units})"), assigned(lead=["甲处"]), ""),
        (("{责任}{units}{x}",), assigned(lead=["甲处"]), "{责任}甲处{x}"),
        ((), assigned(lead=["甲处"]), ""),
    ],
)
def test_the_first_fitting_template_is_written(
    templates: tuple[str, ...], assignments: tuple[Assignment, ...], text: str
) -> None:
    assert write(templates, assignments) == text


def bracketed(text: str, known: tuple[str, ...] = ()) -> list[str]:
    found = find_attributions(text, known)
    for one in found:
        assert all(text[unit.start : unit.end] == unit.name for unit in one.named)
        assert all(one.start < unit.start < unit.end < one.end for unit in one.named)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("公开信息。(艺术处负责落实)做好", ["(艺术处负责落实)"]),
        ("公开信息（办公室、法规处）。", ["（办公室、法规处）"]),
        ("公开信息。(厅规划处、各市交通运输局)", ["(厅规划处、各市交通运输局)"]),
        ("公开(责任单位:办公室)信息", ["(责任单位:办公室)"]),
        ("公开。〔由制发司(局)牵头,信息中心配合〕", ["〔由制发司(局)牵头,信息中心配合〕"]),
        ("公开。(各镇(街)参照落实)", ["(各镇(街)参照落实)"]),
        ("甲。(办公室负责)乙。(法规处负责)", ["(办公室负责)", "(法规处负责)"]),
        ("公开。(按职责分工负责)", ["(按职责分工负责)"]),
        ("解读。(责任单位:按“谁起草、谁解读”原则办理)", ["(责任单位:按“谁起草、谁解读”原则办理)"]),
        ("（2019年4月3日中华人民共和国国务院令第711号修订）。", []),
        ("下设办公室（简称“局公开办”），设在局办公室", []),
        ("做好旅行社等级(星级)评定", []),
        ("在政府门户网站(市政府信息公开网)。", []),
        ("规范性文件(含办公室)。", []),
        ("（以下简称办公室）。", []),
        ("回应公众的咨询（投诉）事项", []),
        ("通过政府(办公室)网站公开", []),
        ("(责任单位:", []),
        ("公开。(分管领导:刘××)", []),
        ("公开。(社会)", []),
    ],
)
def test_brackets_that_say_who_is_responsible(text: str, phrases: list[str]) -> None:
    assert bracketed(text) == phrases


def test_a_declared_name_makes_a_bracket_one() -> None:
    assert bracketed("公开。(后勤)") == []
    assert bracketed("公开。(后勤)", ("后勤",)) == ["(后勤)"]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("beijing-2020", 29),
        ("jinan-2024", 14),
        ("chuxiong-2020", 14),
        ("qingdao-2019", 0),
        ("taishan-2019", 0),
    ],
)
def test_seeds_have_these_attributions(name: str, count: int) -> None:
    assert len(bracketed(seed(name))) == count


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        ("局办公室要持续加强日常监管", ["局办公室", "办公室"], ["局办公室"]),
        ("局办公室要持续加强日常监管", ["办公室"], []),
        ("国家文物局办公室负责", ["办公室"], []),
        ("按照市政府办公厅要求", ["办公厅"], []),
        ("由办公室主任兼任", ["办公室"], []),
        ("办公室负责汇总", ["办公室"], ["办公室"]),
        ("办公室负责人签字", ["办公室"], []),
        ("及时向办公室报送", ["办公室"], ["办公室"]),
        ("公共服务处室", ["公共服务处"], []),
        ("市文化和旅游局负责", ["旅游局"], []),
        ("研究室和办公室负责", ["办公室"], ["办公室"]),
        ("《办公室工作规则》", ["办公室"], []),
        ("简称“办公室”", ["办公室"], []),
        ("外交办公室负责", ["办公室"], []),
        ("各科室，文化馆负责", ["各科室", "文化馆"], ["各科室", "文化馆"]),
        ("机关各处室、局属各单位负责人为成员", ["机关各处室", "局属各单位"], []),
        ("提升改造市图书馆政务公开专区", ["市图书馆"], []),
        ("办公室", [], []),
    ],
)
def test_prose_names_declared_units(text: str, known: list[str], names: list[str]) -> None:
    found = find_mentions(text, known)
    assert [one.name for one in found] == names
    assert all(text[one.start : one.end] == one.name for one in found)


@pytest.mark.parametrize(
    ("name", "known", "names"),
    [
        ("beijing-2020", ["办公室", "宣传处", "文物局"], []),
        (
            "jinan-2024",
            ["办公室", "局办公室", "市图书馆", "各处室", "信息中心"],
            ["局办公室", "各处室"],
        ),
        (
            "chuxiong-2020",
            ["办公室", "局办公室", "下属单位"],
            ["局办公室", "办公室", "局办公室", "下属单位", "局办公室"],
        ),
        ("qingdao-2019", ["办公室", "局办公室", "机关各处室", "各处室"], ["局办公室"]),
    ],
)
def test_the_prose_of_seeds_names_these_units(
    name: str, known: list[str], names: list[str]
) -> None:
    text = seed(name)
    prose = text
    for one in reversed(find_attributions(text, known)):
        prose = prose[: one.start] + prose[one.end :]
    assert [one.name for one in find_mentions(prose, known)] == names
