"""A published document becomes a plan: read into a manuscript, drafted, proved to lose nothing."""
