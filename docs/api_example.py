"""The library in a few lines: what is overdue, who is chased, one report taken in."""

from datetime import date
from pathlib import Path

import gkplan

today = date(2026, 11, 23)
read = gkplan.read_plans([Path("plans/example-city")])
followed = gkplan.follow(read.dossiers, today, read.unread)
for standing in followed.standings:
    if standing.is_pressing:
        print(standing.placed.address, standing.status, standing.next_due)

dossier = read.dossiers[0]
entry = gkplan.EntryFields(by=["办公室"], note="第二期").make_entry("zhuanti-peixun", today)
for doubt in gkplan.record(dossier, [entry], today, dry_run=True).doubts:
    print(doubt.message)

case = gkplan.make_case(read.dossiers, today, unit="办公室")
print(gkplan.paper("reminder", case, templates=None).markdown)
