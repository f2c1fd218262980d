"""The papermill engine ``kkfz``: cells run in a child of the fork server instead of in a fresh Jupyter kernel.

Nothing of papermill is imported at the top: papermill loads this module by its entry point while it is itself
being imported.
"""

from __future__ import annotations

import sys
from typing import Any

from kkfzlib.fouten import KkfzFout, MachineFout
from kkfzlib.uitvoeren import kinderen

TIJDSLIMIET = 600.0
"""Seconds that one notebook may take, unless told otherwise."""


class KkfzEngine:
    """Engine for ``papermill --engine kkfz`` and for ``kkfzlib.uitvoeren.notebooks``.

    Extra keywords: ``execution_timeout`` (seconds for the whole notebook), ``geheugen_mb``, ``map`` (folder in
    which the cells run), ``vertaal`` (raise every error of a cell as a MachineFout). Raises the KkfzFout that a
    cell raised, MachineFout when the child dies, hangs or runs out of memory; any other error stays in the
    notebook, for papermill to report.
    """

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: bool | dict[str, Any] = True,
        log_output: bool = False,
        autosave_cell_every: int = 30,
        **kwargs: Any,
    ) -> Any:
        """As papermill's own ``Engine.execute_notebook``."""
        from papermill.engines import NotebookExecutionManager

        beheer = NotebookExecutionManager(nb, output_path, log_output, progress_bar, autosave_cell_every)
        beheer.notebook_start()
        try:
            cls.execute_managed_notebook(beheer, kernel_name, log_output=log_output, **kwargs)
        finally:
            beheer.cleanup_pbar()
            beheer.notebook_complete()
        return beheer.nb

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        execution_timeout: float | None = None,
        geheugen_mb: int | None = None,
        map: str = "",
        vertaal: bool = False,
        **kwargs: Any,
    ) -> None:
        """Run all cells of ``nb_man.nb`` and put their outputs in it."""
        from kkfzlib.uitvoeren import kind, parameters, schil

        parameters.controleer_geinjecteerd(nb_man.nb)
        geheugen = geheugen_mb or kind.GEHEUGEN_MB
        afnemer = _Afnemer(nb_man, vertaal, **_uitvoeropties(kwargs))
        limiet = execution_timeout or TIJDSLIMIET
        with kinderen.Taak(
            schil.draai_cellen, codecellen(nb_man.nb), geheugen, map=map, geheugen_mb=geheugen
        ) as taak:
            try:
                afnemer.verwerk(taak.berichten(limiet))
            except TimeoutError:
                afnemer.breek_af()
                raise MachineFout(
                    f"De tijdslimiet van {limiet:g} seconden voor dit notebook is verstreken; het is gestopt"
                    f"{afnemer.waar()}."
                ) from None
        nb_man.nb.metadata["language_info"] = taalinfo()
        if afnemer.fout is not None:
            raise afnemer.fout

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """Only Python notebooks; a notebook need not name a kernel."""
        return name or nb.metadata.get("kernelspec", {}).get("name") or "python3"

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """Always Python."""
        return "python"


def _uitvoeropties(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {k: kwargs[k] for k in ("log_output", "stdout_file", "stderr_file") if kwargs.get(k) is not None}


def codecellen(nb: Any) -> list[Any]:
    """The cells that a Jupyter client would run: code, not empty, not tagged ``skip-execution``."""
    from kkfzlib.uitvoeren.schil import Codecel

    return [
        Codecel(i, cel.source, cel.get("id"), "raises-exception" in cel.metadata.get("tags", []))
        for i, cel in enumerate(nb.cells)
        if cel.cell_type == "code"
        and cel.source.strip()
        and "skip-execution" not in cel.metadata.get("tags", [])
    ]


class _Afnemer:
    """Puts the child's messages into the notebook, with nbclient's own bookkeeping of displays."""

    def __init__(self, nb_man: Any, vertaal: bool, **opties: Any) -> None:
        from papermill.clientwrap import PapermillNotebookClient

        self.vertaal = vertaal
        self.nb_man = nb_man
        self.client = PapermillNotebookClient(nb_man, **opties)
        self.client.reset_execution_trackers()
        self.huidig = -1
        self.volgende = 0
        self.fout: KkfzFout | None = None

    def verwerk(self, berichten: Any) -> None:
        gevallen = False
        for soort, inhoud in berichten:
            if soort == "cel":
                self._begin(*inhoud)
            elif soort == "iopub":
                self._uitvoer(*inhoud)
            elif soort == "celfout":
                gevallen = self._celfout(*inhoud)
            elif soort == "cel klaar":
                self._einde_cel()
                self.volgende = self.huidig + 1
                self.huidig = -1
            elif soort == "klaar":
                if not gevallen:
                    self._tussencellen(len(self.nb_man.nb.cells))
                return
            elif soort == "fout":
                self.fout = inhoud
                return
            else:
                self.breek_af()
                self.fout = MachineFout(kinderen.doodsoorzaak(inhoud)[:-1] + self.waar() + ".")
                return

    def _tussencellen(self, tot: int) -> None:
        for index in range(self.volgende, tot):
            cel = self.nb_man.nb.cells[index]
            self.nb_man.cell_start(cel, index)
            self.nb_man.cell_complete(cel, cell_index=index)
        self.volgende = tot

    def _begin(self, index: int, teller: int) -> None:
        self._tussencellen(index)
        self.huidig = index
        cel = self.nb_man.nb.cells[index]
        self.nb_man.cell_start(cel, index)
        cel.outputs = []
        cel.execution_count = teller
        self.client.clear_before_next_output = False

    def _uitvoer(self, soort: str, inhoud: dict[str, Any]) -> None:
        if self.huidig < 0 or soort.startswith("comm_"):
            return
        bericht = {"msg_type": soort, "header": {"msg_type": soort}, "parent_header": {}, "content": inhoud}
        self.client.process_message(bericht, self.nb_man.nb.cells[self.huidig], self.huidig)

    def _celfout(self, index: int, fout: KkfzFout, eigen: bool) -> bool:
        cel = self.nb_man.nb.cells[index]
        if "raises-exception" in cel.metadata.get("tags", []):
            return False
        self.nb_man.cell_exception(cel, cell_index=index, exception=fout)
        if eigen:
            self.fout = fout
        elif self.vertaal:
            self.fout = MachineFout(f"{str(fout).rstrip('.')}{self.waar()}.")
        return True

    def _einde_cel(self) -> None:
        self.nb_man.cell_complete(self.nb_man.nb.cells[self.huidig], cell_index=self.huidig)

    def breek_af(self) -> None:
        """The child is gone in the middle of a cell."""
        if self.huidig >= 0:
            self.nb_man.cell_exception(
                self.nb_man.nb.cells[self.huidig], cell_index=self.huidig, exception=None
            )
            self._einde_cel()

    def waar(self) -> str:
        """`` (in cel 3)``."""
        return f" (in cel {celnummer(self.nb_man.nb, self.huidig)})" if self.huidig >= 0 else ""


def celnummer(nb: Any, index: int) -> int:
    """A cell's number as a reader of the source counts: from 1, without what papermill put in."""
    return sum("injected-parameters" not in cel.metadata.get("tags", []) for cel in nb.cells[: index + 1])


def taalinfo() -> dict[str, Any]:
    """What a Python kernel says of its language."""
    return {
        "codemirror_mode": {"name": "ipython", "version": sys.version_info.major},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": sys.version.split()[0],
    }


def registreer() -> None:
    """Make ``kkfz`` known to papermill, also where the entry point is not installed."""
    from papermill.engines import papermill_engines

    papermill_engines.register("kkfz", KkfzEngine)
