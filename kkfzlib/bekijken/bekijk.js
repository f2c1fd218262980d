"use strict";
(() => {
  const strook = document.getElementById("kkfz-strook");
  const stand = document.getElementById("kkfz-stand");
  const lijst = document.getElementById("kkfz-vondsten");
  const eigen = (n) => n === strook || (n.nodeType === 1 && (n.tagName === "SCRIPT" || n.closest("#kkfz-strook")));

  // Only what differs is replaced, so that the reader stays where he is, folded parts stay open and figures stand.
  function gelijk(oud, nieuw) {
    if (oud.isEqualNode(nieuw)) return;
    const o = [...oud.childNodes].filter((n) => !eigen(n)), v = [...nieuw.childNodes].filter((n) => !eigen(n));
    if (oud.nodeType !== 1 || nieuw.nodeType !== 1 || oud.tagName !== nieuw.tagName || o.length !== v.length) {
      oud.replaceWith(document.importNode(nieuw, true));
      return;
    }
    for (const a of [...oud.attributes]) if (!nieuw.hasAttribute(a.name) && a.name !== "open") oud.removeAttribute(a.name);
    for (const a of nieuw.attributes) if (oud.getAttribute(a.name) !== a.value) oud.setAttribute(a.name, a.value);
    o.forEach((n, i) => gelijk(n, v[i]));
  }

  function vervang(tekst) {
    const nieuw = new DOMParser().parseFromString(tekst, "text/html");
    nieuw.querySelectorAll("script, #kkfz-strook").forEach((n) => n.remove());
    nieuw.querySelectorAll("body > style").forEach((n) => n.remove());
    const oud = [...document.body.children].filter((n) => !eigen(n) && n.tagName !== "STYLE");
    const vers = [...nieuw.body.children];
    const hoogte = window.scrollY;
    if (oud.length === vers.length) oud.forEach((n, i) => gelijk(n, vers[i]));
    else { oud.forEach((n) => n.remove()); document.body.prepend(...vers.map((n) => document.importNode(n, true))); }
    if (document.title !== nieuw.title) document.title = nieuw.title;
    if (Math.abs(window.scrollY - hoogte) > 1 && oud.length !== vers.length) window.scrollTo(0, hoogte);
  }

  function plek(v) {
    const zoek = [v.slot && "bekijk-" + v.slot, v.slot && "sec-" + v.slot].filter(Boolean);
    for (const id of zoek) { const n = document.getElementById(id); if (n) return n; }
    if (!v.kengetal) return null;
    return [...document.querySelectorAll("[data-kengetal]")].find((n) => {
      const k = n.getAttribute("data-kengetal");
      return k === v.kengetal || k.startsWith(v.kengetal + "/") || v.kengetal.startsWith(k + "/");
    }) || null;
  }

  function toon(vondsten) {
    lijst.replaceChildren(...vondsten.map((v) => {
      const li = document.createElement("li"), kop = document.createElement("b");
      kop.textContent = v.ernst + (v.plaats ? " · " + v.plaats : "");
      if (v.ernst === "fout") kop.className = "fout";
      const doel = plek(v), tekst = document.createElement(doel ? "a" : "span");
      tekst.textContent = v.tekst;
      if (doel) {
        tekst.href = "#";
        tekst.addEventListener("click", (e) => {
          e.preventDefault();
          const hier = plek(v);
          if (!hier) return;
          hier.scrollIntoView({ block: "center", behavior: "instant" });
          hier.classList.add("kkfz-hier");
          setTimeout(() => hier.classList.remove("kkfz-hier"), 1600);
        });
      }
      li.append(kop, tekst);
      return li;
    }));
  }

  // The notice before there is a page looks like nothing: then the page comes with all that it needs.
  let nummer = strook.dataset.nummer;
  document.body.dataset.stand = nummer;
  const bron = new EventSource("stroom");
  bron.addEventListener("stand", async (e) => {
    const s = JSON.parse(e.data);
    if (s.pagina !== nummer && nummer === "0") { location.reload(); return; }
    if (s.pagina !== nummer) {
      const antwoord = await fetch("verslag", { cache: "no-store" });
      if (antwoord.ok) { vervang(await antwoord.text()); nummer = s.pagina; document.body.dataset.stand = s.pagina; }
    }
    stand.textContent = s.bericht;
    toon(s.vondsten);
  });
  bron.addEventListener("tekst", (e) => {
    for (const html of Object.values(JSON.parse(e.data))) {
      const nieuw = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
      const oud = nieuw && document.getElementById(nieuw.id);
      if (oud) gelijk(oud, nieuw);
    }
  });
  bron.addEventListener("einde", () => { bron.close(); stand.textContent = "Gestopt. Start opnieuw met kkfz bekijk."; });
  bron.onerror = () => { stand.textContent = "Geen verbinding met kkfz bekijk."; };
})();
