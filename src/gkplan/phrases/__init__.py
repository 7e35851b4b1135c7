"""The language of plans: numbers, responsibility phrases and deadlines, each read and written.

From a text to its deadlines, 各科室要于2026年８月30日 前报送、每季度至少1次:

1. `deadlines` looks for a sign of time (年, 月, 每, 10日内); most texts have none and are done.
2. `folding` brings the text to one width and script and takes out the spaces inside its lines.
   Each place is still known in the text as printed.
3. `lexer` cuts it into tokens, once: 于, a year's number, 年, a month's number, 月, a day's, 日,
   前, 报送, 、, 每, 季度, 至少, 1, 次. What each word is stands in `vocabulary`.
4. The grammars of `periods`, `quotas`, `windows`, `dates` and `limits` look through the tokens,
   each form written as it reads: `[ 于 ] 年份 month=月数 某月 day=日数 日号 …` (`grammar` tells
   the notation). What stands around a phrase decides with it: 三季度完成 is a deadline, 三季度情况
   is none; `openended` finds 持续推进 and, where asked, 及时.
5. Of phrases that overlap the first and longest stays, and its words and place go with the rule.

A new way to say something is a word in `vocabulary`, a new form a grammar beside its like; both
take a line in tests/phrases. `wording` writes what these read.

Who answers is read from labels (`labels`), from phrases (`roles`), from brackets
(`responsibility`) and from prose (`mentions`); `names` tells where a unit's name ends. `outline`,
`numbering`, `titles`, `headings`, `columns` and `pages` know what a document is made of.
"""
