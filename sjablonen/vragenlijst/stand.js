
// --- de stand: alle antwoorden, en hoe zij in een bestand staan, precies zoals inzicht ze schrijft ---

function leeg() {
  return {
    naam: regels.school,
    brin: regels.brin,
    kenmerken: new Map(),
    rol: regels.rol,
    datum: vandaag(),
    wijzerversie: regels.versie,
    wijzerkenmerk: regels.wijzerkenmerk,
    dimensies: new Set(),
    antwoorden: new Map(),
    overig: new Map(),
  };
}

const NIETS = { keuze: null, reden: "", opmerking: "", bewijs: "" };
const heeftInhoud = ({ keuze, reden, opmerking, bewijs }) => keuze !== null || Boolean(reden || opmerking || bewijs);
const inhoudVan = (een) => [...een.antwoorden].filter(([, antwoord]) => heeftInhoud(antwoord));
const heeftAntwoorden = (een) => inhoudVan(een).length > 0;
const vouw = (naam) => naam.normalize("NFC").toLowerCase().split(/\s+/).join(" ").trim();

function zelfdeSchool(een, ander) {
  return een.brin && ander.brin ? een.brin === ander.brin : vouw(een.naam) === vouw(ander.naam);
}

/* Staat de school van dit blad vast, dan hoort hier alleen wat van die school is. */
const hoortHier = (een) => !regels.school || (vouw(een.naam) === vouw(regels.school) && zelfdeSchool(een, leeg()));

function schrijfJson(waarde, diep = "\n") {
  const dieper = `${diep}  `;
  const blok = (open, delen, dicht) => (delen.length ? `${open}${dieper}${delen.join(`,${dieper}`)}${diep}${dicht}` : open + dicht);
  if (Array.isArray(waarde)) return blok("[", waarde.map((een) => schrijfJson(een, dieper)), "]");
  if (!(waarde instanceof Map)) return JSON.stringify(waarde);
  return blok("{", [...waarde].map(([naam, een]) => `${JSON.stringify(naam)}: ${schrijfJson(een, dieper)}`), "}");
}

function kaalAntwoord(antwoord) {
  const velden = Object.entries(antwoord).filter(([, waarde]) => waarde !== null && waarde !== "");
  if (!velden.length) return null;
  return velden.length === 1 && antwoord.keuze !== null ? antwoord.keuze : new Map(velden);
}

function schrijfBestand(een) {
  const school = new Map([["naam", een.naam]]);
  if (een.brin) school.set("brin", een.brin);
  const gekozen = [...kenmerken.keys()].filter((naam) => een.kenmerken.has(naam));
  if (gekozen.length) school.set("kenmerken", new Map(gekozen.map((naam) => [naam, een.kenmerken.get(naam)])));
  const bestand = new Map([["formaat", regels.formaat], ["wijzer", regels.wijzer], ["wijzerversie", een.wijzerversie]]);
  if (een.wijzerkenmerk) bestand.set("wijzerkenmerk", een.wijzerkenmerk);
  bestand.set("school", school);
  if (een.rol) bestand.set("invuller", new Map([["rol", een.rol]]));
  const groepen = new Map();
  for (const { naam, dimensie, id } of vragen.values()) {
    const antwoord = een.antwoorden.get(naam);
    if (!groepen.has(dimensie) && (antwoord || een.dimensies.has(dimensie))) groepen.set(dimensie, new Map());
    if (antwoord) groepen.get(dimensie).set(id, kaalAntwoord(antwoord));
  }
  bestand.set("datum", een.datum).set("omvang", regels.omvang).set("antwoorden", groepen);
  for (const veld of OVERIG.keys()) if (een.overig.has(veld)) bestand.set(veld, een.overig.get(veld));
  return `${schrijfJson(bestand)}\n`;
}

/* De stand als losse velden, om te zien wat er tussen twee standen veranderde. */
function vlak(een) {
  const velden = new Map([["brin", een.brin], ["rol", een.rol], ["naam", een.naam]]);
  for (const [naam, keuze] of een.kenmerken) velden.set(`kenmerk/${naam}`, keuze);
  for (const [naam, { keuze, reden, opmerking, bewijs }] of een.antwoorden) {
    velden.set(`keuze/${naam}`, [keuze, reden]);
    if (opmerking) velden.set(`opmerking/${naam}`, opmerking);
    if (bewijs) velden.set(`bewijs/${naam}`, bewijs);
  }
  return velden;
}

/* Voeg twee vensters samen die van `basis` uitgingen: wat een van beide veranderde, geldt. Veranderden zij allebei
   hetzelfde, dan kiezen beide vensters hetzelfde. */
function samen(basis, hun, mijn) {
  const [b, h, m] = [basis, hun, mijn].map(vlak);
  const nieuw = { ...mijn, kenmerken: new Map(), antwoorden: new Map(), dimensies: new Set([...hun.dimensies, ...mijn.dimensies]) };
  nieuw.datum = hun.datum > mijn.datum ? hun.datum : mijn.datum;
  for (const sleutel of new Set([...h.keys(), ...m.keys()])) {
    const [van, hier, daar] = [b, m, h].map((velden) => JSON.stringify(velden.get(sleutel)));
    const kies = van === daar || (van !== hier && (daar === undefined || (hier !== undefined && hier > daar))) ? m : h;
    const waarde = kies.get(sleutel);
    if (waarde === undefined) continue;
    const [soort, naam] = sleutel.split("/");
    if (soort === "kenmerk") nieuw.kenmerken.set(naam, waarde);
    else if (!naam) nieuw[soort] = waarde;
    else {
      const antwoord = nieuw.antwoorden.get(naam) || { ...NIETS };
      nieuw.antwoorden.set(naam, antwoord);
      if (soort === "keuze") [antwoord.keuze, antwoord.reden] = waarde;
      else antwoord[soort] = waarde;
    }
  }
  return nieuw;
}
