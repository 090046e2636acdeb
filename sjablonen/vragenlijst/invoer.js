
// --- wat de gebruiker doet: elke gebeurtenis verandert de stand, en dan pas het blad ---

/* De knop is de voor de hand liggende keuze; met `voorzichtig` is dat nee. */
function vraagJaNee(vak, zin, ja, nee, doe, { doeNee = () => {}, voorzichtig = false } = {}) {
  const stijlen = voorzichtig ? ["stil", "knop klein"] : ["knop klein", "stil"];
  const terug = document.activeElement;
  const tekst = maak("p", zin);
  tekst.tabIndex = -1;
  const knoppen = maak("p", "", "knoppen");
  for (const [naam, klasse, gevolg] of [[ja, stijlen[0], doe], [nee, stijlen[1], doeNee]]) {
    const bijKlikken = () => {
      vak.hidden = true;
      vak.replaceChildren();
      if (terug && terug.isConnected) terug.focus();
      gevolg();
    };
    knoppen.append(maakKnop(naam, klasse, bijKlikken));
  }
  vak.replaceChildren(tekst, knoppen);
  vak.hidden = false;
  return tekst;
}

function zetAntwoord(vraag, velden) {
  const nieuw = { ...antwoordVan(vraag), ...velden };
  if (heeftInhoud(nieuw)) stand.antwoorden.set(vraag.naam, nieuw);
  else stand.antwoorden.delete(vraag.naam);
  veranderd();
}

/* Niet van toepassing telt pas met een reden. Wie even iets anders kiest, houdt de reden die hij typte. */
function zetKeuze(vraag, keuze) {
  const plek = `${vraag.naam}/reden`;
  const oud = antwoordVan(vraag);
  if (oud.reden && keuze !== "nvt") getypt.set(plek, { ruw: oud.reden, wacht: true });
  zonderReden.delete(vraag.naam);
  if (keuze !== "nvt") {
    zetAntwoord(vraag, { keuze, reden: "" });
    return;
  }
  zonderReden.add(vraag.naam);
  zetAntwoord(vraag, { keuze: null, reden: "" });
  if (getypt.has(plek)) zetTekst(vraag, "reden", getypt.get(plek).ruw);
}

/* Een tekst waar de wacht een bezwaar tegen heeft, wacht; wat er stond, blijft zolang bewaard. */
function zetTekst(vraag, veld, ruw, toch = false) {
  const plek = `${vraag.naam}/${veld}`;
  if (veld === "reden" && gekozenBij(vraag) !== "nvt") {
    getypt.set(plek, { ruw, wacht: true });
    return;
  }
  const tekst = zuiver(ruw);
  const tegen = tekst === antwoordVan(vraag)[veld] ? null : bezwaar(tekst);
  const mag = !tegen || (toch && tegen.kan);
  getypt.set(plek, { ruw, wacht: !mag });
  if (!mag) {
    teken();
    return;
  }
  if (veld !== "reden") {
    zetAntwoord(vraag, { [veld]: tekst });
    return;
  }
  if (tekst) zonderReden.delete(vraag.naam);
  else zonderReden.add(vraag.naam);
  zetAntwoord(vraag, { keuze: tekst ? "nvt" : null, reden: tekst });
}

function bewaak(veld) {
  const vraag = vraagVan(veld);
  const melding = veld.nextElementSibling;
  const tekst = getypt.get(`${vraag.naam}/${veld.dataset.veld}`);
  if (!tekst || !tekst.wacht) return;
  const tegen = bezwaar(zuiver(tekst.ruw));
  if (!tegen) return;
  if (!tegen.kan) {
    melding.textContent = `${tegen.zin} De tekst is niet bewaard.`;
    melding.hidden = false;
    return;
  }
  const doe = () => zetTekst(vraag, veld.dataset.veld, getypt.get(`${vraag.naam}/${veld.dataset.veld}`).ruw, true);
  const opties = { doeNee: () => veld.focus(), voorzichtig: true };
  vraagJaNee(melding, `${tegen.zin} De tekst is nog niet bewaard. Toch bewaren?`, "Ja, toch bewaren", "Nee, tekst aanpassen", doe, opties);
}

// --- de naam van de school ---

const netteNaam = (tekst) => zuiver(tekst).split(/\s+/).join(" ");
const naamKan = (naam) => !teLang(naam) && !STAPEL.test(naam);

/* Zolang er nog niets bij een naam hoort, is elke letter meteen de naam. Daarna wacht een andere naam tot zij af is. */
function typNaam(ruw) {
  const naam = netteNaam(ruw);
  if (!naamKan(naam) || (naamVast && heeftAntwoorden(stand) && naam !== stand.naam)) {
    naamGetypt = naam;
    teken();
    return;
  }
  naamGetypt = null;
  stand.naam = naam;
  veranderd();
}

/* De naam is af. Wat onder een andere naam bewaard was, blijft staan tot de gebruiker zegt dat het weg mag. */
function neemNaam() {
  const oud = stand.naam;
  const naam = naamGetypt;
  el("naammelding").hidden = true;
  if (naam !== null && !naamKan(naam)) {
    el("naammelding").textContent = "Deze naam is te lang of heeft te veel losse accenten. De naam is niet overgenomen.";
    el("naammelding").hidden = false;
    return;
  }
  naamGetypt = null;
  if (naam && zelfdeSchool({ naam: oud }, { naam })) {
    stand.naam = naam;
    veranderd();
  } else if (naam) {
    const hier = { sleutel: kluis.sleutel(), tekst: kluis.gezien() };
    kluis.los();
    stand.naam = naam;
    veranderd();
    const kopie = kluis.nu();
    vraagOfZelfdeSchool(oud, hier, kopie);
    vraagOfVerder(kopie);
  } else vraagOfVerder();
  naamVast = Boolean(stand.naam);
  kluis.verhuis(stand.naam);
  teken();
}

function vraagOfZelfdeSchool(oud, hier, kopie) {
  const zin = `De antwoorden van ${oud} staan nu ook onder ${stand.naam}. Verbeterde u de naam, of is dit een andere school?`;
  const andere = () => {
    const { naam } = stand;
    wissel(el("naammelding"), () => {
      verlaat(kopie);
      neemOver({ ...beginstand(), naam });
      veranderd();
    });
  };
  const opties = { doeNee: andere };
  vraagJaNee(el("naammelding"), zin, "Ik verbeterde de naam", "Een andere school: begin leeg", () => kluis.wis(hier.sleutel, hier.tekst), opties);
}

function vraagOfVerder(kopie = null) {
  const bezet = (een) => een.eigen && een.sleutel !== kluis.sleutel() && zelfdeSchool(een.stand, stand);
  const ander = stand.naam && bewaarde().find(bezet);
  if (!ander) return;
  if (!isVol()) verlaat(); // niets om te bewaren zolang niet vaststaat welke antwoorden het worden
  const zin = `In deze browser staan al antwoorden van ${stand.naam}. Wilt u daarmee verdergaan?`;
  const open = () => wissel(el("naammelding"), () => {
    verlaat(kopie);
    openPlek(ander.sleutel);
  });
  vraagJaNee(el("naammelding"), zin, "Ja, open die antwoorden", "Nee, houd deze", open);
}

function bijVerandering({ target: veld }) {
  if (veld.dataset.veld) bewaak(veld);
  else if (veld.id === "schoolnaam" && !regels.school) neemNaam();
  else if (veld.type !== "radio") return;
  else if (veld.closest(".vraag")) zetKeuze(vraagVan(veld), /^[0-9]$/.test(veld.value) ? Number(veld.value) : veld.value);
  else if (veld.name === "rol") {
    stand.rol = veld.value || null;
    veranderd();
  } else {
    const naam = veld.closest("[data-kenmerk]").dataset.kenmerk;
    if (veld.value) stand.kenmerken.set(naam, veld.value);
    else stand.kenmerken.delete(naam);
    veranderd();
  }
}

function bijTypen({ target: veld }) {
  if (veld.dataset.veld) zetTekst(vraagVan(veld), veld.dataset.veld, veld.value);
  else if (veld.id === "schoolnaam" && !regels.school) typNaam(veld.value);
}

function bijKlik({ target }) {
  const link = target.closest('a[href^="#"]');
  const doel = link && el(link.getAttribute("href").slice(1));
  if (doel && doel.closest(".pagina") && link.hash === location.hash) toon(ankerNu());
  const knop = target.closest("button");
  if (!knop) return;
  const vraag = knop.matches(".toelichten, .wis") ? vraagVan(knop) : null;
  if (knop.matches(".toelichten")) {
    const open = knop.getAttribute("aria-expanded") !== "true";
    klap(vraag, open);
    if (open) vraag.vak.querySelector(".toelichting textarea").focus();
  } else if (vraag) {
    zetKeuze(vraag, null);
    vraag.vak.focus();
  }
}

// --- bladeren ---

function toon(anker, { richt = true } = {}) {
  const doel = el(anker);
  const pagina = (doel && doel.closest(".pagina")) || el("begin");
  for (const een of paginas) een.hidden = een !== pagina;
  const bladen = zichtbare();
  const plek = bladen.indexOf(pagina);
  const terug = bladen[plek - 1];
  const verder = bladen[plek + 1];
  el("terug").parentNode.hidden = !terug;
  if (terug) el("terug").setAttribute("href", `#${terug.id}`);
  el("verder").hidden = !verder;
  if (verder) el("verder").setAttribute("href", `#${verder.id}`);
  el("verder").textContent = verder === el("nakijken") ? "Naar controleren" : "Verder";
  document.title = `${pagina.querySelector("h2").textContent} - ${stand.naam || "Vragenlijst"}`;
  stopAfdruk();
  teken();
  if (!richt) return;
  const vraag = doel && doel.closest(".vraag");
  window.scrollTo(0, 0);
  (vraag || pagina.querySelector("h2")).focus({ preventScroll: true });
  if (vraag) vraag.scrollIntoView();
}

const ankerNu = () => location.hash.slice(1);

/* Een anker buiten de pagina's (naar de inhoud) verandert de pagina niet. */
function bijAnker() {
  const doel = el(ankerNu());
  if (!doel || doel.closest(".pagina")) toon(ankerNu());
}
