
// --- de opslag van de browser: alleen hier, en nooit schrijven op een plek waarvan niet bekend is wat er staat ---

/* Een plek heet naar wijzer, versie, het deel dat dit blad vraagt, en de school. `gezien` is wat er op onze plek stond
   toen wij haar lazen of beschreven; staat er iets anders, dan schrijft dit venster niet. */
const kluis = (() => {
  const VOOR = `inzicht/${regels.wijzer}/`;
  let winkel = null;
  let plek = null;
  let gezien = null;
  let begonnen = -Infinity; // wanneer dit venster zijn plek voor het eerst beschreef
  try {
    winkel = window.localStorage;
  } catch {
    winkel = null;
  }

  function lees(sleutel) {
    try {
      return winkel.getItem(sleutel);
    } catch {
      return null;
    }
  }

  function zet(sleutel, tekst) {
    try {
      winkel.setItem(sleutel, tekst);
    } catch {
      return false;
    }
    return lees(sleutel) === tekst;
  }

  /* Wis een plek waarop nog staat wat de gebruiker weg wil hebben. */
  function wis(sleutel, tekst) {
    if (tekst === null || lees(sleutel) !== tekst) return;
    winkel.removeItem(sleutel);
  }

  function vrijePlek(naam) {
    for (let nummer = 1; ; nummer += 1) {
      const deel = [regels.versie, regels.deel, nummer > 1 ? nummer : ""].filter(Boolean).join(";");
      if (lees(`${VOOR}${deel}/${naam}`) === null) return `${VOOR}${deel}/${naam}`;
    }
  }

  function neem(sleutel, tekst) {
    plek = sleutel;
    gezien = tekst;
  }

  /* "goed", "vol" (er kwam niets van terecht) of "anders" (er staat iets wat dit venster niet kent). */
  function schrijf(naam, tekst) {
    if (plek === null) neem(vrijePlek(naam), null);
    if (lees(plek) !== gezien) return "anders";
    if (zet(plek, tekst)) {
      if (gezien === null) begonnen = performance.now();
      gezien = tekst;
      return "goed";
    }
    if (gezien === null) plek = null; // er kwam niets te staan; de plek is nog van niemand
    return "vol";
  }

  /* Een naam die klaar is, wordt de naam van de plek; de oude plek gaat pas weg als de nieuwe er staat. */
  function verhuis(naam) {
    const doel = vrijePlek(naam);
    if (plek === null || gezien === null || lees(plek) !== gezien || plek.split("/").slice(3).join("/") === naam) return;
    if (!zet(doel, gezien)) return;
    wis(plek, gezien);
    plek = doel;
  }

  function alles() {
    const sleutels = [];
    try {
      for (let nummer = 0; nummer < winkel.length; nummer += 1) sleutels.push(winkel.key(nummer));
    } catch {
      return [];
    }
    return sleutels.filter((een) => een.startsWith(VOOR)).sort().map((sleutel) => {
      const [vorm, ...naam] = sleutel.slice(VOOR.length).split("/");
      const [versie, ...delen] = vorm.split(";");
      const deel = delen.filter((een) => !/^[0-9]+$/.test(een)).join(";");
      return { sleutel, versie, deel, naam: naam.join("/"), tekst: lees(sleutel) };
    });
  }

  function kan() {
    const proef = "inzicht?";
    const goed = zet(proef, "");
    wis(proef, "");
    return goed;
  }

  return {
    alles, kan, lees, neem, schrijf, verhuis, wis,
    los: () => neem(null, null),
    isNet: () => performance.now() - begonnen < 250, // een ander venster kan onze eerste tekst hier nog niet gezien hebben
    sleutel: () => plek,
    gezien: () => gezien,
    nu: () => (plek === null ? null : lees(plek)),
  };
})();

/* Wat er van deze wijzer bewaard is en bij dit blad hoort: `eigen` past helemaal; anders staat in `rest` wat niet past,
   of in `reden` waarom het niet te lezen is. Plekken zonder deel zijn ook die van oudere vragenlijsten. */
function bewaarde() {
  const gevonden = kluis.alles().filter((een) => een.deel === regels.deel || een.deel === "").map((een) => {
    const rest = [];
    try {
      const gelezen = leesBestand(een.tekst, { concept: true, rest });
      const zelfdeDeel = een.deel === regels.deel;
      return { ...een, stand: gelezen, rest, zelfdeDeel, eigen: zelfdeDeel && een.versie === regels.versie && !rest.length };
    } catch (fout) {
      return { ...een, reden: redenVan(fout) };
    }
  });
  const eigenRol = ({ stand: gelezen, zelfdeDeel }) => zelfdeDeel || !regels.rol || gelezen.rol === regels.rol;
  return gevonden.filter((een) => {
    if (een.reden) return een.deel === regels.deel && (!regels.school || vouw(een.naam) === vouw(regels.school));
    return eigenRol(een) && hoortHier(een.stand);
  });
}
