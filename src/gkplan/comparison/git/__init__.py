"""What git keeps of plans: revisions, sides, what is staged, and how a repository is set up."""
