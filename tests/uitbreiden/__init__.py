"""How many files an extension touches, held true by doing it in a copy of the project."""
