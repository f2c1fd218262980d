"""The page over HTTP: for who has the token and asks by the right name, on this machine only."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from kkfzlib.bekijken.server import Server, Toestand
from kkfzlib.bekijken.vondst import Vondst

PAGINA = '<html><head><meta http-equiv="Content-Security-Policy" content="x"></head><body><main>Ë</main></body></html>'


@pytest.fixture
def server() -> Iterator[Server]:
    toestand = Toestand()
    toestand.werk_bij(bericht="Bijgewerkt", pagina=PAGINA, vondsten=[])
    s = Server(toestand)
    draad = threading.Thread(target=s.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    draad.start()
    yield s
    while _LIJNEN:
        _LIJNEN.pop().close()
    s.shutdown()
    s.server_close()
    draad.join(5)
    assert not draad.is_alive()


_LIJNEN: list[http.client.HTTPConnection | http.client.HTTPResponse] = []


def _vraag(s: Server, pad: str, methode: str = "GET", **kop: str) -> http.client.HTTPResponse:
    lijn = http.client.HTTPConnection("127.0.0.1", s.server_port, timeout=5)
    lijn.putrequest(methode, pad, skip_host=True)
    for naam, waarde in ({"Host": f"127.0.0.1:{s.server_port}"} | kop).items():
        lijn.putheader(naam, waarde)
    lijn.endheaders()
    antwoord = lijn.getresponse()
    _LIJNEN.extend((lijn, antwoord))
    return antwoord


def test_wie_het_adres_heeft_krijgt_de_bladzijde_met_strook_en_script(server: Server) -> None:
    antwoord = _vraag(server, f"/{server.token}/")
    tekst = antwoord.read().decode()
    assert antwoord.status == 200 and "<main>Ë</main>" in tekst and 'id="kkfz-strook"' in tekst
    beleid = antwoord.getheader("Content-Security-Policy") or ""
    nonce = beleid.partition("'nonce-")[2].partition("'")[0]
    assert f'<script nonce="{nonce}">' in tekst and "default-src 'none'" in beleid
    assert "http-equiv" not in tekst, "twee beleidsregels samen zouden het eigen script verbieden"
    assert antwoord.getheader("Cache-Control") == "no-store"
    kaal = _vraag(server, f"/{server.token}/verslag").read().decode()
    assert kaal == PAGINA, "het script bestaat alleen in de bladzijde van bekijk"


@pytest.mark.parametrize("pad", ["/", "/{fout}/", "/{token}", "/{token}x/", "/{fout}/stroom", "/{half}/"])
def test_zonder_of_met_een_verkeerd_token_is_het_verboden(server: Server, pad: str) -> None:
    pad = pad.format(token=server.token, fout="x" * len(server.token), half=server.token[:-1])
    antwoord = _vraag(server, pad)
    assert antwoord.status == 403 and b"main" not in antwoord.read()


@pytest.mark.parametrize(
    "naam", ["kwaad.example", "127.0.0.1", "127.0.0.1:1", "localhost.kwaad.example:{poort}", "[::1]:{poort}"]
)
def test_een_andere_naam_voor_deze_computer_is_verboden(server: Server, naam: str) -> None:
    """A page elsewhere that lets its own name point here (DNS rebinding) asks with that name."""
    assert _vraag(server, f"/{server.token}/", Host=naam.format(poort=server.server_port)).status == 403


def test_een_andere_bladzijde_mag_niet_vragen_en_er_is_niets_te_sturen(server: Server) -> None:
    pad = f"/{server.token}/"
    assert _vraag(server, pad, Origin="https://kwaad.example").status == 403
    assert _vraag(server, pad, Origin=f"http://127.0.0.1:{server.server_port}").status == 200
    assert _vraag(server, pad, "POST").status == 501
    assert _vraag(server, f"{pad}../../etc/passwd").status == 404


def test_alleen_op_deze_computer(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    for _, _, _, _, adres in socket.getaddrinfo(socket.gethostname(), server.server_port, socket.AF_INET):
        if not str(adres[0]).startswith("127."):
            with pytest.raises(OSError), socket.create_connection((adres[0], server.server_port), timeout=1):
                pass


def test_twee_bladzijden_horen_elke_verandering_en_het_einde(server: Server) -> None:
    stromen = [_vraag(server, f"/{server.token}/stroom") for _ in range(2)]

    def volgende(stroom: http.client.HTTPResponse) -> tuple[str, str]:
        soort, data = stroom.readline().decode().strip(), stroom.readline().decode().strip()
        assert stroom.readline() == b"\n"
        return soort.removeprefix("event: "), data.removeprefix("data: ")

    for stroom in stromen:
        assert volgende(stroom)[0] == "stand"
    server.toestand.werk_bij(
        bericht="Klaar", vondsten=[Vondst("fout", "</script>\n\nevent: x", slot="visie")]
    )
    server.toestand.toon_tekst({"visie": "<div>\nnieuw</div>"})
    server.toestand.sluit()
    for stroom in stromen:
        soort, data = volgende(stroom)
        assert soort == "stand" and json.loads(data)["vondsten"][0]["tekst"] == "</script>\n\nevent: x"
        assert volgende(stroom) == ("tekst", json.dumps({"visie": "<div>\nnieuw</div>"}))
        assert volgende(stroom)[0] == "einde"
