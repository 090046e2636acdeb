/* De vragenlijst: bladeren, bewaren, laden en nakijken. De teksten staan in het blad; hier staan ids en regels.
   Tekst komt alleen als textContent in het blad. De antwoorden staan op een plaats, in `stand`; het blad tekent die en
   wordt nooit teruggelezen, want een browser vult velden in, vertaalt, en zet oude keuzes terug. */
const el = (id) => document.getElementById(id);
const alle = (kiezer, waar = document) => [...waar.querySelectorAll(kiezer)];
const regels = JSON.parse(el("regels").textContent);
const vooraftekst = el("vooraf") ? el("vooraf").textContent : "";
const kenmerken = new Map(regels.kenmerken);
const vakken = new Map(alle("[data-vraag]").map((vak) => [vak.dataset.vraag, vak]));
const vragen = new Map(
  regels.vragen.map(([dimensie, id, ladder, nvt, voor]) => {
    const naam = `${dimensie}.${id}`;
    return [naam, { naam, dimensie, id, ladder, nvt, voor, vak: vakken.get(naam) }];
  }),
);
const opBlad = [...vragen.values()].filter((vraag) => vraag.vak);
const dimensies = [...new Set([...vragen.values()].map((vraag) => vraag.dimensie))];
const paginas = alle(".pagina");
const MEESTE_TEKENS = 20000;
const MEESTE_BYTES = 1024 * 1024;

class Afgekeurd extends Error {}

function eis(goed, reden) {
  if (!goed) throw new Afgekeurd(reden);
}

const redenVan = (fout) => (fout instanceof Afgekeurd ? fout.message : "Dit is niet te lezen.");

// --- tekst ---

const STUURTEKEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff]/u;
const ALLE_STUURTEKENS = new RegExp(STUURTEKEN.source, "gu");
const STAPEL = /\p{M}{31}/u; // meer losse accenten op een letter maken normalize traag

function maak(soort, tekst = "", klasse = "") {
  const knoop = document.createElement(soort);
  knoop.textContent = tekst;
  if (klasse) knoop.className = klasse;
  return knoop;
}

function maakKnop(tekst, klasse, doe) {
  const knop = maak("button", tekst, klasse);
  knop.type = "button";
  knop.addEventListener("click", doe);
  return knop;
}

function verwijzing(anker, tekst) {
  const link = maak("a", tekst);
  link.setAttribute("href", `#${anker}`);
  return link;
}

function zuiver(tekst) {
  const net = tekst.replace(/\r\n?/g, "\n").replace(ALLE_STUURTEKENS, "");
  return (STAPEL.test(net) ? net : net.normalize("NFC")).trim();
}

const teLang = (tekst) => tekst.length > MEESTE_TEKENS && [...tekst.slice(0, 2 * MEESTE_TEKENS + 1)].length > MEESTE_TEKENS;
const kort = (tekst) => (tekst.length > 60 ? `${tekst.slice(0, 60)}...` : tekst);
const aantal = (hoeveel, enkel, meer) => `${hoeveel} ${hoeveel === 1 ? enkel : meer}`;

function opsomming(delen, woord = "en") {
  return delen.length < 2 ? delen.join("") : `${delen.slice(0, -1).join(", ")} ${woord} ${delen[delen.length - 1]}`;
}

function slug(naam) {
  const plat = naam.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
  const net = plat.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");
  return /^(con|prn|aux|nul|(com|lpt)[0-9])$/.test(net) ? `${net}-school` : net || "school";
}

function noemDag(datum) {
  return new Date(`${datum}T00:00:00Z`).toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function vandaag() {
  const nu = new Date();
  const twee = (getal) => String(getal).padStart(2, "0");
  return `${nu.getFullYear()}-${twee(nu.getMonth() + 1)}-${twee(nu.getDate())}`;
}
