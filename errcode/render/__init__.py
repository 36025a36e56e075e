"""Results as a reader gets them: plain lines, JSON Lines, or cards and tables on a terminal (the only Rich)."""
