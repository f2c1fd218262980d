"""From exports to a first recipe."""
