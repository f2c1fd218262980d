"""The page as the browser gets it: the report, a strip with findings, and the script that renews it in place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_MIDDELEN = Path(__file__).parent
_CSP = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
BELEID = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Stricter than the report's own in what may be loaded, but for the one script that only exists here."""

WACHT = (
    '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8"><title>Concept</title></head>'
    "<body><main><p>Het concept is nog niet te tonen; hiernaast staat waarom.</p></main></body></html>"
)
"""What is shown as long as nothing could be made."""


@cache
def _middel(naam: str) -> str:
    return (_MIDDELEN / naam).read_text(encoding="utf-8")


def met_strook(pagina: str, nummer: int, nonce: str) -> str:
    """The finished page with strip and script; ``nonce`` lets the browser run that script and no other."""
    strook = (
        f"<style>{_middel('bekijk.css')}</style>\n"
        f'<aside id="kkfz-strook" aria-label="Bevindingen" data-nummer="{nummer}">'
        '<p id="kkfz-stand" role="status">Laden…</p><ol id="kkfz-vondsten"></ol></aside>\n'
        f'<script nonce="{nonce}">{_middel("bekijk.js")}</script>\n'
    )
    voor, slot, na = _CSP.sub("", pagina).rpartition("</body>")
    return f"{voor}{strook}{slot}{na}"
