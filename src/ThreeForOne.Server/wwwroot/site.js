// The reader's own hour beside Mexico City's, where a deadline asks for it. Everything works without this file.
for (const time of document.querySelectorAll("time[data-local]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === "America/Mexico_City") continue;
  const at = new Date(time.dateTime);
  const text = at.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  const beside = document.createElement("span");
  beside.className = "local-time";
  beside.textContent = ` · ${time.dataset.local} ${text}`;
  time.after(beside);
}
