// The reader's own hour beside Mexico City's, where a deadline asks for it. Everything works without this file.
for (const time of document.querySelectorAll("time[data-local]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === "America/Mexico_City") continue;
  const at = new Date(time.dateTime);
  // As our own dates are written: day before month, twenty-four hours.
  const lang = document.documentElement.lang === "en" ? "en-GB" : "es-MX";
  const said = (timeZone) => at.toLocaleString(lang, { timeZone, hourCycle: "h23", dateStyle: "long", timeStyle: "short" });
  const text = said(zone);
  // In winter Chicago's hour is Mexico City's.
  if (text === said("America/Mexico_City")) continue;
  const beside = document.createElement("span");
  beside.className = "local-time";
  beside.textContent = ` · ${time.dataset.local} ${text}`;
  time.after(beside);
}
