"""Local arithmetic, whatever the subject: the numbers of a sentence, its neighbours or one table against each other.

A check speaks only where every number's role is sure; each finding states the sum it made.
"""
