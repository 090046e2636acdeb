
// --- een stand op het blad zetten, en verdergaan met wat bewaard was ---

/* Een ander dan de rol van dit blad antwoordde: dat is te zien, maar komt niet in het bestand van deze rol. */
function voorDitBlad(nieuw) {
  if (!regels.rol || nieuw.rol === regels.rol) return nieuw;
  return { ...nieuw, antwoorden: new Map(), dimensies: new Set(), voorkennis: nieuw.antwoorden };
}

let voorafStand = null;

function beginstand() {
  if (!voorafStand) return leeg();
  return { ...voorafStand, kenmerken: new Map(voorafStand.kenmerken), antwoorden: new Map(voorafStand.antwoorden) };
}

/* Zet een stand op het blad; de plek in de opslag is aan wie dit vraagt. */
function neemOver(nieuw) {
  stand = { ...leeg(), ...nieuw };
  if (regels.rol) stand.rol = regels.rol;
  if (regels.school) stand.naam = regels.school;
  stand.brin = stand.brin || regels.brin;
  voorkennis = nieuw.voorkennis || (voorafStand && voorafStand.voorkennis) || new Map();
  getypt = new Map();
  zonderReden = new Set();
  naamGetypt = null;
  naamVast = Boolean(stand.naam);
  for (const vraag of opBlad) {
    const { opmerking, bewijs } = antwoordVan(vraag);
    klap(vraag, Boolean(opmerking || bewijs));
  }
  el("naammelding").hidden = true;
  teken();
}

const ietsLos = () => onbewaard || naamGetypt !== null || wachtend().length > 0;

/* Ga weg van wat er nu staat; wat niet bewaard is, verdwijnt alleen als de gebruiker dat zegt. */
function wissel(vak, doe) {
  if (!ietsLos()) doe();
  else vraagJaNee(vak, "Wat u nu invulde en nog niet bewaard is, verdwijnt dan van dit blad.", "Toch doorgaan", "Blijf hier", doe, { voorzichtig: true }).focus();
}

const isVol = () => heeftAntwoorden(stand) || stand.kenmerken.size > 0 || stand.rol !== regels.rol || stand.overig.size > 0;

/* Laat de plek los. Een plek zonder antwoorden, of met alleen een kopie, hoeft niet te blijven. */
function verlaat(kopie = null) {
  if (kluis.sleutel() !== null && (!isVol() || kluis.gezien() === kopie)) kluis.wis(kluis.sleutel(), kluis.gezien());
  kluis.los();
  onbewaard = false;
}

function openPlek(sleutel) {
  const plek = bewaarde().find((een) => een.sleutel === sleutel && een.eigen);
  if (!plek) return;
  kluis.neem(sleutel, plek.tekst);
  neemOver(plek.stand);
  kluis.verhuis(stand.naam);
  teken();
}

function beschrijf(een) {
  const delen = [een.rol ? rolnaam(een.rol) : "", aantal(inhoudVan(een).length, "antwoord", "antwoorden"), noemDag(een.datum)];
  return `${een.naam || "een school zonder naam"} (${delen.filter(Boolean).join(", ")})`;
}

/* Een vak met een zin en knoppen; na een keuze gaat het weg. */
function hervatvak(zin, keuzes) {
  const vak = maak("div");
  const knoppen = maak("p", "", "knoppen");
  const klaar = () => {
    vak.remove();
    if (el("hervat").firstChild) return;
    el("hervat").hidden = true;
    el("aan-de-slag").focus();
  };
  for (const [tekst, doe] of keuzes) knoppen.append(maakKnop(tekst, "stil", () => doe(klaar, vak)));
  vak.append(maak("p", zin), knoppen);
  el("hervat").append(vak);
  el("hervat").hidden = false;
}

function hervatEigen(eigen) {
  if (!eigen.length) return;
  const naarNieuw = (klaar, vak) => wissel(vak, () => {
    verlaat();
    neemOver(beginstand());
    klaar();
  });
  const rij = eigen.map((een) => [`Verder met ${beschrijf(een.stand)}`, (klaar, vak) => wissel(vak, () => {
    verlaat();
    openPlek(een.sleutel);
    klaar();
  })]);
  const nieuw = [regels.school ? "Begin opnieuw" : "Begin met een andere school", naarNieuw];
  if (eigen.length > 1) {
    hervatvak(`In deze browser staan antwoorden van ${opsomming(eigen.map((een) => beschrijf(een.stand)))}.`, [...rij, nieuw]);
    return;
  }
  openPlek(eigen[0].sleutel);
  const zin = `In deze browser staan antwoorden van ${beschrijf(stand)}. U gaat daarmee verder.`;
  if (!voorafStand) hervatvak(zin, [nieuw]);
  else if (schrijfBestand(stand) !== schrijfBestand({ ...leeg(), ...voorafStand })) {
    const neem = (klaar, vak) => wissel(vak, () => {
      verlaat();
      neemOver(beginstand());
      bewaar();
      teken();
      klaar();
    });
    const vraag = "U ziet de antwoorden die deze browser heeft bewaard. Wilt u in plaats daarvan de antwoorden die vooraf in dit formulier staan?";
    hervatvak(vraag, [["Ja, neem die", neem], ["Nee, ga zo verder", (klaar) => klaar()]]);
  }
}

/* Wat niet helemaal past, blijft staan tot de gebruiker zegt dat het weg mag. */
function hervatOud(oud, vanzelf) {
  const past = inhoudVan(oud.stand).length;
  const wat = `In deze browser staan antwoorden van ${oud.stand.naam || "een school zonder naam"} bij een andere uitgave van deze vragenlijst (versie ${oud.versie}).`;
  const rest = oud.rest.length > 5 ? [...oud.rest.slice(0, 5), `${oud.rest.length - 5} andere`] : oud.rest;
  const mist = rest.length ? ` Niet: ${opsomming(rest)}.` : "";
  const kan = vanzelf ? `Overgenomen: ${aantal(past, "antwoord", "antwoorden")}.` : `Hier ${past === 1 ? "past" : "passen"}: ${aantal(past, "antwoord", "antwoorden")}.`;
  const neem = (klaar, vak) => wissel(vak, () => {
    verlaat();
    neemOver({ ...beginstand(), ...alleenGevraagd(oud.stand) });
    bewaar();
    teken();
    klaar();
  });
  const knoppen = [["Laat staan", (klaar) => klaar()], ["Wis die oude antwoorden", wisVak(oud)]];
  if (past && !vanzelf) knoppen.unshift(["Neem over wat past", neem]);
  hervatvak(`${wat} ${kan}${mist} De oude antwoorden blijven staan.`, knoppen);
}

function alleenGevraagd(een) {
  const antwoorden = [...een.antwoorden].filter(([naam]) => !regels.rol || vakken.has(naam));
  return { ...een, antwoorden: new Map(antwoorden), dimensies: new Set() };
}

function wisVak({ sleutel, tekst }) {
  const zin = "Weet u het zeker? Ze verdwijnen uit deze browser.";
  return (klaar, vak) => {
    const doe = () => {
      kluis.wis(sleutel, tekst);
      klaar();
    };
    vraagJaNee(vak, zin, "Ja, wis ze", "Nee", doe, { doeNee: klaar, voorzichtig: true });
  };
}

function hervat() {
  const alles = bewaarde();
  const eigen = alles.filter((een) => een.eigen);
  const oud = alles.filter((een) => een.stand && !een.eigen);
  const stuk = alles.filter((een) => een.reden);
  neemOver(beginstand());
  hervatEigen(eigen);
  const vanzelf = !eigen.length && !voorafStand && oud.length === 1 && oud[0].zelfdeDeel && heeftAntwoorden(oud[0].stand);
  if (vanzelf) neemOver(oud[0].stand);
  for (const een of oud) hervatOud(een, vanzelf);
  if (stuk.length) {
    const zin = `In deze browser staat ook iets dat dit blad niet kan lezen (${aantal(stuk.length, "keer", "keer")}): ${stuk[0].reden.split(". ")[0].replace(/\.?$/, ".")} Het blijft staan.`;
    hervatvak(zin, [["Laat staan", (klaar) => klaar()]]);
  }
}

function leesVooraf() {
  if (!vooraftekst) return;
  try {
    voorafStand = voorDitBlad(leesBestand(vooraftekst));
  } catch (fout) {
    meldBegin(`Wat vooraf was ingevuld, is niet te lezen. ${redenVan(fout)} Vraag een nieuwe vragenlijst.`);
  }
}

function legUit() {
  for (const link of alle(".extra .begrippen a, .extra .bronnen a")) {
    const bron = el(link.getAttribute("href").slice(1));
    if (bron.matches("li")) link.parentNode.replaceChildren(...bron.cloneNode(true).childNodes);
    else link.parentNode.replaceChildren(maak("b", bron.firstChild.textContent), `: ${bron.lastChild.textContent}`);
  }
  for (const veld of alle("[data-veld]")) {
    const melding = maak("div", "", "let-op wacht");
    melding.setAttribute("role", "alert");
    melding.hidden = true;
    veld.after(melding, maak("div", "", "papier"));
  }
}

function luister() {
  document.addEventListener("change", bijVerandering);
  document.addEventListener("input", bijTypen);
  document.addEventListener("click", bijKlik);
  const knoppen = [["bewaar-bestand", bewaarBestand], ["kopieer", kopieer], ["wis-alles", wisAlles], ["druk-af", () => window.print()]];
  for (const [naam, doe] of [...knoppen, ["druk-antwoorden-af", drukAntwoordenAf]]) el(naam).addEventListener("click", doe);
  el("open-bestand").addEventListener("click", () => el("bestand").click());
  el("bestand").addEventListener("change", openBestand);
  window.addEventListener("beforeprint", zetOpPapier);
  window.addEventListener("afterprint", stopAfdruk);
  window.addEventListener("hashchange", bijAnker);
  window.addEventListener("storage", bijOpslag);
  for (const soort of ["pageshow", "focus"]) window.addEventListener(soort, kijkNa);
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (ietsLos()) gebeurtenis.preventDefault();
  });
}

document.documentElement.classList.add("js");
legUit();
luister();
if (!kluis.kan()) probleem = "weg";
leesVooraf();
hervat();
toon(ankerNu(), { richt: false });
