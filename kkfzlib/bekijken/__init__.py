"""A view of the draft while writing (``kkfz bekijk``): on this machine only, renewed at every change."""
