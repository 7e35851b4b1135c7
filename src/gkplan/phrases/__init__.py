"""The language of plans: numbers, responsibility phrases and deadlines, each read and written."""
