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

// Opening a page changes nothing, so what comes back from the staff's provider is sent on by a button: this presses it.
document.querySelector("form[data-send-at-once]")?.requestSubmit();

// What is typed is kept on its own. When that fails, the page says so beside it and tries again.
const keptSoon = new WeakMap();
const keepAgain = (kept, wait) => {
  clearTimeout(keptSoon.get(kept));
  keptSoon.set(kept, setTimeout(() => htmx.trigger(kept, "retry"), wait));
};
const notKept = (kept, words) => {
  kept.textContent = words;
  kept.classList.add("kept-failed");
};
document.body.addEventListener("htmx:sendError", ({ target: kept }) => {
  if (!kept.matches(".kept")) return;
  notKept(kept, kept.dataset.offline);
  keepAgain(kept, 5000);
});
document.body.addEventListener("htmx:responseError", ({ target: kept, detail }) => {
  if (!kept.matches(".kept")) return;
  if (detail.xhr.status === 401) return notKept(kept, kept.dataset.signedOut);
  notKept(kept, kept.dataset.offline);
  keepAgain(kept, 15000);
});
document.body.addEventListener("htmx:afterSwap", ({ target: kept }) => {
  if (!kept.matches(".kept")) return;
  kept.classList.remove("kept-failed");
  for (const time of kept.querySelectorAll("time[data-clock]"))
    time.textContent = new Date(time.dateTime).toLocaleTimeString("es-MX", { hourCycle: "h23", hour: "2-digit", minute: "2-digit" });
});
window.addEventListener("online", () => document.querySelectorAll(".kept-failed").forEach((kept) => keepAgain(kept, 0)));
window.addEventListener("offline", () => document.querySelectorAll(".kept").forEach((kept) => notKept(kept, kept.dataset.offline)));

// Without a connection a form would be sent into an error page of the browser: it stays, and says why.
document.addEventListener("submit", (event) => {
  const kept = event.target.querySelector(".kept");
  if (!kept || navigator.onLine) return;
  event.preventDefault();
  notKept(kept, kept.dataset.offline);
});
