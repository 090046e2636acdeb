
// --- van de stand naar het blad ---

const vragenOp = (pagina) => gevraagd().filter((vraag) => pagina.contains(vraag.vak));
const zichtbare = () => paginas.filter((pagina) => !pagina.querySelector(".vraag") || vragenOp(pagina).length);
const vraagVan = (knoop) => vragen.get(knoop.closest(".vraag").dataset.vraag);
const vraagtekst = (vraag) => vraag.vak.querySelector(".vraagtekst").textContent;
const knopVan = (vraag, keuze) => alle("input[type=radio]", vraag.vak).find((een) => een.value === String(keuze));

/* Het aantal vragen staat pas vast als bekend is voor welke scholen zij gelden. */
const isOnzeker = () => gevraagd().some((vraag) => vraag.voor.some(([naam]) => !stand.kenmerken.has(naam)));

function teken() {
  const nu = gevraagd();
  const hoogstens = isOnzeker() ? "hoogstens " : "";
  nu.forEach((vraag, nummer) => {
    vraag.vak.querySelector(".nummer").textContent = `Vraag ${nummer + 1} van ${hoogstens}${nu.length}`;
  });
  zetVeld(el("schoolnaam"), naamGetypt === null ? stand.naam : naamGetypt, true);
  for (const vraag of opBlad) tekenVraag(vraag);
  for (const naam of kenmerken.keys()) kies(`kenmerk.${naam}`, stand.kenmerken.get(naam));
  kies("rol", stand.rol);
  const bladen = zichtbare();
  const delen = bladen.slice(1, -1);
  delen.forEach((pagina, nummer) => {
    pagina.querySelector(".waar").textContent = `Onderdeel ${nummer + 1} van ${delen.length}`;
  });
  el("nakijken").querySelector(".waar").textContent = "Laatste stap";
  for (const link of alle(".onderdelen a")) tekenLink(link, bladen);
  el("schoolregel").textContent = stand.naam;
  tekenBegin(nu);
  if (!el("nakijken").hidden) tekenOverzicht();
  meldStand();
}

/* Een naam met spaties aan de rand blijft staan zoals hij getypt is, zolang het dezelfde naam is. */
function zetVeld(veld, tekst, soepel = false) {
  if (veld.value !== tekst && !(soepel && netteNaam(veld.value) === tekst)) veld.value = tekst;
}

function kies(groep, waarde) {
  for (const knop of alle(`input[name="${groep}"]`)) knop.checked = waarde ? knop.value === waarde : knop.checked && !knop.value;
}

function tekenVraag(vraag) {
  const { vak } = vraag;
  const keuze = gekozenBij(vraag);
  const antwoord = antwoordVan(vraag);
  for (const knop of alle("input[type=radio]", vak)) knop.checked = knop.value === String(keuze);
  for (const veld of alle("[data-veld]", vak)) {
    const tekst = getypt.get(`${vraag.naam}/${veld.dataset.veld}`);
    zetVeld(veld, tekst ? tekst.ruw : antwoord[veld.dataset.veld]);
    if (!tekst || !tekst.wacht) veld.nextElementSibling.hidden = true;
  }
  vak.hidden = !geldt(vraag);
  vak.querySelector(".wis").hidden = keuze === null;
  const reden = vak.querySelector(".reden");
  if (reden) reden.hidden = keuze !== "nvt";
  const nu = vak.querySelector(".nu");
  nu.textContent = watErStaat(vraag, keuze);
  nu.hidden = !nu.textContent;
  const tekst = antwoord.opmerking || antwoord.bewijs || getypt.has(`${vraag.naam}/opmerking`) || getypt.has(`${vraag.naam}/bewijs`);
  vak.querySelector(".toelichten").textContent = tekst ? "Toelichting" : "Toelichting toevoegen";
}

function watErStaat(vraag, keuze) {
  if (Array.isArray(keuze)) return `Uw antwoord is nu: ${noem(vraag, keuze)}. Een keuze hierboven komt ervoor in de plaats.`;
  const ander = voorkennis.get(vraag.naam);
  if (!ander || ander.keuze === null) return "";
  return `Er is al een antwoord van iemand anders: ${noem(vraag, ander.keuze)}. Dat komt niet in uw bestand. Kies zelf wat het best past.`;
}

function rolnaam(rol) {
  const knop = alle('input[name="rol"]').find((een) => een.value === rol);
  return knop ? knop.nextElementSibling.textContent : el("rolnaam") ? el("rolnaam").textContent : rol;
}

function tekenLink(link, bladen) {
  const pagina = el(link.getAttribute("href").slice(1));
  link.parentNode.hidden = !bladen.includes(pagina);
  if (pagina.hidden) link.removeAttribute("aria-current");
  else link.setAttribute("aria-current", "page");
  const eigen = vragenOp(pagina);
  const telling = link.parentNode.querySelector(".telling");
  if (telling && eigen.length) {
    telling.textContent = `${eigen.filter((vraag) => !isOpen(vraag)).length} van ${eigen.length} beantwoord`;
  }
}

function tekenBegin(nu) {
  const open = nu.filter(isOpen);
  const begonnen = open.length < nu.length;
  el("aan-de-slag").textContent = begonnen ? "Ga verder" : "Beginnen";
  const eerste = open.length ? `#${open[0].vak.id}` : "#nakijken";
  el("aan-de-slag").setAttribute("href", begonnen && stand.naam ? eerste : "#school");
}

function klap(vraag, open) {
  vraag.vak.querySelector(".toelichting").hidden = !open;
  vraag.vak.querySelector(".toelichten").setAttribute("aria-expanded", String(open));
}

function noem(vraag, keuze) {
  const plek = (situatie) => vraag.ladder.indexOf(situatie) + 1;
  if (keuze === null) return "nog open";
  if (keuze === "onbekend") return "weet ik niet";
  if (keuze === "nvt") return "niet van toepassing";
  return Array.isArray(keuze) ? `${plek(keuze[0])} tot ${plek(keuze[1])}` : String(plek(keuze));
}

/* Het antwoord met de tekst van de situatie erbij, zoals in het overzicht en op papier. */
function antwoordtekst(vraag) {
  const { keuze } = antwoordVan(vraag);
  const knop = typeof keuze === "number" && knopVan(vraag, keuze);
  const naam = noem(vraag, keuze) + (knop ? `. ${knop.parentNode.lastElementChild.textContent}` : "");
  return naam.charAt(0).toUpperCase() + naam.slice(1);
}

// --- nakijken en afdrukken ---

function tekenOverzicht() {
  const nu = gevraagd();
  const open = nu.filter(isOpen);
  const delen = [maak("p", openZin(open.length), "kern")];
  if (isOnzeker()) {
    const zin = maak("p", "U vulde nog niet alles in bij uw school. Daarom staan hier ook vragen die misschien niet voor u zijn. ");
    zin.append(verwijzing("school", "Vul uw school aan."));
    delen.push(zin);
  }
  if (!stand.naam) {
    const melding = maak("p", "De naam van uw school ontbreekt nog. ", "let-op");
    melding.append(verwijzing("school", "Vul de naam in."));
    delen.push(melding);
  }
  if (open.length) delen.push(lijst(open));
  const los = wachtend().filter((vraag) => nu.includes(vraag));
  if (los.length) {
    delen.push(maak("p", "Bij deze vragen is iets niet bewaard: een tekst lijkt op gegevens van personen of is te lang, of een reden ontbreekt."));
    delen.push(lijst(los));
  }
  const onbekend = nu.filter((vraag) => antwoordVan(vraag).keuze === "onbekend").length;
  if (onbekend) delen.push(maak("p", `U koos ${onbekend} keer 'weet ik niet'. Een collega weet het misschien wel.`));
  const alles = maak("details");
  alles.append(maak("summary", "Al uw antwoorden"));
  alles.open = Boolean(el("overzicht").querySelector("details[open]"));
  for (const pagina of zichtbare().filter((een) => vragenOp(een).length)) {
    alles.append(maak("h3", pagina.querySelector("h2").textContent), lijst(vragenOp(pagina), antwoordtekst));
  }
  el("overzicht").replaceChildren(...delen, alles);
}

function openZin(hoeveel) {
  if (hoeveel === 0) return "Alle vragen zijn beantwoord.";
  return hoeveel === 1 ? "Er is nog 1 vraag open:" : `Er zijn nog ${hoeveel} vragen open:`;
}

function lijst(rij, tekst = null) {
  const ul = maak("ul", "", tekst ? "antwoorden" : "antwoorden bondig");
  for (const vraag of rij) {
    const li = maak("li");
    li.append(verwijzing(vraag.vak.id, `${gevraagd().indexOf(vraag) + 1}. ${vraagtekst(vraag)}`));
    if (tekst) li.append(maak("span", tekst(vraag), "antwoord"));
    ul.append(li);
  }
  return ul;
}

/* Op papier staat een tekst helemaal, ook als het veld op het scherm te klein is. */
function zetOpPapier() {
  for (const vraag of opBlad) {
    for (const veld of alle("[data-veld]", vraag.vak)) veld.nextElementSibling.nextElementSibling.textContent = antwoordVan(vraag)[veld.dataset.veld];
  }
}

/* Alleen de antwoorden op papier, niet het formulier. */
function drukAntwoordenAf() {
  const delen = [];
  for (const pagina of zichtbare().filter((een) => vragenOp(een).length)) {
    const rij = maak("ol");
    for (const vraag of vragenOp(pagina)) {
      const regel = maak("li", "", "antwoordregel");
      regel.value = gevraagd().indexOf(vraag) + 1;
      regel.append(maak("b", vraagtekst(vraag)), maak("div", antwoordtekst(vraag)));
      for (const [veld, kop] of [["reden", "Reden"], ["opmerking", "Opmerking"], ["bewijs", "Bewijs"]]) {
        if (antwoordVan(vraag)[veld]) regel.append(maak("div", `${kop}: ${antwoordVan(vraag)[veld]}`, "toegelicht"));
      }
      rij.append(regel);
    }
    delen.push(maak("h2", pagina.querySelector("h2").textContent), rij);
  }
  const wie = [stand.naam || "School zonder naam", stand.rol ? rolnaam(stand.rol) : "", noemDag(stand.datum)].filter(Boolean).join(", ");
  el("afdruk").replaceChildren(maak("h2", "Onze antwoorden"), maak("p", wie), ...delen);
  document.documentElement.classList.add("antwoorden-af");
  window.print();
}

function stopAfdruk() {
  document.documentElement.classList.remove("antwoorden-af");
}
