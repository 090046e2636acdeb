
// --- wat dit blad niet toont: het gaat eruit zoals het erin kwam, en is zo streng gekeurd als inzicht dat doet ---

const PUNTVELDEN = ["vraag", "van", "naar", "wie", "wanneer", "status", "gekozen", "gereed", "notitie"];
const isId = (waarde) => typeof waarde === "string" && /^[a-z0-9][a-z0-9-]*$/.test(waarde);

/* Actiepunten van nu horen bij een vraag van nu, en er is er hoogstens een per stap; vervallen hoeven dat niet. */
function leesPunten(punten, waar, nu) {
  const gezien = new Set();
  eis(Array.isArray(punten), `Bij ${waar} hoort een lijst.`);
  for (const punt of punten) {
    const veld = (naam) => eisGroep(punt, waar, PUNTVELDEN).get(naam);
    const [vraag, van, naar] = ["vraag", "van", "naar"].map(veld);
    eisTekst(vraag, waar);
    for (const een of [van, naar].filter(is)) eisUit(een, CIJFERS, waar);
    for (const dag of ["wanneer", "gekozen", "gereed"].map(veld).filter(is)) eisDatum(dag, waar);
    eisUit(anders(veld("status"), "open"), ["open", "bezig", "klaar"], waar);
    eis(!is(veld("gereed")) || veld("status") === "klaar", `Bij ${waar} is iets gereed dat niet klaar is.`);
    const notitie = veld("notitie");
    eis(!is(notitie) || (typeof notitie === "string" && [...notitie].length <= 500), `De notitie bij ${waar} is te lang.`);
    const wie = veld("wie");
    eis(!is(wie) || (nu ? regels.rollen.includes(wie) : isId(wie)), `De rol bij ${waar} bestaat niet.`);
    if (nu) leesStap(vraag, van, naar, waar, gezien);
  }
}

function leesStap(vraag, van, naar, waar, gezien) {
  const { ladder } = vragen.get(eisUit(vraag, [...vragen.keys()], waar));
  if (is(van)) eisUit(van, ladder.slice(0, -1), waar);
  if (is(naar)) eisUit(naar, ladder.slice(1), waar);
  eis(!is(van) || !is(naar) || van < naar, `Een stap bij ${waar} gaat niet omhoog.`);
  const stap = `${vraag} ${is(naar) || !is(van) ? naar || null : ladder[ladder.indexOf(van) + 1]}`;
  eis(!gezien.has(stap), `Bij ${waar} staat ${kort(vraag)} twee keer.`);
  gezien.add(stap);
}

/* De vorige ronde heeft alleen keuzes; van een oudere versie mogen de namen anders zijn. */
function leesVorige(vorige) {
  if (!is(vorige)) return;
  const veld = (naam) => eisGroep(vorige, "vorige", ["datum", "wijzerversie", "wijzerkenmerk", "omvang", "kenmerken", "antwoorden"]).get(naam);
  eisDatum(veld("datum"), "vorige");
  const verschil = vergelijkVersies(veld("wijzerversie"), regels.versie);
  eis(verschil <= 0, "De vorige ronde is van een nieuwere versie van de vragen.");
  const hash = veld("wijzerkenmerk");
  eis(!is(hash) || (typeof hash === "string" && /^sha256:[0-9a-z]{1,64}$/.test(hash)), "Het wijzerkenmerk klopt niet.");
  eisUit(anders(veld("omvang"), "volledig"), ["volledig", "kort"], "omvang");
  for (const [naam, keuze] of eisGroep(anders(veld("kenmerken"), new Map()), "vorige")) {
    eis(isId(naam) && isId(keuze), "Bij vorige staat een kenmerk dat geen id is.");
    if (verschil === 0) eisUit(keuze, kenmerken.get(naam) || [], naam);
  }
  for (const [dimensie, groep] of eisGroep(veld("antwoorden"), "vorige")) {
    eis(isId(dimensie), "Bij vorige staat een dimensie die geen id is.");
    if (verschil === 0) eisUit(dimensie, dimensies, "vorige");
    for (const [id, keuze] of eisGroep(groep, "vorige")) {
      const vraag = vragen.get(`${dimensie}.${id}`);
      eis(isId(id) && (vraag || verschil !== 0), `De vraag ${kort(`${dimensie}.${id}`)} bij vorige bestaat niet.`);
      leesKeuze(anders(keuze, null), "vorige", verschil === 0 ? vraag.ladder : CIJFERS);
      eis(keuze !== "nvt" || verschil !== 0 || vraag.nvt, "Bij vorige staat niet van toepassing waar dat niet kan.");
    }
  }
}

function leesVervallen(groepen) {
  for (const groep of eisGroep(groepen, "vervallen").values()) {
    for (const [naam, ruw] of eisGroep(groep, "vervallen")) leesAntwoord(ruw, kort(naam), CIJFERS);
  }
}

function leesVerwacht(niveaus) {
  for (const [dimensie, niveau] of eisGroep(niveaus, "verwacht")) {
    eisUit(dimensie, dimensies, "verwacht");
    eis(Number.isInteger(niveau), "Bij verwacht hoort een niveau.");
  }
}

/* De volgorde is die van het bestand. */
const OVERIG = new Map([
  ["actiepunten", (punten) => leesPunten(punten, "actiepunten", true)],
  ["vorige", leesVorige],
  ["vervallen", leesVervallen],
  ["vervallen_actiepunten", (punten) => leesPunten(punten, "vervallen_actiepunten", false)],
  ["verwacht", leesVerwacht],
]);
