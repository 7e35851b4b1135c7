"""The words of plans, each written once: tokens are read by them, patterns are built from them.

A token's kind is called by a word that stands for it: 起 is said 起, 之日, 之时 or 之时起.
"""


def _part(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Words of time and number, by the kind of token each is read as.
TOKENS = {
    # years, halves, quarters, months, days
    "年": "年",
    "年度": "年度",
    "今年": "今年 当年 本年 本年度",
    "今年度": "今年度 当年度",
    "明年": "明年 次年 翌年",
    "全年": "全年 全年度",
    "半年": "半年",
    "半年度": "半年度",
    "上半年": "上半年 下半年",
    "季": "季",
    "季度": "季度",
    "月": "月",
    "月度": "月度",
    "月份": "月份",
    "首月": "首月",
    "次月": "次月",
    "旬": "旬",
    "上旬": "上旬 中旬 下旬",
    "周": "周 星期",
    "日": "日",
    "号": "号",
    "天": "天",
    "工作日": "工作日",
    "小时": "小时",
    # where in a stretch of time
    "初": "初",
    "底": "底",
    "末": "末",
    "终": "终",
    "岁末": "岁末",
    "最后": "最后",
    # up to when, from when
    "前": "前 之前",
    "以前": "以前",
    "后": "后 之后",
    "内": "内",
    "之内": "之内",
    "以内": "以内",
    "起": "起 之日 之时 之时起",
    "之日起": "之日起",
    "至": "至 到",
    "截至": "截至",
    "截止": "截止 为止",
    "结束": "结束 终了",
    "于": "于 在",
    "自": "自 从",
    # how often, how many
    "每": "每",
    "按": "按",
    "逐": "逐",
    "至少": "至少",
    "第": "第",
    "期间": "期间 之间",
    "个": "个",
    "自然": "自然",
    "次": "次",
    "场": "场 期 篇 轮 回",
    "件": "条 件",
    "贯穿": "贯穿",
    # what joins and what divides
    "的": "的",
    "和": "和",
    "及": "及",
    "或": "或",
    "、": "、",
    ",": ",",
    "。": "。 ; : ! ? \n",
    ".": ".",
    "-": "- ~",
}

# Words that begin like one above and are none of them.
OTHER_WORDS = (
    "前往 前后 前期 前列 前夕 前述 前款 前瞻 前沿 前提 前置 前景 前端 "  # are no 前
    "今后 内容 季节"  # nor these 后, 内 or 季
)

# Numbers. In digits: 1; 2 to 4; 5 and 6; others of one or two signs; of three or four; those that
# can be a year; more. In characters 十一 stands for what can be a month, 十三 for a day.
DIGITS = "1 2-4 5-6 7-31 100 2000 10000"
NUMERALS = "一 二三四 五六 七八九 两 十 十一 十三 百"

# Groups of kinds of which grammars speak as one.
KINDS = {
    "月数": "1 2-4 5-6 7-31 一 二三四 五六 七八九 十 十一",
    "日数": "月数 十三",
    "季数": "1 2-4 一 二三四",
    "短数": "1 2-4 5-6 7-31",
    "数字": "1 2-4 5-6 7-31 100 2000",
    "汉数": NUMERALS,
    "任何数字": f"{DIGITS} 年月日",
    "年号数": "2000 年号",
    "一个": "1 一",
    "几个": "2-4 5-6 两 二三四 五六",
    "次数": "短数 一 二三四 两",
    "年期": "年 年度",
    "年全年": "年 全年",
    "年期全年": "年 年度 全年",
    "半年期": "半年 半年度",
    "季期": "季 季度",
    "月期": "月 月度",
    "以里": "内 之内 以内",
    "月类": "月 首月 次月",
    "某月": "月 月份",
    "某年": "年 年度 今年 今年度 明年 全年 半年 半年度 上半年",
    "某年岁末": "某年 岁末",
    "某期": "某年 季期 月期 月份",
    "日号": "日 号",
    "日天": "日 天",
    "底末": "底 末",
    "底末终": "底 末 终",
    "旬末": "底 末 上旬",
    "止": "前 以前",
    "为止": "前 以前 截止",
    "顿或": "、 和 及 或",
    "顿及": "、 , 和 及",
    "次场件": "次 场 件",
    "数第": "任何数字 汉数 第",
    "于自": "于 自",
    "至或横": "至 -",
    "每按逐月度": "每 按 逐 月度",
    "后起": "后 之日起",
    "日号天": "日 号 天",
    "断": f"、 , 。 第 {DIGITS} 年月日",
    "句": f", 。 {DIGITS} 年月日",
    "数点": f"{DIGITS} 年月日 . 十",
    "数年": "数点 年 今年 明年 全年 半年 上半年",
}

# Parts of phrases that several grammars share.
PARTS = {
    "某日": "( 日数 [ 日号 ] | 最后 一个 日天 )",
    "量": "( 数字 | 汉数+ )",
    "年份": "( year=年号数 年期 | this=今年 | next=明年 )",
    "每期": "每 [ 一 ] [ 个 ] [ 自然 ] period=( 半年期 | 季期 | 月期 | 年期 )",
    "限": "count=量 unit=( [ 个 ] 工作日 | 日 | 天 | [ 个 ] 月 | [ 个 ] 小时 ) 以里",
}

# What an office does by a day: where it follows a quarter or a month, that is its deadline.
DEEDS = _part(
    "完成 开展 组织 召开 公开 发布 公布 制定 出台 举办 印发 报送 上报 提交 启动 建成 实现 编制 "
    "更新 修订 梳理 调整 通报 报告 进行 集中 全面 至少"
)
# Words that tell to do something, but for 要求, 需求.
DUTIES = "要应需须"
WORKS = _part("动工 开工 竣工 投入 投用 交付 验收 投产 完工")
# 年终考核, 年底人口: what happens or is counted at a year's end is not what is due then.
REVIEWS = _part("考核 总结 测评 述职 考评 绩效 评 人口 余额 存量")
# What before 年 makes it another year than the plan's, or several: 三年内, 近年内, 上年末.
OTHER_YEARS = _part("几 近 多 上 去 往 历 跨 每 半 财 学 周 少 零 0 1 2 3 4 5 6 7 8 9") + _part(
    "一 二 两 三 四 五 六 七 八 九 十"
)
# What after 内 makes it no limit: 年内部, 年内设; and 年内持续, which names no end.
OUTER = _part("外 部 涵 设 需")
LASTING = _part("持续 长期 常态")
# What is done by month, by half-year, and what tells of months that are over.
MONTHLY = _part("通报 报告 报送 调度 总结 例会 分析 更新 公开 发布 监测 检查 督查")
HALF_YEARLY = _part("监测 检测 总结 通报 报告 报送 检查 考核 评估 更新 公开 发布")
SUMMARIES = _part("情况 数据 总结 报表")
LEAST = _part("至少 不少于 不得少于 不低于 最少")

# Work without an end; in a table's cell more words say so.
STANDING = _part(
    "持续推进 长期坚持 常态化推进 常态推进 长期推进 持续开展 长期开展 持续落实 持续抓好"
)
STANDING_ALONE = _part("长期 持续 常态化 常年 全年持续推进")
STANDING_CELL = _part("长期有效 长期执行 长期任务 长期 持续 常态化 常年 全年持续推进 经常性 经常")

# Words that ask for haste or order and set no date.
VAGUE = _part(
    "第一时间 按照时限要求 按时限要求 不定期 立行立改 按时间节点 及时 即时 按时 适时 实时 随时 "
    "限时 按期 限期 定期 如期 尽快 立即"
)

# Who answers: words of duty by the role they give, in labels (牵头单位:) and in phrases (由A牵头).
LEADING = _part("牵头 主办 主责")
COORDINATING = _part("统筹")
SUPPORTING = _part("配合 协办 协助 协同 参与 参加")
ANSWERING = _part("责任 承办 负责 落实 实施 归口")
COLUMN_LEADING = _part("主管 第一责任")
COLUMN_SUPPORTING = _part("配合责任 协作")
CARRYING_OUT = _part("完成 执行")
ANSWERERS = _part("单位 部门 处室 科室 股室")
OWN_ROLES = _part("牵头 主办 负责 配合 协助 协办 参与")
# In a phrase: verbs that give a role wherever they stand, and those that do at a clause's end only.
DUTY_VERBS = _part("牵头 负责 落实 配合 协助 协办 参照执行")
WORK_VERBS = _part("主办 承办 参与 参加 指导 组织实施 实施 执行 统筹 推进")
# How a duty is done, in front of its verb; and what 按…分工 names.
MANNERS = _part("分别 共同 具体 统一 主要 各自 依法 参照 联合 组织 抓好 做好 认真 一并")
SHARES = _part("职责 职能 分工")
TOLD_DUTIES = _part("牵头 负责 落实 配合 承办")
HEADING_DUTIES = _part("牵头 负责 承担 主办")
ORDER = _part("主要 共同 第一 具体 直接")

# Kinds of offices as labels and the titles of columns name them;
OFFICES = _part("单位 部门 机构 主体 科室 处室 股室 司局 处 科 股 室")

# Who has charge or can be called, and by when; these answer to nobody in a plan.
CHARGE = _part("分管 责任 牵头 主管 包抓 包保 包联 挂点 挂钩 市级 区级 县级")
PERSONS = _part("责任人 负责人 联系人")
LIMITS = _part("时限 期限 时间")
PROGRESS = _part("进度")
NOT_UNITS = _part("领导 责任人 联系人 负责人 局长 主任 电话 时限 时间 期限 日期 进度 备注")

# Signs, in every writing, of which prose that states a deadline has one: 年, 10日内, 持续, 2024-.
SIGNAL_SIGNS = "年月季每岁歲"
SIGNALS = (
    ("日天月时時", "内內"),
    ("日天月时時", "之以", "内內"),
    ("持", "续續"),
    ("长長", "期"),
    ("常", "态態"),
    ("12１２", "0-9０-９", "0-9０-９", "0-9０-９", ".．/／—–－-"),
)
