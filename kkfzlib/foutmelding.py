"""Every error as one Dutch message on stderr and the exit code of its kind; never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kkfzlib.fouten import GebruikFout, InvoerFout, KkfzFout, MachineFout


def uitvoeren(opdracht: Callable[[], object]) -> int:
    """Run a command and return its exit code (0, 1, 2, 3 or 130); an int that it returns is its own code."""
    _open_standaardkanalen()
    try:
        code = opdracht()
    except KkfzFout as fout:
        _meld_fout(fout)
        return fout.exitcode
    except KeyboardInterrupt:
        print("Afgebroken; er is niets half gepubliceerd.", file=sys.stderr)
        return 130
    except OSError as fout:
        print(_machineboodschap(fout), file=sys.stderr)
        return MachineFout.exitcode
    except Exception as fout:
        return _vertaal(fout)
    return code if isinstance(code, int) else 0


def _open_standaardkanalen() -> None:
    """Open what the caller left closed of 0, 1 and 2: else a pipe of ours gets that number, and a child replaces it."""
    for nummer in (0, 1, 2):
        try:
            os.fstat(nummer)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number, so this one


def _meld_fout(fout: KkfzFout) -> None:
    if isinstance(fout, InvoerFout):
        from kkfzlib.terminal import toon_bevindingen

        print(fout.boodschap, file=sys.stderr)
        toon_bevindingen(fout.bevindingen, sys.stderr)
    else:
        print(f"Fout: {fout}", file=sys.stderr)


def _machineboodschap(fout: OSError) -> str:
    bekend = {
        errno.ENOSPC: "de schijf is vol. Maak ruimte en probeer het opnieuw",
        errno.EROFS: "de schijf is alleen-lezen. Kies een andere map met --uit",
        errno.EACCES: "geen toestemming om te schrijven. Controleer de rechten van de map of kies een andere met --uit",
    }
    reden = bekend.get(fout.errno or 0, fout.strerror or type(fout).__name__)
    waar = f" ({Path(str(fout.filename)).name})" if fout.filename else ""
    return f"Fout: {reden}{waar}. De vorige publicatie is ongewijzigd."


# The command library reports wrong use in English; these are the kinds that occur, by class name, because the
# library has moved those classes between versions.
_GEBRUIK = {
    "NoSuchOption": "Onbekende optie: {optie}.",
    "NoSuchCommand": "Onbekende opdracht. {tekst}",
    "MissingParameter": "Er ontbreekt een argument of optie: {naam}.",
    "BadParameter": "Ongeldige waarde voor {naam}.",
}


def _vertaal(fout: Exception) -> int:
    soort = type(fout).__name__
    if soort == "NoArgsIsHelpError" or soort == "Exit":
        if soort == "NoArgsIsHelpError":
            print(fout)
        return int(getattr(fout, "exit_code", 0))
    if soort == "Abort":
        return 130
    if hasattr(fout, "format_message"):
        naam = getattr(getattr(fout, "param", None), "name", None) or "onbekend"
        sjabloon = _GEBRUIK.get(soort, "{tekst}")
        uitleg = sjabloon.format(
            optie=getattr(fout, "option_name", ""), naam=naam, tekst=fout.format_message()
        )
        print(f"Verkeerd gebruik: {uitleg} Zie: kkfz --help", file=sys.stderr)
        return GebruikFout.exitcode
    # The text of an unforeseen error may hold a value from the data, so only its kind and place are shown.
    plaats = fout.__traceback__
    while plaats and plaats.tb_next:
        plaats = plaats.tb_next
    waar = f"{Path(plaats.tb_frame.f_code.co_filename).name}:{plaats.tb_lineno}" if plaats else "?"
    print(f"Interne fout ({soort} in {waar}); de vorige publicatie is ongewijzigd.", file=sys.stderr)
    return MachineFout.exitcode
