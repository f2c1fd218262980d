"""Dutch numbers, months, dates and rounding, out and in: the only place that knows how they are written.

``opmaak`` prints, ``cel`` reads one cell strictly, ``lezen`` reads running text, ``afronding`` says what a printed
number can stand for, ``kalender`` and ``telwoorden`` hold the names. Import the module you need: printing loads the
locale data, reading doesn't.
"""
