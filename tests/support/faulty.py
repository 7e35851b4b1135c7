"""A plan, its units and its ledger with faults planted in each."""

PLAN = """\
gkplan: 1
title: 示例县文化和旅游局2024年政务公开要点
year: 2024
issuer: 示例县文化和旅游局
publication: {written: 2024-05-20, published: 2024-05-19, adress: x}
sections:
  - heading: 深化主动公开，做好政策解读和回应关切
    tasks:
      - id: jie-du
        heading: 解读重要政策📢并于6月30日前公开
        units: {lead: [法规处], support: [宣传处室]}
      - heading: 回应社会关切
        units: [办公室]
      - id: jie-du
        heading: 评估解读效果
        deadline: {by: 2023-08-30}
      - {id: gong-kai, heading: 公开惠民活动, label: （五）, deadline: {evry: month}}
      - {id: gui-dang, heading: 归档文件, units: [办公室, 局办公室], deadline: {by: 2024-02-30}}
"""


UNITS = """\
units:
  - {name: 办公室, aliases: [局办公室]}
  - {name: 法规处}
  - {name: 宣传处}
collectives:
  - {name: 各处室, members: [法规处, 宣传科]}
"""


LEDGER = """\
- {task: jie-du, date: 2024-04-15, status: progress, by: 法规处}
- {task: jiedu, date: 2024-04-16, status: done, by: 市图书馆, evidence: 法规〔2024〕3号}
- {task: jie-du, date: 2024-04-16, status: finished}
"""
