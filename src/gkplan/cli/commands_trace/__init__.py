"""The actions of `gkplan trace`, one module each."""
