"""Standard output and error of a notebook's cells, in the order and the pieces that a Jupyter kernel shows them."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import threading
from collections.abc import Callable

LIMIET_PER_CEL = 2_000_000
"""Characters of one stream that one cell may print; the rest is counted, not kept."""

AFGEKAPT = "\n[uitvoer afgekapt: {weg} tekens niet bewaard]\n"


class Pijp:
    """Catches what is written to a file descriptor (by C code or a subprocess), and keeps no more than the limit."""

    def __init__(self, fd: int) -> None:
        self._lees, schrijf = os.pipe()
        os.dup2(schrijf, fd)
        os.close(schrijf)
        self._slot = threading.Lock()
        self._inhoud = bytearray()
        threading.Thread(target=self._volg, daemon=True, name=f"kkfz-fd{fd}").start()

    def _volg(self) -> None:
        import select

        while select.select([self._lees], [], []):
            with self._slot:
                self._leeg()

    def _leeg(self) -> None:
        import fcntl  # where these are absent there is no fork server, so no child that needs them
        import termios

        while struct.unpack("i", fcntl.ioctl(self._lees, termios.FIONREAD, b"\0" * 4))[0]:
            stuk = os.read(self._lees, 1 << 16)
            if len(self._inhoud) <= 4 * LIMIET_PER_CEL:
                self._inhoud += stuk

    def neem(self) -> str:
        """What has come since the last call."""
        with self._slot:
            self._leeg()
            uit, self._inhoud = bytes(self._inhoud), bytearray()
        return uit.decode("utf-8", "replace")


class Stroom(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` in a notebook: collects, and sends one message at each flush."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, naam: str, stuur: Callable[[str, str], None], fd: int) -> None:
        self.name = naam
        self._stuur, self._fd = stuur, fd
        self._pijp = Pijp(fd)
        self._slot = threading.RLock()
        self._delen: list[str] = []
        self._ruimte = LIMIET_PER_CEL
        self._weg = 0

    def write(self, tekst: str, /) -> int:
        if not isinstance(tekst, str):
            raise TypeError(f"write() argument must be str, not {type(tekst).__name__}")
        with self._slot:
            self._bewaar(tekst)
        return len(tekst)

    def _bewaar(self, tekst: str) -> None:
        past = tekst[: self._ruimte]
        if past:
            self._delen.append(past)
            self._ruimte -= len(past)
        self._weg += len(tekst) - len(past)

    def flush(self) -> None:
        """Called by programs, often; only ``spoel`` sends, so that pieces do not depend on timing."""

    def spoel(self) -> None:
        """Send what has been written so far as one message."""
        with self._slot:
            self._bewaar(self._pijp.neem())
            tekst, self._delen = "".join(self._delen), []
        if tekst:
            self._stuur(self.name, tekst)

    def einde_cel(self) -> None:
        """Send the rest of this cell's text and start counting anew."""
        self.spoel()
        if self._weg:
            self._stuur(self.name, AFGEKAPT.format(weg=self._weg))
        self._ruimte, self._weg = LIMIET_PER_CEL, 0

    def fileno(self) -> int:
        return self._fd

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        """A notebook that closes its output closes nothing."""
        with contextlib.suppress(ValueError):
            self.spoel()
