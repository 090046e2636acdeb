
// --- antwoorden lezen: streng, want een bestand en de opslag van de browser kunnen van iedereen zijn ---

const is = (waarde) => waarde !== undefined && waarde !== null;
const anders = (waarde, standaard) => (waarde === undefined ? standaard : waarde);

/* Een groep velden wordt een Map: dan is elke naam gewoon, ook constructor, en blijft de volgorde wat zij was.
   JSON.parse houdt bij dubbele namen stil de laatste, en ziet geen verschil tussen 3 en 3.0. */
function ontleed(tekst) {
  try {
    JSON.parse(tekst);
  } catch {
    eis(false, "Dit is geen JSON-bestand. Kies een bestand dat deze vragenlijst maakte (antwoorden-...json).");
  }
  const woorden = tekst.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|[^\s{}[\],:"]+/g);
  const volgende = () => woorden.next().value[0];
  const lees = (woord, diepte) => {
    if (woord !== "{" && woord !== "[") {
      eis(!/^[-0-9]/.test(woord) || /^-?[0-9]{1,15}$/.test(woord), "Er staat een getal met een komma of een te groot getal.");
      return JSON.parse(woord);
    }
    eis(diepte < 20, "De gegevens zitten te diep in elkaar.");
    const [rij, groep] = [[], new Map()];
    for (let een = volgende(); een !== "]" && een !== "}"; een = volgende()) {
      if (woord === "[") {
        rij.push(lees(een, diepte + 1));
        continue;
      }
      const naam = nfc(JSON.parse(een), "een veld");
      eis(!groep.has(naam), `Het veld ${kort(naam)} staat er twee keer.`);
      groep.set(naam, lees(volgende(), diepte + 1));
    }
    return woord === "[" ? rij : groep;
  };
  return lees(volgende(), 0);
}

function nfc(tekst, waar) {
  eis(!STAPEL.test(tekst), `Bij ${waar} staan te veel losse accenten achter elkaar.`);
  return tekst.normalize("NFC");
}

function eisGroep(waarde, waar, velden = null) {
  eis(waarde instanceof Map, `Bij ${waar} hoort een groep velden.`);
  for (const naam of waarde.keys()) {
    eis(velden === null || velden.includes(naam), `Het veld ${kort(naam)} bij ${waar} is onbekend.`);
  }
  return waarde;
}

function eisTekst(waarde, waar) {
  eis(typeof waarde === "string" && waarde.trim() !== "", `Bij ${waar} hoort tekst.`);
  eisZuivereTeksten(waarde, waar);
  return waarde.normalize("NFC");
}

/* Ook in wat het blad niet kent: geen te lange tekst, en geen onzichtbare of te veel gestapelde tekens. */
function eisZuivereTeksten(waarde, waar) {
  if (waarde instanceof Map) [...waarde].flat().forEach((deel) => eisZuivereTeksten(deel, waar));
  else if (Array.isArray(waarde)) waarde.forEach((deel) => eisZuivereTeksten(deel, waar));
  else if (typeof waarde === "string") {
    eis(!teLang(waarde), `De tekst bij ${waar} is te lang.`);
    eis(!STUURTEKEN.test(waarde), `De tekst bij ${waar} heeft onzichtbare tekens.`);
    nfc(waarde, waar);
  }
}

function eisUit(waarde, keuzes, waar) {
  eis(keuzes.includes(waarde), `Wat bij ${waar} staat, bestaat niet in deze vragenlijst.`);
  return waarde;
}

function eisDatum(waarde, waar) {
  const vorm = typeof waarde === "string" && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(waarde) && waarde >= "0001";
  const dag = vorm ? new Date(`${waarde}T00:00:00Z`) : new Date(NaN);
  eis(!Number.isNaN(dag.getTime()) && dag.toISOString().startsWith(waarde), `Bij ${waar} hoort een datum.`);
  return waarde;
}

function versiegetallen(versie) {
  eis(typeof versie === "string" && /^[0-9]{1,9}(\.[0-9]{1,9})*$/.test(versie), "De wijzerversie is geen versie.");
  return versie.split(".").map(Number);
}

function vergelijkVersies(een, ander) {
  const [links, rechts] = [versiegetallen(een), versiegetallen(ander)];
  for (let plek = 0; plek < Math.max(links.length, rechts.length); plek += 1) {
    const verschil = (links[plek] || 0) - (rechts[plek] || 0);
    if (verschil) return verschil;
  }
  return 0;
}

/* Met `concept` mag de naam ontbreken. Met `rest` (een lijst) komt wat niet past daarin, in plaats van dat alles
   geweigerd wordt; zo blijft van een oudere versie over wat past. */
function leesBestand(tekst, { concept = false, rest = null } = {}) {
  const gegevens = ontleed(tekst);
  eisGroep(gegevens, "het bestand");
  const [formaat, eigen] = [gegevens.get("formaat"), regels.formaat.split("/")[0]];
  eis(typeof formaat === "string" && formaat.split("/")[0] === eigen, "Dit is geen antwoordenbestand van inzicht.");
  eis(formaat === regels.formaat, "Dit bestand is van een nieuwere inzicht.");
  const velden = ["formaat", "wijzer", "wijzerversie", "wijzerkenmerk", "school", "invuller", "datum", "omvang"];
  eisGroep(gegevens, "het bestand", [...velden, "antwoorden", ...OVERIG.keys()]);
  eis(gegevens.get("wijzer") === regels.wijzer, "Dit bestand hoort bij een andere vragenlijst.");
  const versie = gegevens.get("wijzerversie");
  const verschil = vergelijkVersies(versie, regels.versie);
  eis(verschil <= 0, `Dit bestand is van een nieuwere versie (${kort(versie)}) van de vragen.`);
  eis(
    verschil === 0 || rest,
    "Dit bestand is van een oudere versie van de vragen. Vraag een nieuwe vragenlijst met uw antwoorden.",
  );
  return leesGegevens(gegevens, concept, verschil < 0, (naam, lees) => {
    try {
      lees();
    } catch (fout) {
      if (!rest) throw fout;
      rest.push(kort(naam));
    }
  });
}

function leesGegevens(gegevens, concept, ouder, poging) {
  const nieuw = leeg();
  nieuw.rol = null;
  nieuw.brin = "";
  if (!ouder) {
    nieuw.wijzerversie = gegevens.get("wijzerversie");
    const kenmerk = gegevens.get("wijzerkenmerk");
    nieuw.wijzerkenmerk = is(kenmerk) ? eisTekst(kenmerk, "wijzerkenmerk") : "";
  }
  nieuw.datum = eisDatum(gegevens.get("datum"), "datum");
  nieuw.omvang = eisUit(anders(gegevens.get("omvang"), "volledig"), ["volledig", "kort"], "omvang");
  const invuller = gegevens.get("invuller");
  if (is(invuller)) {
    poging("de rol", () => {
      nieuw.rol = eisUit(eisGroep(invuller, "invuller", ["rol"]).get("rol"), regels.rollen, "rol");
    });
  }
  leesSchool(nieuw, gegevens.get("school"), concept, poging);
  leesAntwoorden(nieuw, gegevens.get("antwoorden"), poging);
  for (const [veld, lees] of OVERIG) {
    if (!gegevens.has(veld)) continue;
    poging(veld, () => {
      const vol = gegevens.get(veld);
      lees(vol);
      eisZuivereTeksten(vol, veld);
      if (vol && (vol.size || vol.length)) nieuw.overig.set(veld, vol);
    });
  }
  return nieuw;
}

function leesSchool(nieuw, school, concept, poging) {
  eisGroep(school, "school", ["naam", "brin", "kenmerken"]);
  const [naam, brin] = [school.get("naam"), school.get("brin")];
  nieuw.naam = concept && naam === "" ? "" : eisTekst(naam, "de naam van de school");
  eis(!/[\r\n]/.test(nieuw.naam), "De naam van de school hoort op één regel te staan.");
  if (is(brin)) {
    eis(typeof brin === "string" && /^[0-9]{2}[A-Z]{2}([0-9]{2})?$/.test(brin), "De BRIN is geen BRIN.");
    nieuw.brin = brin;
  }
  for (const [kenmerk, keuze] of eisGroep(anders(school.get("kenmerken"), new Map()), "kenmerken")) {
    poging(kenmerk, () => {
      eis(kenmerken.has(kenmerk), `Het kenmerk ${kort(kenmerk)} bestaat niet in deze vragenlijst.`);
      nieuw.kenmerken.set(kenmerk, eisUit(keuze, kenmerken.get(kenmerk), kenmerk));
    });
  }
}

function leesAntwoorden(nieuw, groepen, poging) {
  for (const [dimensie, groep] of eisGroep(groepen, "antwoorden")) {
    const namen = [...eisGroep(groep, kort(dimensie)).keys()];
    if (!namen.length) poging(dimensie, () => eisUit(dimensie, dimensies, "antwoorden"));
    if (dimensies.includes(dimensie)) nieuw.dimensies.add(dimensie);
    for (const id of namen) {
      poging(`${dimensie}.${id}`, () => {
        const vraag = vragen.get(`${dimensie}.${id}`);
        eis(vraag && vraag.dimensie === dimensie, `De vraag ${kort(`${dimensie}.${id}`)} bestaat niet in deze vragenlijst.`);
        const antwoord = leesAntwoord(groep.get(id), vraag.naam, vraag.ladder);
        const past = antwoord.keuze !== "nvt" || (vraag.nvt && antwoord.reden);
        eis(past, `Bij ${vraag.naam} kan niet van toepassing niet, of de reden ontbreekt.`);
        nieuw.antwoorden.set(vraag.naam, antwoord);
      });
    }
  }
}

const CIJFERS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function leesKeuze(keuze, naam, ladder) {
  if (!Array.isArray(keuze)) return eisUit(keuze, [null, "onbekend", "nvt", ...ladder], naam);
  const [laag, hoog] = keuze;
  const past = keuze.length === 2 && ladder.includes(laag) && ladder.includes(hoog) && laag <= hoog;
  eis(past, `De keuze bij ${naam} bestaat niet.`);
  return keuze;
}

function leesAntwoord(ruw, naam, ladder) {
  const los = ruw instanceof Map ? eisGroep(ruw, naam, ["keuze", "reden", "opmerking", "bewijs"]) : new Map([["keuze", ruw]]);
  const antwoord = { keuze: leesKeuze(anders(los.get("keuze"), null), naam, ladder) };
  for (const veld of ["reden", "opmerking", "bewijs"]) {
    const tekst = los.get(veld);
    const leegte = !is(tekst) || (typeof tekst === "string" && !tekst.trim());
    antwoord[veld] = leegte ? "" : eisTekst(tekst, `${veld} van ${naam}`);
  }
  return antwoord;
}
