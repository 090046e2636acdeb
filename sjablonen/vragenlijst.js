"use strict";
/* De vragenlijst: bladeren, bewaren, laden en nakijken. De teksten staan in het blad; hier staan ids en regels.
   Tekst komt alleen als textContent in het blad. Alles wat binnenkomt (een bestand, de opslag van de browser, wat
   vooraf is ingevuld) gaat door leesBestand, want de opslag is van alle bladen op deze computer. */
(() => {
  const el = (id) => document.getElementById(id);
  const alle = (kiezer, waar = document) => [...waar.querySelectorAll(kiezer)];
  const regels = JSON.parse(el("regels").textContent);
  const kenmerken = new Map(regels.kenmerken);
  const vakken = new Map(alle("[data-vraag]").map((vak) => [vak.dataset.vraag, vak]));
  const vragen = new Map(
    regels.vragen.map(([dimensie, id, ladder, nvt, voor]) => {
      const naam = `${dimensie}.${id}`;
      return [naam, { naam, dimensie, id, ladder, nvt, voor, vak: vakken.get(naam) }];
    }),
  );
  const opBlad = [...vragen.values()].filter((vraag) => vraag.vak);
  const paginas = alle(".pagina");
  const vasteSchool = el("schoolnaam").readOnly ? el("schoolnaam").value : "";
  const MEESTE_TEKENS = 20000;
  const MEESTE_BYTES = 1024 * 1024;
  const VOOR = `inzicht/${regels.wijzer}/${regels.versie}/`;

  let stand = leeg();
  let sleutel = null;
  let onbewaard = false;
  const bevestigd = new WeakMap();

  // --- tekst -------------------------------------------------------------------------------------------

  const STUURTEKEN =
    /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff]/u;
  const ALLE_STUURTEKENS = new RegExp(STUURTEKEN.source, "gu");

  function maak(soort, tekst = "", klasse = "") {
    const knoop = document.createElement(soort);
    knoop.textContent = tekst;
    if (klasse) knoop.className = klasse;
    return knoop;
  }

  function verwijzing(anker, tekst) {
    const link = maak("a", tekst);
    link.setAttribute("href", `#${anker}`);
    return link;
  }

  function zuiver(tekst) {
    return tekst.replace(/\r\n?/g, "\n").replace(ALLE_STUURTEKENS, "").normalize("NFC").trim();
  }

  function opsomming(delen, woord = "en") {
    return delen.length < 2 ? delen.join("") : `${delen.slice(0, -1).join(", ")} ${woord} ${delen[delen.length - 1]}`;
  }

  function slug(naam) {
    const plat = naam.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
    const net = plat.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");
    return /^(con|prn|aux|nul|(com|lpt)[0-9])$/.test(net) ? `${net}-school` : net || "school";
  }

  function vandaag() {
    const nu = new Date();
    const twee = (getal) => String(getal).padStart(2, "0");
    return `${nu.getFullYear()}-${twee(nu.getMonth() + 1)}-${twee(nu.getDate())}`;
  }

  // --- de privacywacht: dezelfde vermoedens als in het interview ------------------------------------------

  function isBsn(cijfers) {
    const negen = cijfers.padStart(9, "0");
    if (negen.length !== 9 || Number(negen) === 0) return false;
    const som = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((tot, gewicht, plek) => tot + gewicht * Number(negen[plek]), 0);
    return som % 11 === 0;
  }

  function vermoedens(tekst) {
    const gevonden = [];
    const cijfers = [...tekst.matchAll(/(?:^|[^0-9])([0-9](?:[ .-]?[0-9]){7,8})(?![0-9])/g)];
    if (cijfers.some((een) => isBsn(een[1].replace(/[ .-]/g, "")))) gevonden.push("een BSN");
    if (/[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/u.test(tekst)) gevonden.push("een e-mailadres");
    if (/(?:^|[^0-9])(?:\+31|0031|0)[ -]?[1-9](?:[ -]?[0-9]){8}(?![0-9])/.test(tekst)) gevonden.push("een telefoonnummer");
    const geboren =
      /(?:^|[^\p{L}\p{N}_])(?:geboren|geboortedatum|geb\.)[^\p{Nd}]{0,20}[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]+)[-/. ][0-9]{2,4}/iu;
    if (geboren.test(tekst)) gevonden.push("een geboortedatum");
    return gevonden;
  }

  function bezwaar(tekst) {
    if ([...tekst].length > MEESTE_TEKENS) return "Deze tekst is te lang: hoogstens 20.000 tekens.";
    const wat = vermoedens(tekst);
    return wat.length ? `Uw tekst lijkt op ${opsomming(wat)}. Dit bestand is er niet voor gegevens van personen.` : "";
  }

  // --- antwoorden lezen: streng, want een bestand kan van iedereen komen -----------------------------------

  const CIJFERS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const PUNTVELDEN = ["vraag", "van", "naar", "wie", "wanneer", "status", "gekozen", "gereed", "notitie"];
  const BEWAARD = ["actiepunten", "vorige", "vervallen", "vervallen_actiepunten", "verwacht"];

  class Afgekeurd extends Error {}

  function eis(goed, reden) {
    if (!goed) throw new Afgekeurd(reden);
  }

  const is = (waarde) => waarde !== undefined && waarde !== null;
  const anders = (waarde, standaard) => (waarde === undefined ? standaard : waarde);
  const isGroep = (waarde) => waarde !== null && typeof waarde === "object" && !Array.isArray(waarde);
  const isId = (waarde) => typeof waarde === "string" && /^[a-z0-9][a-z0-9-]*$/.test(waarde);
  const kort = (tekst) => (tekst.length > 60 ? `${tekst.slice(0, 60)}...` : tekst);

  function eisGroep(waarde, waar, velden = null) {
    eis(isGroep(waarde), `Bij ${waar} hoort een groep velden.`);
    for (const naam of Object.keys(waarde)) {
      eis(velden === null || velden.includes(naam), `Het veld ${kort(naam)} bij ${waar} is onbekend.`);
    }
    return waarde;
  }

  function eisTekst(waarde, waar) {
    eis(typeof waarde === "string" && waarde.trim() !== "", `Bij ${waar} hoort tekst.`);
    eisZuivereTeksten(waarde, waar);
    return waarde.normalize("NFC");
  }

  function eisUit(waarde, keuzes, waar) {
    eis(keuzes.includes(waarde), `Wat bij ${waar} staat, bestaat niet in deze vragenlijst.`);
    return waarde;
  }

  function eisDatum(waarde, waar) {
    const vorm = typeof waarde === "string" && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(waarde);
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

  /* JSON.parse houdt bij dubbele sleutels stil de laatste, en ziet geen verschil tussen 3 en 3.0. */
  function eisZuivereJson(tekst) {
    const stapel = [];
    let vorige = "";
    for (const [woord] of tekst.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
      if (woord === "{" || woord === "[") stapel.push(new Set());
      else if (woord === "}" || woord === "]") stapel.pop();
      else if (woord === ":") {
        const naam = JSON.parse(vorige).normalize("NFC");
        eis(!stapel[stapel.length - 1].has(naam), `Het veld ${kort(naam)} staat er twee keer.`);
        stapel[stapel.length - 1].add(naam);
      } else if (/^[-0-9]/.test(woord)) {
        eis(/^-?[0-9]{1,15}$/.test(woord), "Er staat een getal met een komma of een te groot getal.");
      }
      eis(stapel.length <= 20, "De gegevens zitten te diep in elkaar.");
      vorige = woord;
    }
  }

  function leesBestand(tekst, { concept = false } = {}) {
    eis(tekst.length <= MEESTE_BYTES, "Dit bestand is te groot.");
    let gegevens;
    try {
      gegevens = JSON.parse(tekst);
    } catch {
      eis(false, "Dit is geen JSON-bestand. Kies een bestand dat deze vragenlijst maakte (antwoorden-...json).");
    }
    eisZuivereJson(tekst);
    return leesGegevens(gegevens, concept);
  }

  function leesGegevens(gegevens, concept) {
    eisGroep(gegevens, "het bestand");
    const [soort, nummer] = String(gegevens.formaat).split("/");
    const [eigen] = regels.formaat.split("/");
    eis(soort === eigen, "Dit is geen antwoordenbestand van inzicht.");
    eis(`${soort}/${nummer}` === regels.formaat, "Dit bestand is van een nieuwere inzicht.");
    const velden = ["formaat", "wijzer", "wijzerversie", "wijzerkenmerk", "school", "invuller", "datum", "omvang"];
    eisGroep(gegevens, "het bestand", [...velden, "antwoorden", ...BEWAARD]);
    eis(gegevens.wijzer === regels.wijzer, "Dit bestand hoort bij een andere vragenlijst.");
    const verschil = vergelijkVersies(gegevens.wijzerversie, regels.versie);
    eis(verschil <= 0, `Dit bestand is van een nieuwere versie (${kort(gegevens.wijzerversie)}) van de vragen.`);
    eis(verschil === 0, "Dit bestand is van een oudere versie van de vragen. Vraag een nieuwe vragenlijst met uw antwoorden.");
    const nieuw = leeg();
    nieuw.wijzerkenmerk = is(gegevens.wijzerkenmerk) ? eisTekst(gegevens.wijzerkenmerk, "wijzerkenmerk") : "";
    nieuw.datum = eisDatum(gegevens.datum, "datum");
    eisUit(anders(gegevens.omvang, "volledig"), ["volledig", "kort"], "omvang");
    if (is(gegevens.invuller)) nieuw.rol = eisUit(eisGroep(gegevens.invuller, "invuller", ["rol"]).rol, regels.rollen, "rol");
    leesSchool(nieuw, gegevens.school, concept);
    nieuw.antwoorden = leesAntwoorden(gegevens.antwoorden);
    nieuw.overig = leesOverig(gegevens);
    return nieuw;
  }

  function leesSchool(nieuw, school, concept) {
    eisGroep(school, "school", ["naam", "brin", "kenmerken"]);
    nieuw.naam = concept && school.naam === "" ? "" : eisTekst(school.naam, "de naam van de school");
    eis(!/[\r\n]/.test(nieuw.naam), "De naam van de school hoort op één regel te staan.");
    if (is(school.brin)) {
      eis(typeof school.brin === "string" && /^[0-9]{2}[A-Z]{2}([0-9]{2})?$/.test(school.brin), "De BRIN is geen BRIN.");
      nieuw.brin = school.brin;
    }
    for (const [naam, keuze] of Object.entries(eisGroep(anders(school.kenmerken, {}), "kenmerken"))) {
      eis(kenmerken.has(naam), `Het kenmerk ${kort(naam)} bestaat niet in deze vragenlijst.`);
      nieuw.kenmerken.set(naam, eisUit(keuze, kenmerken.get(naam), naam));
    }
  }

  function leesAntwoorden(vakken) {
    const gelezen = new Map();
    for (const [dimensie, vak] of Object.entries(eisGroep(vakken, "antwoorden"))) {
      for (const [id, ruw] of Object.entries(eisGroep(vak, kort(dimensie)))) {
        const vraag = vragen.get(`${dimensie}.${id}`);
        eis(vraag, `De vraag ${kort(`${dimensie}.${id}`)} bestaat niet in deze vragenlijst.`);
        gelezen.set(vraag.naam, leesAntwoord(ruw, vraag));
      }
    }
    return gelezen;
  }

  /* `los` is een antwoord dat niet bij een vraag van nu hoort: daar hoeft bij nvt geen reden te staan. */
  function leesAntwoord(ruw, { naam, ladder, nvt, los: zonderReden = false }) {
    const los = isGroep(ruw) ? eisGroep(ruw, naam, ["keuze", "reden", "opmerking", "bewijs"]) : { keuze: ruw };
    const antwoord = { keuze: anders(los.keuze, null) };
    for (const veld of ["reden", "opmerking", "bewijs"]) {
      antwoord[veld] = is(los[veld]) ? eisTekst(los[veld], `${veld} van ${naam}`) : "";
    }
    if (Array.isArray(antwoord.keuze)) {
      const [laag, hoog] = antwoord.keuze;
      const past = antwoord.keuze.length === 2 && ladder.includes(laag) && ladder.includes(hoog) && laag <= hoog;
      eis(past, `De keuze bij ${naam} bestaat niet.`);
    } else if (antwoord.keuze === "nvt") {
      eis(nvt && (zonderReden || antwoord.reden), `Bij ${naam} kan niet van toepassing niet, of de reden ontbreekt.`);
    } else {
      eisUit(antwoord.keuze, [null, "onbekend", ...ladder], naam);
    }
    return antwoord;
  }

  /* Wat deze bladen niet tonen, gaat onveranderd in het bestand terug; het is zo streng gekeurd als inzicht dat doet. */
  function leesOverig(gegevens) {
    leesPunten(gegevens.actiepunten, "actiepunten", { nu: true });
    leesPunten(gegevens.vervallen_actiepunten, "vervallen_actiepunten", { nu: false });
    if (is(gegevens.vorige)) leesVorige(gegevens.vorige);
    for (const vak of Object.values(eisGroep(anders(gegevens.vervallen, {}), "vervallen"))) {
      for (const [naam, ruw] of Object.entries(eisGroep(vak, "vervallen"))) {
        leesAntwoord(ruw, { naam: kort(naam), ladder: CIJFERS, nvt: true, los: true });
      }
    }
    for (const niveau of Object.values(eisGroep(anders(gegevens.verwacht, {}), "verwacht"))) {
      eis(Number.isInteger(niveau), "Bij verwacht hoort een niveau.");
    }
    for (const veld of BEWAARD.filter((naam) => is(gegevens[naam]))) eisZuivereTeksten(gegevens[veld], veld);
    const gevuld = BEWAARD.filter((veld) => gegevens[veld] && Object.keys(gegevens[veld]).length);
    return Object.fromEntries(gevuld.map((veld) => [veld, gegevens[veld]]));
  }

  /* Actiepunten van nu horen bij een vraag van nu, en er is er hoogstens een per stap; vervallen hoeven dat niet. */
  function leesPunten(punten, waar, { nu }) {
    const gezien = new Set();
    eis(Array.isArray(anders(punten, [])), `Bij ${waar} hoort een lijst.`);
    for (const punt of anders(punten, [])) {
      const { vraag, van, naar = null } = eisGroep(punt, waar, PUNTVELDEN);
      eisTekst(vraag, waar);
      for (const een of [van, naar].filter(is)) eisUit(een, CIJFERS, waar);
      for (const veld of ["wanneer", "gekozen", "gereed"]) if (is(punt[veld])) eisDatum(punt[veld], waar);
      eisUit(anders(punt.status, "open"), ["open", "bezig", "klaar"], waar);
      eis(!is(punt.gereed) || punt.status === "klaar", `Bij ${waar} is iets gereed dat niet klaar is.`);
      if (is(punt.notitie)) eis(typeof punt.notitie === "string" && [...punt.notitie].length <= 500, `De notitie bij ${waar} is te lang.`);
      if (is(punt.wie)) eis(nu ? regels.rollen.includes(punt.wie) : isId(punt.wie), `De rol bij ${waar} bestaat niet.`);
      if (!nu) continue;
      const { ladder } = vragen.get(eisUit(vraag, [...vragen.keys()], waar));
      if (is(van)) eisUit(van, ladder.slice(0, -1), waar);
      if (is(naar)) eisUit(naar, ladder.slice(1), waar);
      eis(!is(van) || !is(naar) || van < naar, `Een stap bij ${waar} gaat niet omhoog.`);
      const stap = `${vraag} ${is(naar) || !is(van) ? naar : ladder[ladder.indexOf(van) + 1]}`;
      eis(!gezien.has(stap), `Bij ${waar} staat ${kort(vraag)} twee keer.`);
      gezien.add(stap);
    }
  }

  /* De vorige ronde heeft alleen keuzes; van een oudere versie mogen de namen anders zijn. */
  function leesVorige(vorige) {
    eisGroep(vorige, "vorige", ["datum", "wijzerversie", "wijzerkenmerk", "omvang", "kenmerken", "antwoorden"]);
    eisDatum(vorige.datum, "vorige");
    const verschil = vergelijkVersies(vorige.wijzerversie, regels.versie);
    eis(verschil <= 0, "De vorige ronde is van een nieuwere versie van de vragen.");
    const hash = anders(vorige.wijzerkenmerk, null);
    eis(hash === null || (typeof hash === "string" && /^sha256:[0-9a-z]{1,64}$/.test(hash)), "Het wijzerkenmerk klopt niet.");
    eisUit(anders(vorige.omvang, "volledig"), ["volledig", "kort"], "omvang");
    for (const [naam, keuze] of Object.entries(eisGroep(anders(vorige.kenmerken, {}), "vorige"))) {
      eis(isId(naam) && isId(keuze), "Bij vorige staat een kenmerk dat geen id is.");
      if (verschil === 0) eisUit(keuze, kenmerken.get(naam) || [], naam);
    }
    for (const [dimensie, vak] of Object.entries(eisGroep(vorige.antwoorden, "vorige"))) {
      eis(isId(dimensie), "Bij vorige staat een dimensie die geen id is.");
      eis(verschil !== 0 || regels.vragen.some(([naam]) => naam === dimensie), "Een dimensie bij vorige bestaat niet.");
      for (const [id, keuze] of Object.entries(eisGroep(vak, "vorige"))) {
        const naam = `${dimensie}.${id}`;
        eis(isId(id) && !isGroep(keuze), "Bij vorige staan alleen keuzes.");
        eis(verschil !== 0 || vragen.has(naam), `De vraag ${kort(naam)} bij vorige bestaat niet.`);
        leesAntwoord(keuze, { ...(verschil === 0 ? vragen.get(naam) : { naam: kort(naam), ladder: CIJFERS, nvt: true }), los: true });
      }
    }
  }

  function eisZuivereTeksten(waarde, waar) {
    if (typeof waarde === "string") {
      eis([...waarde].length <= MEESTE_TEKENS, `De tekst bij ${waar} is te lang.`);
      eis(!STUURTEKEN.test(waarde), `De tekst bij ${waar} heeft onzichtbare tekens.`);
    } else if (is(waarde) && typeof waarde === "object") Object.entries(waarde).flat().forEach((deel) => eisZuivereTeksten(deel, waar));
  }

  // --- antwoorden schrijven, precies zoals inzicht ze schrijft ----------------------------------------------

  function leeg() {
    return {
      naam: vasteSchool,
      brin: el("brin").value,
      kenmerken: new Map(),
      rol: regels.rol,
      datum: vandaag(),
      wijzerkenmerk: regels.wijzerkenmerk,
      antwoorden: new Map(),
      overig: {},
    };
  }

  function kaalAntwoord({ keuze, reden, opmerking, bewijs }) {
    const velden = Object.entries({ keuze, reden, opmerking, bewijs }).filter(([, waarde]) => waarde !== null && waarde !== "");
    return velden.length === 1 && keuze !== null ? keuze : Object.fromEntries(velden);
  }

  function schrijfBestand() {
    const school = { naam: stand.naam };
    if (stand.brin) school.brin = stand.brin;
    const gekozen = [...kenmerken.keys()].filter((naam) => stand.kenmerken.has(naam));
    if (gekozen.length) school.kenmerken = Object.fromEntries(gekozen.map((naam) => [naam, stand.kenmerken.get(naam)]));
    const bestand = { formaat: regels.formaat, wijzer: regels.wijzer, wijzerversie: regels.versie };
    if (stand.wijzerkenmerk) bestand.wijzerkenmerk = stand.wijzerkenmerk;
    bestand.school = school;
    if (stand.rol) bestand.invuller = { rol: stand.rol };
    Object.assign(bestand, { datum: stand.datum, omvang: regels.omvang, antwoorden: {} });
    for (const { naam, dimensie, id } of vragen.values()) {
      const antwoord = stand.antwoorden.get(naam);
      if (!antwoord || !heeftInhoud(antwoord)) continue;
      bestand.antwoorden[dimensie] = bestand.antwoorden[dimensie] || {};
      bestand.antwoorden[dimensie][id] = kaalAntwoord(antwoord);
    }
    return `${JSON.stringify(Object.assign(bestand, stand.overig), null, 2)}\n`;
  }

  function heeftInhoud({ keuze, reden, opmerking, bewijs }) {
    return keuze !== null || Boolean(reden || opmerking || bewijs);
  }

  // --- de opslag van de browser -------------------------------------------------------------------------------

  const opslag = (() => {
    try {
      localStorage.setItem(`${VOOR}?`, "");
      localStorage.removeItem(`${VOOR}?`);
      return localStorage;
    } catch {
      return null;
    }
  })();

  function meldOpslag() {
    el("opslagmelding").textContent =
      "Deze browser kan hier niets bewaren. Vul alles in een keer in en kies aan het einde " +
      "'Bewaar als bestand' voor u dit venster sluit.";
    el("opslagmelding").hidden = false;
    el("stand").textContent = "Niet bewaard in deze browser. Kies aan het einde 'Bewaar als bestand'.";
  }

  function bewaar() {
    onbewaard = true;
    try {
      sleutel = sleutel || VOOR + stand.naam;
      opslag.setItem(sleutel, schrijfBestand());
      el("stand").textContent = "Uw antwoorden zijn bewaard in deze browser.";
    } catch {
      meldOpslag();
      return;
    }
    onbewaard = false;
  }

  /* Een andere naam krijgt een eigen plek; antwoorden van een school die er al staat, blijven staan. */
  function verhuisOpslag() {
    const nieuw = VOOR + stand.naam;
    if (!opslag || sleutel === nieuw) return;
    if (opslag.getItem(nieuw) !== null) {
      const zin = `In deze browser staan al antwoorden van ${stand.naam}. Wilt u daarmee verdergaan?`;
      vraagJaNee(el("naammelding"), zin, "Ja, open die antwoorden", "Nee, houd deze", () => openOpslag(nieuw));
      return;
    }
    if (sleutel) opslag.removeItem(sleutel);
    sleutel = nieuw;
    bewaar();
  }

  function bewaarde() {
    const gevonden = [];
    const namen = opslag ? Array.from({ length: opslag.length }, (_, nummer) => opslag.key(nummer)) : [];
    for (const naam of namen.filter((een) => een.startsWith(VOOR)).sort()) {
      try {
        gevonden.push({ naam, stand: leesBestand(opslag.getItem(naam), { concept: true }) });
      } catch (fout) {
        if (!(fout instanceof Afgekeurd)) throw fout;
      }
    }
    return gevonden;
  }

  function openOpslag(naam) {
    sleutel = naam;
    neemOver(leesBestand(opslag.getItem(naam), { concept: true }));
  }

  // --- ja of nee ------------------------------------------------------------------------------------------------

  /* De knop is de voor de hand liggende keuze; met `voorzichtig` is dat nee. */
  function vraagJaNee(vak, zin, ja, nee, doe, { doeNee = () => {}, voorzichtig = false } = {}) {
    const stijlen = voorzichtig ? ["stil", "knop klein"] : ["knop klein", "stil"];
    const terug = document.activeElement;
    const tekst = maak("p", zin);
    tekst.tabIndex = -1;
    const knoppen = maak("p", "", "knoppen");
    for (const [naam, klasse, gevolg] of [[ja, stijlen[0], doe], [nee, stijlen[1], doeNee]]) {
      const knop = maak("button", naam, klasse);
      knop.type = "button";
      knop.addEventListener("click", () => {
        vak.hidden = true;
        vak.replaceChildren();
        if (terug && terug.isConnected) terug.focus();
        gevolg();
      });
      knoppen.append(knop);
    }
    vak.replaceChildren(tekst, knoppen);
    vak.hidden = false;
    return tekst;
  }

  // --- van het blad naar de stand --------------------------------------------------------------------------------

  /* De tekst die bewaard mag worden: wat er staat, of wat er stond zolang de wacht een bezwaar heeft. */
  function goedeTekst(veld) {
    const tekst = zuiver(veld.value);
    const vorige = bevestigd.get(veld) || "";
    return tekst !== vorige && bezwaar(tekst) ? vorige : tekst;
  }

  const wacht = (veld) => zuiver(veld.value) !== goedeTekst(veld);

  function leesVraag(vraag) {
    const gekozen = vraag.vak.querySelector("input[type=radio]:checked");
    const oud = stand.antwoorden.get(vraag.naam);
    const nieuw = { keuze: null, reden: "", opmerking: "", bewijs: "" };
    for (const veld of alle("[data-veld]", vraag.vak)) nieuw[veld.dataset.veld] = goedeTekst(veld);
    if (gekozen) nieuw.keuze = /^[0-9]$/.test(gekozen.value) ? Number(gekozen.value) : gekozen.value;
    else if (oud && Array.isArray(oud.keuze)) nieuw.keuze = oud.keuze;
    if (nieuw.keuze === "nvt" && !nieuw.reden) nieuw.keuze = null;
    if (nieuw.keuze !== "nvt") nieuw.reden = "";
    stand.antwoorden.set(vraag.naam, nieuw);
    veranderd();
  }

  function veranderd() {
    stand.datum = vandaag();
    bewaar();
    werkBij();
  }

  const vraagVan = (knoop) => vragen.get(knoop.closest(".vraag").dataset.vraag);

  function bewaak(veld) {
    const melding = meldingBij(veld);
    const tekst = zuiver(veld.value);
    if (!wacht(veld)) {
      bevestigd.set(veld, tekst);
      melding.hidden = true;
      return;
    }
    if ([...tekst].length > MEESTE_TEKENS) {
      melding.textContent = `${bezwaar(tekst)} De tekst is niet bewaard.`;
      melding.hidden = false;
      return;
    }
    const zin = `${bezwaar(tekst)} De tekst is nog niet bewaard. Toch bewaren?`;
    const doe = () => {
      bevestigd.set(veld, tekst);
      leesVraag(vraagVan(veld));
    };
    vraagJaNee(melding, zin, "Ja, toch bewaren", "Nee, tekst aanpassen", doe, { doeNee: () => veld.focus(), voorzichtig: true });
  }

  function meldingBij(veld) {
    if (!veld.nextElementSibling || !veld.nextElementSibling.matches(".wacht")) {
      const melding = maak("div", "", "let-op wacht");
      melding.setAttribute("role", "alert");
      melding.hidden = true;
      veld.after(melding);
    }
    return veld.nextElementSibling;
  }

  function bijVerandering(gebeurtenis) {
    const veld = gebeurtenis.target;
    if (veld.dataset.veld) bewaak(veld);
    else if (veld.id === "schoolnaam") verhuisOpslag();
    else if (veld.type === "radio" && veld.closest(".vraag")) leesVraag(vraagVan(veld));
    else if (veld.type === "radio" && veld.name === "rol") {
      stand.rol = veld.value || null;
      veranderd();
    } else if (veld.type === "radio") {
      const naam = veld.closest("[data-kenmerk]").dataset.kenmerk;
      if (veld.value) stand.kenmerken.set(naam, veld.value);
      else stand.kenmerken.delete(naam);
      veranderd();
    }
  }

  function bijTypen(gebeurtenis) {
    const veld = gebeurtenis.target;
    if (veld.dataset.veld) leesVraag(vraagVan(veld));
    else if (veld.id === "schoolnaam") {
      stand.naam = zuiver(veld.value).split(/\s+/).join(" ");
      veranderd();
    }
  }

  // --- van de stand naar het blad --------------------------------------------------------------------------------

  function neemOver(nieuw) {
    stand = nieuw;
    if (regels.rol) stand.rol = regels.rol;
    if (vasteSchool) stand.naam = vasteSchool;
    stand.brin = stand.brin || el("brin").value;
    el("schoolnaam").value = stand.naam;
    for (const knop of alle("input[type=radio]")) knop.checked = false;
    for (const naam of kenmerken.keys()) kies(`kenmerk.${naam}`, stand.kenmerken.get(naam));
    kies("rol", stand.rol);
    for (const vraag of opBlad) {
      const antwoord = stand.antwoorden.get(vraag.naam) || {};
      kies(vraag.vak.id, antwoord.keuze);
      for (const veld of alle("[data-veld]", vraag.vak)) {
        veld.value = antwoord[veld.dataset.veld] || "";
        bevestigd.set(veld, zuiver(veld.value));
        meldingBij(veld).hidden = true;
      }
      klap(vraag, Boolean(antwoord.opmerking || antwoord.bewijs));
    }
    werkBij();
  }

  function kies(naam, waarde) {
    const knop = alle(`input[name="${naam}"]`).find((een) => een.value === String(waarde));
    if (knop) knop.checked = true;
  }

  function klap(vraag, open) {
    const knop = vraag.vak.querySelector(".toelichten");
    vraag.vak.querySelector(".toelichting").hidden = !open;
    knop.setAttribute("aria-expanded", String(open));
  }

  const geldt = (vraag) => vraag.voor.every(([naam, keuzes]) => !stand.kenmerken.has(naam) || keuzes.includes(stand.kenmerken.get(naam)));
  const keuzeVan = (vraag) => (stand.antwoorden.get(vraag.naam) || { keuze: null }).keuze;
  const isOpen = (vraag) => keuzeVan(vraag) === null;
  const gevraagd = () => opBlad.filter(geldt);
  const vragenOp = (pagina) => gevraagd().filter((vraag) => pagina.contains(vraag.vak));
  const zichtbare = () => paginas.filter((pagina) => !pagina.querySelector(".vraag") || vragenOp(pagina).length);

  function werkBij() {
    const nu = gevraagd();
    nu.forEach((vraag, nummer) => {
      vraag.vak.querySelector(".nummer").textContent = `Vraag ${nummer + 1} van ${nu.length}`;
    });
    for (const vraag of opBlad) werkVraagBij(vraag);
    const bladen = zichtbare();
    const delen = bladen.slice(1, -1);
    delen.forEach((pagina, nummer) => {
      pagina.querySelector(".waar").textContent = `Onderdeel ${nummer + 1} van ${delen.length}`;
    });
    el("nakijken").querySelector(".waar").textContent = "Laatste stap";
    for (const link of alle(".onderdelen a")) werkLinkBij(link, bladen);
    el("schoolregel").textContent = stand.naam;
    werkBeginBij(nu);
    if (!el("nakijken").hidden) maakOverzicht();
  }

  function werkVraagBij(vraag) {
    const { vak } = vraag;
    const keuze = keuzeVan(vraag);
    const gekozen = vak.querySelector("input[type=radio]:checked");
    vak.hidden = !geldt(vraag);
    vak.querySelector(".wis").hidden = !gekozen && keuze === null;
    const reden = vak.querySelector(".reden");
    if (reden) reden.hidden = !(gekozen && gekozen.value === "nvt");
    const nu = vak.querySelector(".nu");
    nu.hidden = !Array.isArray(keuze) || Boolean(gekozen);
    if (!nu.hidden) nu.textContent = `Uw antwoord is nu: ${noem(vraag)}. Een keuze hierboven komt ervoor in de plaats.`;
    const tekst = alle("textarea", vak).some((veld) => veld.value);
    vak.querySelector(".toelichten").textContent = tekst ? "Toelichting" : "Toelichting toevoegen";
  }

  function werkLinkBij(link, bladen) {
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

  function werkBeginBij(nu) {
    const open = nu.filter(isOpen);
    const begonnen = open.length < nu.length;
    el("aan-de-slag").textContent = begonnen ? "Ga verder" : "Beginnen";
    const eerste = open.length ? `#${open[0].vak.id}` : "#nakijken";
    el("aan-de-slag").setAttribute("href", begonnen && stand.naam ? eerste : "#school");
  }

  function noem(vraag) {
    const keuze = keuzeVan(vraag);
    const plek = (situatie) => vraag.ladder.indexOf(situatie) + 1;
    if (keuze === null) return "nog open";
    if (keuze === "onbekend") return "weet ik niet";
    if (keuze === "nvt") return "niet van toepassing";
    return Array.isArray(keuze) ? `${plek(keuze[0])} tot ${plek(keuze[1])}` : String(plek(keuze));
  }

  // --- nakijken ----------------------------------------------------------------------------------------------------

  const vraagtekst = (vraag) => vraag.vak.querySelector(".vraagtekst").textContent;

  function maakOverzicht() {
    const nu = gevraagd();
    const open = nu.filter(isOpen);
    const delen = [maak("p", openZin(open.length), "kern")];
    if (!stand.naam) {
      const melding = maak("p", "De naam van uw school ontbreekt nog. ", "let-op");
      melding.append(verwijzing("school", "Vul de naam in."));
      delen.push(melding);
    }
    if (open.length) delen.push(lijst(open));
    const wachtend = nu.filter((vraag) => alle("[data-veld]", vraag.vak).some(wacht));
    if (wachtend.length) {
      delen.push(maak("p", "Deze teksten zijn niet bewaard, want ze lijken op gegevens van personen:"));
      delen.push(lijst(wachtend));
    }
    const onbekend = nu.filter((vraag) => keuzeVan(vraag) === "onbekend").length;
    if (onbekend) delen.push(maak("p", `U koos ${onbekend} keer 'weet ik niet'. Een collega weet het misschien wel.`));
    const alles = maak("details");
    alles.append(maak("summary", "Al uw antwoorden"));
    alles.open = Boolean(el("overzicht").querySelector("details[open]"));
    for (const pagina of zichtbare().filter((een) => vragenOp(een).length)) {
      alles.append(maak("h3", pagina.querySelector("h2").textContent), lijst(vragenOp(pagina), antwoordtekst));
    }
    el("overzicht").replaceChildren(...delen, alles);
  }

  function openZin(aantal) {
    if (aantal === 0) return "Alle vragen zijn beantwoord.";
    return aantal === 1 ? "Er is nog 1 vraag open:" : `Er zijn nog ${aantal} vragen open:`;
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

  function antwoordtekst(vraag) {
    const gekozen = vraag.vak.querySelector("input[type=radio]:checked");
    const keuze = keuzeVan(vraag);
    const situatie = typeof keuze === "number" && gekozen ? `. ${gekozen.parentNode.lastElementChild.textContent}` : "";
    const naam = noem(vraag) + situatie;
    return naam.charAt(0).toUpperCase() + naam.slice(1);
  }

  // --- bladeren ------------------------------------------------------------------------------------------------------

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
    werkBij();
    if (pagina === el("nakijken")) maakOverzicht();
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

  function bijKlik(gebeurtenis) {
    const link = gebeurtenis.target.closest('a[href^="#"]');
    const doel = link && el(link.getAttribute("href").slice(1));
    if (doel && doel.closest(".pagina") && link.hash === location.hash) toon(ankerNu());
    const knop = gebeurtenis.target.closest("button");
    if (!knop) return;
    if (knop.matches(".toelichten")) {
      const vraag = vraagVan(knop);
      klap(vraag, knop.getAttribute("aria-expanded") !== "true");
      if (knop.getAttribute("aria-expanded") === "true") vraag.vak.querySelector("textarea").focus();
    } else if (knop.matches(".wis")) wisAntwoord(vraagVan(knop));
  }

  function wisAntwoord(vraag) {
    for (const knop of alle("input[type=radio]", vraag.vak)) knop.checked = false;
    stand.antwoorden.delete(vraag.naam);
    leesVraag(vraag);
    vraag.vak.focus();
  }

  // --- bestand maken, openen, alles wissen, afdrukken --------------------------------------------------------------

  function bewaarBestand() {
    const melding = el("bewaarmelding");
    const tekst = schrijfBestand();
    if (!stand.naam) {
      melding.replaceChildren(maak("p", "Vul eerst de naam van uw school in. ", "let-op"));
      melding.firstChild.append(verwijzing("school", "Ga naar uw school."));
      return;
    }
    const inhoud = new Blob([tekst], { type: "application/json" });
    if (inhoud.size > MEESTE_BYTES) {
      melding.replaceChildren(maak("p", "Uw teksten zijn samen te lang voor een bestand. Kort ze in.", "let-op"));
      return;
    }
    const link = maak("a");
    link.href = URL.createObjectURL(inhoud);
    link.download = `antwoorden-${slug(stand.naam)}.json`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    onbewaard = false;
    const zin = `Gemaakt: ${link.download}. U vindt het meestal in de map Downloads. Stuur dit bestand terug.`;
    melding.replaceChildren(maak("p", zin, "let-op"));
  }

  async function openBestand(gebeurtenis) {
    const [bestand] = gebeurtenis.target.files;
    const melding = el("bestandsmelding");
    if (!bestand) return;
    try {
      eis(bestand.size <= MEESTE_BYTES, "Dit bestand is te groot.");
      eis(!/\.ya?ml$/i.test(bestand.name), "Dit is een YAML-bestand. Deze vragenlijst opent alleen .json.");
      const tekst = await leesUtf8(bestand);
      const nieuw = leesBestand(tekst);
      eis(!vasteSchool || nieuw.naam === vasteSchool, `Dit bestand is van ${kort(nieuw.naam)}. Deze vragenlijst is voor ${vasteSchool}.`);
      const neem = () => neemBestand(nieuw, bestand.name);
      const gevuld = [...stand.antwoorden.values()].some(heeftInhoud);
      if (!gevuld) neem();
      else vraagJaNee(melding, "Dit vervangt de antwoorden die er nu staan.", "Ja, open het bestand", "Nee", neem).focus();
    } catch (fout) {
      if (!(fout instanceof Afgekeurd)) throw fout;
      melding.hidden = false;
      melding.replaceChildren(maak("p", `${kort(bestand.name)} is niet geopend. ${fout.message}`, "let-op"));
    }
    gebeurtenis.target.value = "";
  }

  async function leesUtf8(bestand) {
    const bytes = await bestand.arrayBuffer();
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Afgekeurd("Dit bestand is niet als UTF-8 opgeslagen.");
    }
  }

  function neemBestand(nieuw, naam) {
    if (opslag && sleutel === null) sleutel = VOOR + nieuw.naam;
    const gewijzigd = nieuw.wijzerkenmerk && nieuw.wijzerkenmerk !== regels.wijzerkenmerk;
    neemOver(nieuw);
    bewaar();
    const zin = gewijzigd ? " De vragen zijn sinds dit bestand iets veranderd. Kijk uw antwoorden na." : "";
    el("bestandsmelding").hidden = false;
    el("bestandsmelding").replaceChildren(maak("p", `Geopend: ${kort(naam)}.${zin}`, "let-op"));
  }

  function wisAlles() {
    const zin = `Weet u het zeker? Alle antwoorden${stand.naam ? ` van ${stand.naam}` : ""} verdwijnen uit deze browser.`;
    const doe = () => {
      if (opslag && sleutel) opslag.removeItem(sleutel);
      sleutel = vasteSchool ? VOOR + vasteSchool : null;
      onbewaard = false;
      neemOver(vooraf());
      el("hervat").hidden = true;
      el("stand").textContent = "";
      el("bestandsmelding").hidden = false;
      el("bestandsmelding").replaceChildren(maak("p", "Alles is gewist.", "let-op"));
    };
    vraagJaNee(el("wisvraag"), zin, "Ja, wis alles", "Nee", doe, { voorzichtig: true }).focus();
  }

  /* Op papier staat een tekst helemaal, ook als het veld op het scherm te klein is. */
  function zetOpPapier() {
    for (const veld of alle("textarea")) {
      const melding = meldingBij(veld);
      const papier = melding.nextElementSibling || maak("div", "", "papier");
      papier.textContent = goedeTekst(veld);
      melding.after(papier);
    }
  }

  // --- beginnen ------------------------------------------------------------------------------------------------------

  function vooraf() {
    return el("vooraf") ? leesBestand(el("vooraf").textContent) : leeg();
  }

  function hervat() {
    if (vasteSchool) {
      sleutel = VOOR + vasteSchool;
      const eigen = bewaarde().find((een) => een.naam === sleutel);
      neemOver(eigen ? eigen.stand : vooraf());
      if (eigen && el("vooraf") && schrijfBestand() !== el("vooraf").textContent) {
        const zin = "U ziet de antwoorden die deze browser heeft bewaard. Wilt u in plaats daarvan de antwoorden die vooraf in dit formulier staan?";
        vraagJaNee(el("hervat"), zin, "Ja, neem die", "Nee, ga zo verder", () => { neemOver(vooraf()); bewaar(); });
      }
      return;
    }
    const gevonden = bewaarde();
    neemOver(vooraf());
    if (gevonden.length === 1) openOpslag(gevonden[0].naam);
    if (gevonden.length) kiesSchool(gevonden);
  }

  function kiesSchool(gevonden) {
    const knoppen = maak("p", "", "knoppen");
    const rij = gevonden.map((een) => [`Verder met ${een.stand.naam || "een school zonder naam"}`, () => openOpslag(een.naam)]);
    const nieuw = ["Begin met een andere school", () => { sleutel = null; neemOver(vooraf()); }];
    for (const [tekst, doe] of [...(gevonden.length > 1 ? rij : []), nieuw]) {
      const knop = maak("button", tekst, "stil");
      knop.type = "button";
      knop.addEventListener("click", () => { doe(); el("hervat").hidden = true; el("aan-de-slag").focus(); });
      knoppen.append(knop);
    }
    const wie = opsomming(gevonden.map((een) => een.stand.naam || "een school zonder naam"));
    el("hervat").replaceChildren(maak("p", `In deze browser staan antwoorden van ${wie}.`), knoppen);
    el("hervat").hidden = false;
  }

  function legUit() {
    for (const link of alle(".extra .begrippen a, .extra .bronnen a")) {
      const bron = el(link.getAttribute("href").slice(1));
      if (bron.matches("li")) link.parentNode.replaceChildren(...bron.cloneNode(true).childNodes);
      else link.parentNode.replaceChildren(maak("b", bron.firstChild.textContent), `: ${bron.lastChild.textContent}`);
    }
  }

  document.documentElement.classList.add("js");
  legUit();
  document.addEventListener("change", bijVerandering);
  document.addEventListener("input", bijTypen);
  document.addEventListener("click", bijKlik);
  el("bewaar-bestand").addEventListener("click", bewaarBestand);
  el("wis-alles").addEventListener("click", wisAlles);
  el("open-bestand").addEventListener("click", () => el("bestand").click());
  el("bestand").addEventListener("change", openBestand);
  for (const naam of ["druk-af", "druk-antwoorden-af"]) el(naam).addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", zetOpPapier);
  window.addEventListener("hashchange", bijAnker);
  window.addEventListener("storage", ({ key }) => {
    const eigen = key !== null && key === sleutel && bewaarde().find((een) => een.naam === key);
    if (eigen) neemOver(eigen.stand);
  });
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (onbewaard) gebeurtenis.preventDefault();
  });
  hervat();
  if (!opslag) meldOpslag();
  toon(ankerNu(), { richt: false });
})();
