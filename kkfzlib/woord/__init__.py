"""Word: the texts of a report out of a document that people write in, and into one; pure, it knows bytes and no paths."""
