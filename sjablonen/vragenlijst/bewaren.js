
// --- wat dit venster weet, en bewaren: het zegt alleen "bewaard" als het er staat ---

let stand = leeg();
let getypt = new Map(); // "vraag/veld": wat er in het veld staat; `wacht` zegt dat de stand nog een eerdere tekst heeft
let zonderReden = new Set(); // vragen waarbij niet van toepassing gekozen is, maar de reden nog ontbreekt
let naamGetypt = null; // een andere naam, die nog niet is overgenomen
let naamVast = false; // of de antwoorden al bij deze naam horen
let voorkennis = new Map(); // wat een ander antwoordde: te zien, en nooit in dit bestand
let probleem = ""; // "", "weg" (deze browser bewaart niets) of "vol"
let onbewaard = false;

const antwoordVan = (vraag) => stand.antwoorden.get(vraag.naam) || NIETS;
const gekozenBij = (vraag) => (zonderReden.has(vraag.naam) ? "nvt" : antwoordVan(vraag).keuze);
const geldt = (vraag) => vraag.voor.every(([naam, keuzes]) => !stand.kenmerken.has(naam) || keuzes.includes(stand.kenmerken.get(naam)));
const gevraagd = () => opBlad.filter(geldt);
const isOpen = (vraag) => antwoordVan(vraag).keuze === null;

function wacht(vraag) {
  if (zonderReden.has(vraag.naam)) return true;
  return ["reden", "opmerking", "bewijs"].some((veld) => {
    const tekst = getypt.get(`${vraag.naam}/${veld}`);
    return tekst && tekst.wacht && (veld !== "reden" || gekozenBij(vraag) === "nvt");
  });
}

const wachtend = () => opBlad.filter(wacht);

const PROBLEMEN = new Map([
  ["", ""],
  ["weg", "Deze browser kan hier niets bewaren. Vul alles in een keer in en kies aan het einde 'Bewaar als bestand' voor u dit venster sluit."],
  ["vol", "Deze browser kan hier niets bewaren: er is geen ruimte meer. Wat u nu invult, staat alleen op dit scherm. Kies aan het einde 'Bewaar als bestand' voor u dit venster sluit."],
]);
const isVoorbeeld = window.self !== window.top;

/* Zeg hoe het met de antwoorden staat, op elke pagina. Een melding die niet meer klopt, gaat weg. */
function meldStand() {
  const delen = [isVoorbeeld ? "Dit is een voorbeeldweergave. Download de vragenlijst eerst, en open haar daarna." : "", PROBLEMEN.get(probleem)];
  const zin = delen.filter(Boolean).join(" ");
  const vak = el("opslagmelding");
  if (vak.textContent !== zin) vak.textContent = zin;
  vak.hidden = !zin;
  const los = wachtend().length;
  let regel = "";
  if (probleem) regel = "Niet bewaard in deze browser. Kies aan het einde 'Bewaar als bestand'.";
  else if (naamGetypt !== null) regel = "Let op: de nieuwe naam van uw school staat nog alleen op dit scherm.";
  else if (los) regel = `Let op: bij ${aantal(los, "vraag", "vragen")} staat iets nog alleen op dit scherm.`;
  else if (kluis.gezien() !== null && !onbewaard) regel = "Uw antwoorden zijn bewaard in deze browser.";
  el("stand").textContent = regel;
}

function bewaar() {
  let uitkomst = "anders";
  for (let keer = 0; keer < 5 && uitkomst === "anders"; keer += 1) {
    if (keer) haalBij(kluis.nu());
    uitkomst = kluis.schrijf(stand.naam, schrijfBestand(stand));
  }
  onbewaard = uitkomst !== "goed";
  if (!onbewaard) probleem = "";
  else if (probleem !== "weg") probleem = "vol";
}

function veranderd() {
  stand.datum = vandaag();
  bewaar();
  teken();
}

// --- een ander venster veranderde iets ---

let laatstOvergenomen = null;

/* Neem over wat een ander venster op onze plek zette, en houd wat alleen dit venster weet. */
function haalBij(tekst, vorige = kluis.gezien()) {
  vergeetGetypt();
  if (tekst === null) {
    gewist(vorige);
    return;
  }
  if (vorige === null || kluis.isNet()) {
    kluis.los(); // een ander was eerder op deze plek, of nam haar op hetzelfde ogenblik
    return;
  }
  laatstOvergenomen = tekst;
  const { naam } = stand;
  try {
    const basis = leesBestand(vorige, { concept: true });
    stand = samen(basis, leesBestand(tekst, { concept: true }), stand);
    kluis.neem(kluis.sleutel(), tekst);
    if (stand.naam !== naam) naamVast = Boolean(stand.naam);
  } catch {
    kluis.los(); // daar staat nu iets van een ander; dit venster zoekt een eigen plek
  }
}

/* Onze plek is weg: verhuisd door een ander venster, of gewist. Dan blijft alleen over wat dat venster niet kon zien. */
function gewist(vorige) {
  const verhuisd = kluis.alles().find((een) => een.tekst === vorige);
  const basis = vorige === null ? stand : leesBestand(vorige, { concept: true });
  if (verhuisd) kluis.neem(verhuisd.sleutel, vorige);
  else if (kluis.nu() === null) kluis.los();
  if (verhuisd || vorige === null) return;
  stand = samen(basis, beginstand(), stand);
  naamVast = false;
  onbewaard = false;
  meldBegin("De antwoorden op dit blad zijn in een ander venster gewist of verplaatst.");
}

function vergeetGetypt() {
  for (const [plek, tekst] of getypt) if (!tekst.wacht) getypt.delete(plek);
}

function bijOpslag({ key, oldValue, newValue }) {
  const eigen = kluis.gezien();
  const raaktOns = kluis.sleutel() !== null && (key === null || key === kluis.sleutel());
  if (raaktOns && newValue !== eigen && (newValue === null || newValue !== laatstOvergenomen)) {
    haalBij(newValue, key === null ? eigen : oldValue);
    if (eigen !== null && kluis.nu() === eigen) kluis.neem(kluis.sleutel(), eigen); // onze tekst kwam als laatste
    schrijfVerschil();
  }
  kijkNa(); // een ander kan ook terugzetten wat dit venster al eens overnam
}

/* Staat op onze plek iets anders dan dit venster dacht (terug van een andere pagina, of een melding die uitbleef)? */
function kijkNa() {
  if (kluis.sleutel() !== null && kluis.nu() !== kluis.gezien()) {
    haalBij(kluis.nu());
    schrijfVerschil();
  } else if (onbewaard) bewaar();
  teken();
}

function schrijfVerschil() {
  const gelijk = kluis.sleutel() === null ? !heeftAntwoorden(stand) : schrijfBestand(stand) === kluis.nu();
  if (!gelijk) bewaar();
}

function meldBegin(zin) {
  el("bestandsmelding").hidden = false;
  el("bestandsmelding").replaceChildren(maak("p", zin, "let-op"));
}
