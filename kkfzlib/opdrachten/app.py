"""The command line itself, which the groups of commands hang their commands on."""

from __future__ import annotations

import typer

from kkfzlib.opties import Versie

app = typer.Typer(
    name="kkfz",
    help="Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def kkfz(versie: Versie = False) -> None:
    """Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar."""
