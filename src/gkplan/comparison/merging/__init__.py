"""Two people's changes to one file put together: by id and field, and never by a silent choice.

`written` takes a file apart into what is written in it, each part with its own lines; `sides` says
which part of one side is which of another; `placing` and `ordering` decide what stands where;
`fields`, `lists` and `items` put the parts together, and `merge` reads the result again to be sure.
"""
