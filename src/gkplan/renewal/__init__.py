"""The year turns: a plan made again for a later year, from how its tasks stand.

`renewing` makes the plan and says what happened to each task; the other modules move what carries
a date, a number or a place.
"""
