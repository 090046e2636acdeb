
// --- een bestand maken, de tekst kopiëren, een bestand openen, alles wissen ---

function bestandstekst() {
  const melding = el("bewaarmelding");
  if (!stand.naam) {
    melding.replaceChildren(maak("p", "Vul eerst de naam van uw school in. ", "let-op"));
    melding.firstChild.append(verwijzing("school", "Ga naar uw school."));
    return null;
  }
  const tekst = schrijfBestand(stand);
  if (new Blob([tekst]).size <= MEESTE_BYTES) return tekst;
  melding.replaceChildren(maak("p", "Uw teksten zijn samen te lang voor een bestand. Kort ze in.", "let-op"));
  return null;
}

/* Of de browser het bestand echt bewaart, kan een blad niet weten. Daarom blijft de waarschuwing bij sluiten staan. */
function bewaarBestand() {
  const tekst = bestandstekst();
  if (tekst === null) return;
  const link = maak("a");
  link.href = URL.createObjectURL(new Blob([tekst], { type: "application/json" }));
  link.download = `antwoorden-${slug(stand.naam)}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  const zinnen = [`Uw browser zet nu ${link.download} klaar, meestal in de map Downloads. Kijk of het bestand er staat, en stuur het dan terug.`];
  if (isVoorbeeld) zinnen[0] = "In een voorbeeldweergave houdt de browser het bestand vaak tegen. Download de vragenlijst eerst, en open haar daarna.";
  zinnen.push("Staat het er niet? Kies 'Kopieer de tekst'.");
  el("bewaarmelding").replaceChildren(maak("p", zinnen.join(" "), "let-op"));
}

async function kopieer() {
  const tekst = bestandstekst();
  if (tekst === null) return;
  const veld = el("kopie").querySelector("textarea");
  veld.value = tekst;
  el("kopie").hidden = false;
  veld.focus();
  veld.select();
  let zin = "Plak de tekst in een mail aan wie u deze vragenlijst gaf.";
  try {
    await navigator.clipboard.writeText(tekst);
    zin = `De tekst is gekopieerd. ${zin}`;
  } catch {
    zin = `Kopieer de tekst hieronder (Ctrl+C). ${zin}`;
  }
  el("bewaarmelding").replaceChildren(maak("p", zin, "let-op"));
}

async function openBestand({ target }) {
  const [bestand] = target.files;
  if (!bestand) return;
  try {
    eis(bestand.size <= MEESTE_BYTES, "Dit bestand is te groot.");
    eis(!/\.ya?ml$/i.test(bestand.name), "Dit is een YAML-bestand. Deze vragenlijst opent alleen .json.");
    const nieuw = voorDitBlad(leesBestand(await leesUtf8(bestand)));
    eis(hoortHier(nieuw), `Dit bestand is van ${kort(nieuw.naam)}. Deze vragenlijst is voor ${regels.school}.`);
    vraagOfOpenen(nieuw, bestand.name);
  } catch (fout) {
    meldBegin(`${kort(bestand.name)} is niet geopend. ${redenVan(fout)}`);
  }
  target.value = "";
}

async function leesUtf8(bestand) {
  const bytes = await bestand.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Afgekeurd("Dit bestand is niet als UTF-8 opgeslagen.");
  }
}

/* Een bestand krijgt een eigen plek; wat er al van deze school bewaard is, blijft staan. */
function vraagOfOpenen(nieuw, naam) {
  const zelfde = bewaarde().filter((een) => een.eigen && zelfdeSchool(een.stand, nieuw));
  const nieuwer = zelfde.filter((een) => !isDeelVan(een.stand, nieuw));
  const zinnen = nieuwer.map((een) => `In deze browser staan al antwoorden van ${beschrijf(een.stand)}. Die blijven bewaard.`);
  const hierbij = zelfde.some((een) => een.sleutel === kluis.sleutel());
  if (ietsLos()) zinnen.push("Wat u nu invulde en nog niet bewaard is, verdwijnt van dit blad.");
  else if (heeftAntwoorden(stand) && !hierbij) zinnen.push(`U gaat weg van ${stand.naam || "dit blad"}. Die antwoorden blijven bewaard.`);
  const doe = () => {
    verlaat();
    const oud = zelfde.find((een) => isDeelVan(een.stand, nieuw) && een.tekst === kluis.lees(een.sleutel));
    if (oud) kluis.neem(oud.sleutel, oud.tekst);
    neemOver(nieuw);
    bewaar();
    teken();
    const veranderde = nieuw.wijzerkenmerk && nieuw.wijzerkenmerk !== regels.wijzerkenmerk;
    const gemeld = [`Geopend: ${kort(naam)}.`];
    if (veranderde) gemeld.push("De vragen zijn sinds dit bestand iets veranderd. Kijk uw antwoorden na.");
    if (nieuw.voorkennis) gemeld.push("Deze antwoorden zijn van een andere rol. U ziet ze bij de vragen; ze komen niet in uw bestand.");
    meldBegin(gemeld.join(" "));
  };
  if (!zinnen.length) doe();
  else vraagJaNee(el("bestandsmelding"), `${zinnen.join(" ")} Wilt u het bestand openen?`, "Ja, open het bestand", "Nee", doe).focus();
}

/* Of alles wat in `een` staat ook in `ander` staat; dan gaat er niets verloren. */
function isDeelVan(een, ander) {
  const [links, rechts] = [vlak(een), vlak(ander)];
  return [...links].every(([naam, waarde]) => naam === "naam" || JSON.stringify(rechts.get(naam)) === JSON.stringify(waarde));
}

function wisAlles() {
  const zin = `Weet u het zeker? Alle antwoorden${stand.naam ? ` van ${stand.naam}` : ""} verdwijnen uit deze browser.`;
  const doe = () => {
    for (const een of bewaarde()) {
      const hoort = een.stand && een.zelfdeDeel && stand.naam && zelfdeSchool(een.stand, stand);
      if (hoort || een.sleutel === kluis.sleutel()) kluis.wis(een.sleutel, een.tekst);
    }
    const weg = kluis.nu() === null;
    kluis.los();
    onbewaard = false;
    neemOver(beginstand());
    el("hervat").hidden = true;
    el("naammelding").hidden = true;
    meldBegin(weg ? "Alles is gewist." : "Wissen is niet gelukt. Sluit de browser en probeer het opnieuw.");
  };
  vraagJaNee(el("wisvraag"), zin, "Ja, wis alles", "Nee", doe, { voorzichtig: true }).focus();
}
