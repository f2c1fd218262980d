const vak = document.querySelector(".zoek"), veld = vak.querySelector("input"), melding = vak.querySelector("p");
const kaal = t => t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const rijen = [...document.querySelectorAll("tr[data-organisatie]")].map(r => [r, kaal(r.cells[0].textContent)]);
const alle = new Set(rijen.map(r => r[1])).size;
vak.hidden = false;
veld.addEventListener("input", () => {
  const vraag = kaal(veld.value.trim()), gezien = new Set();
  for (const [rij, naam] of rijen) {
    rij.hidden = !naam.includes(vraag);
    if (!rij.hidden) gezien.add(naam);
  }
  melding.textContent = vraag ? `${gezien.size} van ${alle} organisaties` : "";
});
