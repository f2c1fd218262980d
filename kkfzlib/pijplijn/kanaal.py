"""Messages between a job and who asked for it: length-prefixed pickles over a stream socket."""

from __future__ import annotations

import pickle
import socket
import struct
import threading
from typing import Any

_KOP = struct.Struct("!Q")


class Kanaal:
    """One end. ``stuur`` is thread-safe; ``ontvang`` returns None when the other side is gone."""

    def __init__(self, verbinding: socket.socket) -> None:
        self.verbinding = verbinding
        self._slot = threading.Lock()

    def stuur(self, bericht: Any) -> None:
        """Send one picklable object; BrokenPipeError when the other side is gone."""
        lijf = pickle.dumps(bericht, protocol=pickle.HIGHEST_PROTOCOL)
        with self._slot:
            self.verbinding.sendall(_KOP.pack(len(lijf)) + lijf)

    def ontvang(self, wachttijd: float | None = None) -> Any:
        """The next object, or None at the end; TimeoutError when nothing comes within ``wachttijd`` seconds."""
        try:
            self.verbinding.settimeout(wachttijd)
            kop = self._lees(_KOP.size)
            self.verbinding.settimeout(None)
            lijf = self._lees(_KOP.unpack(kop)[0]) if kop else None
        except TimeoutError:
            raise
        except OSError:
            return None
        return None if lijf is None else pickle.loads(lijf)

    def _lees(self, aantal: int) -> bytes | None:
        delen = bytearray()
        while len(delen) < aantal:
            stuk = self.verbinding.recv(min(aantal - len(delen), 1 << 20))
            if not stuk:
                return None
            delen += stuk
        return bytes(delen)
