
// --- de privacywacht: de patronen van het interview ---

const patronen = regels.wacht.map(([soort, voor, kern, vlaggen, elfproef, uitgesneden]) => {
  return { soort, zoek: new RegExp(`(${voor && `^|[^${voor}]`})(${kern})`, vlaggen), elfproef, uitgesneden };
});

function isBsn(cijfers) {
  const negen = cijfers.padStart(9, "0");
  if (negen.length !== 9 || Number(negen) === 0) return false;
  const som = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((tot, gewicht, plek) => tot + gewicht * Number(negen[plek]), 0);
  return som % 11 === 0;
}

function vermoedens(tekst) {
  const zonder = patronen.filter((een) => een.uitgesneden).reduce((rest, een) => rest.replace(een.zoek, "$1 "), tekst);
  const lijkt = ({ zoek, elfproef, uitgesneden }) => {
    const gevonden = (uitgesneden ? tekst : zonder).matchAll(zoek);
    if (elfproef) return [...gevonden].some((een) => isBsn(een[2].replace(/[ .-]/g, "")));
    return !gevonden.next().done;
  };
  return patronen.filter(lijkt).map((een) => een.soort);
}

/* Waarom deze tekst niet zomaar bewaard wordt; `kan` zegt of dat na een vraag wel mag. */
function bezwaar(tekst) {
  if (teLang(tekst)) return { zin: "Deze tekst is te lang: hoogstens 20.000 tekens.", kan: false };
  if (STAPEL.test(tekst)) return { zin: "In deze tekst staan te veel losse accenten achter elkaar.", kan: false };
  const wat = vermoedens(tekst);
  if (!wat.length) return null;
  return { zin: `Uw tekst lijkt op ${opsomming(wat)}. Dit bestand is er niet voor gegevens van personen.`, kan: true };
}
