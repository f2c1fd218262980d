"""The third party of the disclosure control: which worlds give the same published figures, and what is the same in all.

It shares no code and no list of relations with the product. Every figure is written once, as what a record adds to
it; relations between figures are never stated, they emerge when an integer programme looks for other records.
"""
