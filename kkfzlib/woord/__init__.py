"""Word: the texts of a report out of a document that people write in, and into one; pure, bytes and no paths."""
