"""Assembling the report: texts, tables, figures and variables, from published values only."""
