"""The documentation as a site, without Quarto."""
