"""One builder per table of the report; each returns a ``Tabel``, or None when there is nothing to show."""
