"""Acceptance: other organisations, awkward but valid, against an independent slow computation; and broken copies."""
