"""Kengetallen over many placements: ours beside the same in polars and in duckdb, as ratios of one run.

``python bench/kengetallen.py [--groei]`` prints JSON: medians in seconds for a million placements, the ratio to the
faster of the two, and with ``--groei`` how our time per row grows up to ten million (some minutes, 4 GB). All three
must give the same figures, or the run fails.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.kengetallen import bereken
from kkfzlib.tabellen import Invoer

JAAR, HERHALINGEN = 2024, 5
BEGIN, EIND, PEIL = "2024-01-01", "2025-01-01", "2024-12-31"
Uitkomst = dict[str, float]


def plaatsingen(n: int) -> pd.DataFrame:
    """``n`` made-up placements of about ``n / 3`` clients over five years."""
    toeval = np.random.default_rng(JAAR)
    begin = np.datetime64("2020-06-01") + toeval.integers(0, 1800, n).astype("timedelta64[D]")
    eind = begin + toeval.integers(0, 500, n).astype("timedelta64[D]")
    eind = np.where(toeval.random(n) < 0.2, np.datetime64("NaT"), eind)

    def keuze(waarden: list[str]) -> pd.Series:
        return pd.Series(pd.Categorical.from_codes(toeval.integers(0, len(waarden), n), waarden)).astype(
            "str"
        )

    return pd.DataFrame({
        "client_id": "C" + pd.Series(toeval.integers(0, max(n // 3, 1), n)).astype("str"),
        "locatie": keuze(["Noord", "Zuid"]),
        "zorgvorm": keuze(["verblijf", "ambulant", "dagbesteding"]),
        "financiering": keuze(["fz", "wlz", "zvw"]),
        "zorgtitel": keuze(["isd", ""]),
        "zorgzwaarte": keuze(["C-1", "VG-3", ""]),
        "begindatum": begin.astype("datetime64[ns]"),
        "einddatum": eind.astype("datetime64[ns]"),
    })  # fmt: skip


def met_ons(tabel: pd.DataFrame) -> Uitkomst:
    """Our own computation, every kengetal of the table."""
    frame = bereken(Invoer({}, Instellingen.standaard(JAAR), gids(JAAR), {"plaatsingen": tabel}))
    namen = frame["kengetal"] + "/" + frame["uitsplitsing"]
    return dict(zip(namen, frame["waarde"], strict=True))


def met_polars(tabel: pl.DataFrame) -> Uitkomst:
    """The same by polars expressions."""
    begin, eind, peil = (pl.lit(d).str.to_date() for d in (BEGIN, EIND, PEIL))
    open_eind = pl.col("einddatum").fill_null(pl.date(2200, 1, 1))
    p = tabel.lazy().with_columns(eind=open_eind)
    er = p.filter((pl.col("begindatum") <= peil) & (pl.col("eind") > peil))
    per_client = er.group_by("client_id").agg(fz=(pl.col("financiering") == "fz").any())
    dagen = (pl.min_horizontal("eind", eind) - pl.max_horizontal("begindatum", begin)).dt.total_days().clip(0)
    groep = ["client_id", "zorgvorm"]
    tot_nu = pl.col("eind").cum_max().shift(1).over(groep)
    stays = (
        p.sort([*groep, "begindatum"])
        .with_columns(nieuw=(pl.col("begindatum") > tot_nu + pl.duration(days=1)).fill_null(True))
        .with_columns(stay=pl.col("nieuw").cum_sum())
        .group_by("stay")
        .agg(pl.col("client_id", "zorgvorm").first(), pl.col("begindatum").min(), pl.col("eind").max())
    )
    klaar = pl.col("eind").is_between(begin, eind, closed="left")
    verblijf = pl.col("zorgvorm") == "verblijf"
    lopend = verblijf & (pl.col("begindatum") <= peil) & (pl.col("eind") > peil)
    in_jaar = stays.filter(verblijf).with_columns(d=dagen).filter(pl.col("d") > 0)
    een, beddagen, zwaarte, stroom, duur, jaar = pl.collect_all([
        per_client.select(fz=pl.col("fz").sum(), totaal=pl.len()),
        p.filter(verblijf).select(d=dagen.sum()),
        er.filter(pl.col("zorgzwaarte") != "").group_by("zorgzwaarte").agg(n=pl.col("client_id").n_unique()),
        stays.group_by("zorgvorm").agg(
            i=pl.col("begindatum").is_between(begin, eind, closed="left").sum(), u=klaar.sum()
        ),
        stays.select(
            u=(pl.col("eind") - pl.col("begindatum")).dt.total_days().filter(klaar & verblijf).mean(),
            p=((peil - pl.col("begindatum")).dt.total_days() + 1).filter(lopend).mean(),
        ),
        in_jaar.select(j=pl.col("d").sum() / pl.col("client_id").n_unique()),
    ])  # fmt: skip
    uit = {"clienten/fz": een["fz"][0], "clienten/totaal": een["totaal"][0], "beddagen/": beddagen["d"][0]}
    uit |= {f"zorgzwaarte/{z}": n for z, n in zwaarte.rows()}
    for vorm, instroom, uitstroom in stroom.rows():
        uit |= {f"instroom/{vorm}": instroom, f"uitstroom_plaatsing/{vorm}": uitstroom}
    uit |= {"verblijfsduur/uitgestroomd": duur["u"][0], "verblijfsduur/op_peildatum": duur["p"][0]}
    return uit | {"verblijfsduur/in_jaar": jaar["j"][0]}


SQL_STAYS = """
    create or replace temp table stays as
    with p as (select *, coalesce(einddatum, date '2200-01-01') as eind from plaatsingen),
    g as (select *, max(eind) over (partition by client_id, zorgvorm order by begindatum
              rows between unbounded preceding and 1 preceding) as tot_nu from p),
    s as (select *, sum(case when tot_nu is null or begindatum > tot_nu + interval 1 day then 1 else 0 end)
              over (partition by client_id, zorgvorm order by begindatum rows unbounded preceding) as stay from g)
    select client_id, zorgvorm, min(begindatum)::date as van, max(eind)::date as tot from s
    group by client_id, zorgvorm, stay
"""
SQL_JAAR = f"greatest(0, least(tot, date '{EIND}') - greatest(van, date '{BEGIN}'))"


def met_duckdb(tabel: object) -> Uitkomst:
    """The same by SQL."""
    db = duckdb.connect()
    db.register("plaatsingen", tabel)
    db.execute(SQL_STAYS)
    er = f"begindatum <= date '{PEIL}' and coalesce(einddatum, date '2200-01-01') > date '{PEIL}'"

    def vraag(sql: str) -> list[tuple[float, ...]]:
        return db.sql(sql).fetchall()

    (fz, totaal), = vraag(f"""select count(*) filter (where fz), count(*) from
        (select client_id, bool_or(financiering = 'fz') as fz from plaatsingen where {er} group by 1)""")  # fmt: skip
    (beddagen,), = vraag(f"""select sum({SQL_JAAR}) from (
        select begindatum as van, coalesce(einddatum, date '2200-01-01') as tot
        from plaatsingen where zorgvorm = 'verblijf')""")  # fmt: skip
    uit = {"clienten/fz": fz, "clienten/totaal": totaal, "beddagen/": beddagen}
    zwaarte = f"select zorgzwaarte, count(distinct client_id) from plaatsingen where {er} group by 1"
    uit |= {f"zorgzwaarte/{z}": n for z, n in vraag(zwaarte) if z}
    jaar = "between date '2024-01-01' and date '2024-12-31'"
    stroom = f"""select zorgvorm, count(*) filter (where van {jaar}), count(*) filter (where tot {jaar})
        from stays group by 1"""
    for vorm, instroom, uitstroom in vraag(stroom):
        uit |= {f"instroom/{vorm}": instroom, f"uitstroom_plaatsing/{vorm}": uitstroom}
    (u, p, j), = vraag(f"""select avg(tot - van) filter (where tot {jaar}),
        avg(date '{PEIL}' - van + 1) filter (where van <= date '{PEIL}' and tot > date '{PEIL}'),
        sum({SQL_JAAR}) / count(distinct client_id) filter (where {SQL_JAAR} > 0)
        from stays where zorgvorm = 'verblijf'""")  # fmt: skip
    return uit | {
        "verblijfsduur/uitgestroomd": u,
        "verblijfsduur/op_peildatum": p,
        "verblijfsduur/in_jaar": j,
    }


def mediaan(werk: Callable[[], Uitkomst]) -> tuple[float, Uitkomst]:
    """Median time of several runs after one to warm up, and the outcome."""
    uitkomst, tijden = werk(), []
    for _ in range(HERHALINGEN):
        start = time.perf_counter()
        werk()
        tijden.append(time.perf_counter() - start)
    return statistics.median(tijden), uitkomst


def meet(n: int) -> dict[str, float]:
    """Medians of the three for ``n`` placements; AssertionError when their figures differ."""
    tabel = plaatsingen(n)
    anders = pl.from_pandas(tabel).with_columns(pl.col("begindatum", "einddatum").cast(pl.Date))
    arrow = anders.to_arrow()
    ons, eigen = mediaan(lambda: met_ons(tabel))
    polars, van_polars = mediaan(lambda: met_polars(anders))
    duck, van_duck = mediaan(lambda: met_duckdb(arrow))
    for ander in (van_polars, van_duck):
        for naam, waarde in ander.items():
            assert abs(eigen[naam] - waarde) < 1e-6, (naam, eigen[naam], waarde)
    return {"rijen": n, "kkfz": ons, "polars": polars, "duckdb": duck, "verhouding": ons / min(polars, duck)}


GROEI = (3_000_000, 10_000_000)
"""Sizes between which the growth is measured: the distinct clients of both are too many for the processor's cache."""


def groei() -> dict[str, float]:
    """Our time per row for both sizes, and their ratio (1: linear)."""
    per_rij = []
    for n in GROEI:
        tabel = plaatsingen(n)
        per_rij.append(mediaan(lambda tabel=tabel: met_ons(tabel))[0] / n)
    return {"per_rij_klein": per_rij[0], "per_rij_groot": per_rij[1], "groei": per_rij[1] / per_rij[0]}


if __name__ == "__main__":
    alles = "--groei" in sys.argv
    print(json.dumps(meet(1_000_000) | (groei() if alles else {}), indent=1))
