"""Documents as hypothesis draws them: outlines, attributions, tables and noise, mixed at random."""

from hypothesis import strategies as st

NUMBERS = (
    lambda n: f"{'一二三四五六七八九十'[n % 10]}、",
    lambda n: f"（{'一二三四五六七八九十'[n % 10]}）",
    lambda n: f"({'一二三四五六七八九十'[n % 10]})",
    lambda n: f"{n + 1}.",
    lambda n: f"{n + 1}、",
    lambda n: f"{n + 1}．",
    lambda n: f"（{n + 1}）",
    lambda n: f"({n + 1})",
    lambda n: "①②③④⑤⑥⑦⑧⑨⑩"[n % 10],
    lambda n: f"第{'一二三四五六七八九十'[n % 10]}条 ",
    lambda n: "",
)
WORDS = st.sampled_from(
    [
        "推进政策公开",
        "做好解读工作",
        "及时更新目录",
        "2024.6版",
        "增长1.5%",
        "第三方评估",
        "“双随机、一公开”",
        "《条例》",
        "8月30日前",
        "按季度",
        "每年至少2次",
        "自印发之日起10日内",
        "持续推进",
        "年底前完成",
        "第一时间",
        "12345热线",
        "3个",
        "一是",
        "二是",
        "{lead}",
        "\\",
        "#",
        ":",
        "-",
        "'",
        '"',
        "~",
        "|",
        "null",
        "yes",
        "2024-06-30",
        "[x]",
        "{y}",
        "&",
        "*",
        "!",
        "%",
    ]
)
MARKS = st.sampled_from("，,。.；;、：:！ \u3000")
UNITS = st.sampled_from(
    [
        "办公室",
        "法规和基金监管科",
        "各区、市政府",
        "市发展和改革局",
        "各县(市、区)政府",
        "有关处室",
        "广电旅游和公共服务股(行政审批服务股)",
        "信息中心",
        "各镇（街）",
        "财务处",
    ]
)
SENTENCES = st.lists(st.tuples(WORDS, MARKS).map("".join), min_size=1, max_size=6).map("".join)
LISTS = st.lists(UNITS, min_size=1, max_size=3)


@st.composite
def attributions(draw: st.DrawFn) -> str:
    """Draw a way to say who answers, or none."""
    first, second = "、".join(draw(LISTS)), "、".join(draw(LISTS))
    return draw(
        st.sampled_from(
            (
                "",
                f"（责任单位：{first}）",
                f"({first}牵头,{second}配合)",
                f"（{first}会同{second}负责落实）。",
                f"〔牵头单位：{first}；配合单位：{second}〕",
                f"({first})",
                f"\n牵头单位：{first}\n配合单位：{second}",
                f"\n责任单位:{first}",
                f"。责任单位：{first} 完成时限：6月底前",
                "（责任单位：按照“谁起草、谁解读”的原则",
            )
        )
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Draw a numbered paragraph."""
    number = draw(st.sampled_from(NUMBERS))(draw(st.integers(0, 11)))
    indent = draw(st.sampled_from(("", "  ", "\u3000\u3000", "\t")))
    text = draw(SENTENCES)
    return f"{indent}{number}{text}{draw(attributions())}{draw(st.sampled_from(('', '。', ' ')))}"


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table in one of the ways that plain text draws them."""
    titles = draw(
        st.sampled_from(
            (
                ("序号", "工作任务", "责任单位", "完成时限"),
                ("工作任务", "具体要求", "责任科室"),
                ("序号", "公开事项", "责任股室（排第一的为牵头单位）", "备注"),
            )
        )
    )
    between = draw(st.sampled_from(("\t", " | ", "\n", "  ")))
    edge = "|" if between == " | " and draw(st.booleans()) else ""
    rows = [titles]
    for number in range(draw(st.integers(1, 4))):
        cells = {
            "序号": str(number + 1),
            "责任单位": "、".join(draw(LISTS)),
            "完成时限": draw(st.sampled_from(("6月底前", "持续推进", "", "及时"))),
            "备注": "",
        }
        rows.append(tuple(cells.get(title, draw(SENTENCES)) for title in titles))
    return "\n".join(f"{edge}{between.join(row)}{edge}" for row in rows)


NOISE = st.one_of(
    st.sampled_from(
        (
            "浏览次数：25",
            "【字体：大 中 小】",
            "上一篇：无",
            "附件：1.清单",
            "（此件公开发布）",
            "索引号：11/2024-1",
            "2024年6月1日",
        )
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
)
TITLES = st.sampled_from(
    (
        "",
        "某某市2024年政务公开工作要点",
        "关于印发方案的通知",
        "示例市文化局\n2024年政务公开\n工作方案",
    )
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a whole document."""
    pieces = draw(st.lists(st.one_of(paragraphs(), paragraphs(), tables(), NOISE), max_size=14))
    end = draw(st.sampled_from(("\n", "\n\n", "\r\n")))
    body = end.join([draw(TITLES), *pieces])
    # a page that lost its line ends
    return body.replace("\n", " ") if draw(st.integers(0, 9)) == 0 else body
