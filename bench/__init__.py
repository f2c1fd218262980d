"""Measurements of speed and of crash safety; run by `make bench` and `make kill9`."""
