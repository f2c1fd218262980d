"""The page over HTTP: on 127.0.0.1 only, for who has the token, with events that say when it was renewed."""

from __future__ import annotations

import json
import queue
import secrets
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kkfzlib.bekijken.strook import BELEID, WACHT, met_strook
from kkfzlib.bekijken.vondst import Vondst

ADRES = "127.0.0.1"
_HARTSLAG_S = 10.0


@dataclass
class Toestand:
    """What is shown now; ``nummer`` counts the pages. Every change is told to all who listen."""

    pagina: str = WACHT
    nummer: int = 0
    bericht: str = "Het concept wordt gemaakt…"
    vondsten: list[Vondst] = field(default_factory=list)
    _luisteraars: set[queue.SimpleQueue[str]] = field(default_factory=set)
    _slot: threading.Lock = field(default_factory=threading.Lock)

    def werk_bij(
        self, *, bericht: str, pagina: str | None = None, vondsten: list[Vondst] | None = None
    ) -> None:
        """Show another page, message or list of findings; what is not given stays."""
        with self._slot:
            self.bericht = bericht
            if pagina is not None:
                self.pagina, self.nummer = pagina, self.nummer + 1
            if vondsten is not None:
                self.vondsten = vondsten
            self._meld(self._gebeurtenis())

    def nu(self) -> tuple[str, int]:
        """The page with its number."""
        with self._slot:
            return self.pagina, self.nummer

    def toon_tekst(self, stukken: dict[str, str]) -> None:
        """Renew these texts in the pages that are open; the page itself follows."""
        with self._slot:
            self._meld(f"event: tekst\ndata: {json.dumps(stukken, ensure_ascii=False)}\n\n")

    def sluit(self) -> None:
        """Tell every page that this is the end."""
        with self._slot:
            self._meld("event: einde\ndata: 1\n\n")

    def _meld(self, bericht: str) -> None:
        for luisteraar in self._luisteraars:
            luisteraar.put(bericht)

    def _gebeurtenis(self) -> str:
        inhoud = {
            "pagina": str(self.nummer),
            "bericht": self.bericht,
            "vondsten": [asdict(v) for v in self.vondsten],
        }
        return f"event: stand\ndata: {json.dumps(inhoud, ensure_ascii=False)}\n\n"

    def luister(self) -> queue.SimpleQueue[str]:
        """A queue that begins with how things are."""
        rij: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._slot:
            rij.put(self._gebeurtenis())
            self._luisteraars.add(rij)
        return rij

    def zwijg(self, rij: queue.SimpleQueue[str]) -> None:
        """Stop listening."""
        with self._slot:
            self._luisteraars.discard(rij)


class Server(ThreadingHTTPServer):
    """Listens on a free port of this machine; ``adres`` is what to type in the browser."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, toestand: Toestand) -> None:
        self.toestand = toestand
        self.token = secrets.token_urlsafe(24)
        super().__init__((ADRES, 0), _Afhandeling)

    @property
    def adres(self) -> str:
        return f"http://{ADRES}:{self.server_port}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was closed halfway is no error; and no message may hold what was asked."""


class _Afhandeling(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kkfz", ""
    timeout = 30

    def do_GET(self) -> None:
        deel = self._mag()
        if deel is None:
            self._stuur(
                HTTPStatus.FORBIDDEN, "Verboden: gebruik het adres dat kkfz bekijk noemt.", "text/plain"
            )
        elif deel == "stroom":
            self._stroom()
        elif deel in ("", "verslag"):
            nonce = secrets.token_urlsafe(16)
            pagina, nummer = self.server.toestand.nu()
            pagina = pagina if deel else met_strook(pagina, nummer, nonce)
            self._stuur(HTTPStatus.OK, pagina, "text/html", nonce)
        else:
            self._stuur(HTTPStatus.NOT_FOUND, "Onbekend.", "text/plain")

    def _mag(self) -> str | None:
        """What is asked for, None for who may not ask: a wrong name (DNS rebinding), origin or token."""
        namen = {f"{n}:{self.server.server_port}" for n in (ADRES, "localhost")}
        herkomst = self.headers.get("Origin")
        token, schuin, deel = self.path.partition("?")[0].removeprefix("/").partition("/")
        goed = secrets.compare_digest(token.encode(), self.server.token.encode()) and bool(schuin)
        if self.headers.get_all("Host", []) not in [[n] for n in namen] or not goed:
            return None
        return deel if herkomst is None or herkomst in {f"http://{n}" for n in namen} else None

    def _kop(self, status: HTTPStatus, soort: str, nonce: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{soort}; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", BELEID.format(nonce=nonce or secrets.token_urlsafe(16)))
        for naam in ("Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy"):
            self.send_header(naam, "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")

    def _stuur(self, status: HTTPStatus, tekst: str, soort: str, nonce: str = "") -> None:
        inhoud = tekst.encode()
        self._kop(status, soort, nonce)
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(inhoud)

    def _stroom(self) -> None:
        """Events as they come, and a heartbeat, so that a page that is gone is noticed."""
        self._kop(HTTPStatus.OK, "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        rij = self.server.toestand.luister()
        try:
            while True:
                try:
                    bericht = rij.get(timeout=_HARTSLAG_S)
                except queue.Empty:
                    bericht = ": \n\n"
                self.wfile.write(bericht.encode())
                self.wfile.flush()
        except OSError:
            pass
        finally:
            self.server.toestand.zwijg(rij)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the address holds the token."""
