// The reader's own hour beside Mexico City's, where a deadline asks for it. Everything works without this file.
for (const time of document.querySelectorAll("time[data-local]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === "America/Mexico_City") continue;
  const at = new Date(time.dateTime);
  // As our own dates are written: day before month, twenty-four hours.
  const lang = document.documentElement.lang === "en" ? "en-GB" : "es-MX";
  const text = at.toLocaleString(lang, { hourCycle: "h23", dateStyle: "long", timeStyle: "short" });
  const beside = document.createElement("span");
  beside.className = "local-time";
  beside.textContent = ` · ${time.dataset.local} ${text}`;
  time.after(beside);
}
