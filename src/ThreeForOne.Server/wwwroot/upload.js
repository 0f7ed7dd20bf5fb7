// Sends a file in parts and goes on where a cut line stopped it. Without this file the plain form sends it at once.
const PartBytes = 256 * 1024;
const WaitMax = 15_000;
const PatienceMax = 60_000;

for (const form of document.querySelectorAll("form[data-upload]"))
  form.addEventListener("submit", (event) => {
    const file = form.querySelector("input[type=file]").files[0];
    if (!file) return; // the server says so
    event.preventDefault();
    send(form, file);
  });

// The photos that become one PDF, in their order, which can be changed before they are sent.
for (const input of document.querySelectorAll(".join-photos input[type=file]")) {
  const list = document.createElement("ol");
  list.className = "photo-order";
  input.after(list);
  input.addEventListener("change", () => order(input, list));
}

function order(input, list) {
  const files = [...input.files];
  list.replaceChildren(
    ...files.map((file, place) => {
      const item = document.createElement("li");
      item.append(`${file.name} `);
      if (place > 0) item.append(earlier(input, list, files, place));
      return item;
    }),
  );
}

function earlier(input, list, files, place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = input.form.dataset.earlier;
  button.setAttribute("aria-label", `${input.form.dataset.earlier}: ${files[place].name}`);
  button.addEventListener("click", () => {
    const chosen = new DataTransfer();
    [files[place - 1], files[place]] = [files[place], files[place - 1]];
    for (const file of files) chosen.items.add(file);
    input.files = chosen.files;
    order(input, list);
    (list.children[place - 1].querySelector("button") ?? input).focus();
  });
  return button;
}

async function send(form, file) {
  if (file.size > Number(form.dataset.bytesMax)) return tell(form, form.dataset.large);
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  form.querySelector(".upload-progress").hidden = false;
  clear(form);
  const key = `upload ${form.dataset.upload} ${file.name} ${file.size} ${file.lastModified}`;
  try {
    const place = await begin(form, file, key);
    await deliver(form, file, place);
    forget(key);
    location.reload();
  } catch (problem) {
    button.disabled = false;
    form.querySelector(".upload-progress").hidden = true;
    if (problem.final) forget(key);
    tell(form, problem.words ?? form.dataset.failed);
  }
}

// The same file chosen again goes on with what has arrived, also after the page was closed.
async function begin(form, file, key) {
  const known = remembered(key);
  if (known) {
    const answer = await patiently(form, () => fetch(known, { method: "HEAD", cache: "no-store" }));
    if (answer.ok) return { address: known, offset: Number(answer.headers.get("Upload-Offset")) };
  }
  const body = new URLSearchParams(new FormData(form));
  body.set("name", file.name);
  body.set("length", file.size);
  const answer = await patiently(form, () => fetch(form.dataset.upload, { method: "POST", body }));
  if (answer.status !== 201) throw await refusal(answer);
  const address = answer.headers.get("Location");
  remember(key, address);
  return { address, offset: 0 };
}

async function deliver(form, file, { address, offset }) {
  const token = form.querySelector("input[name=__RequestVerificationToken]").value;
  while (offset < file.size) {
    show(form, offset, file.size);
    const part = file.slice(offset, offset + PartBytes);
    const isLast = offset + part.size === file.size;
    let cut = false;
    const answer = await patiently(form, async () => {
      if (cut) {
        const now = await fetch(address, { method: "HEAD", cache: "no-store" });
        // An upload that is gone after its last part was sent has become a document.
        if (now.status === 404 && isLast) return { status: 204, headers: new Headers({ "Upload-Offset": file.size }) };
        if (now.ok && Number(now.headers.get("Upload-Offset")) !== offset) return now;
      }
      cut = true;
      return fetch(address, {
        method: "PATCH",
        body: part,
        headers: {
          "Content-Type": "application/offset+octet-stream",
          "Upload-Offset": offset,
          RequestVerificationToken: token,
        },
      });
    });
    if (answer.status !== 204 && answer.status !== 409) throw await refusal(answer);
    offset = Number(answer.headers.get("Upload-Offset"));
  }
  show(form, file.size, file.size);
}

// A request that gets no answer is sent again, later each time, and at once when the line is back.
async function patiently(form, request) {
  for (let wait = 500; ; wait = Math.min(wait * 2, WaitMax)) {
    try {
      const answer = await withPatience(request());
      if (answer.status < 500) return answer;
    } catch {
      // no answer: the line
    }
    say(form, form.dataset.waiting);
    await new Promise((go) => {
      const timer = setTimeout(done, wait);
      addEventListener("online", done, { once: true });
      function done() {
        clearTimeout(timer);
        removeEventListener("online", done);
        go();
      }
    });
  }
}

function withPatience(answer) {
  return Promise.race([answer, new Promise((_, late) => setTimeout(late, PatienceMax))]);
}

async function refusal(answer) {
  const words = answer.status === 422 ? await answer.text() : undefined;
  return { words, final: answer.status === 422 || answer.status === 404 };
}

function show(form, sent, whole) {
  const percent = Math.floor((sent * 100) / whole);
  form.querySelector("progress").value = percent;
  say(form, `${form.dataset.sending}: ${percent} %`);
}

function say(form, words) {
  form.querySelector("[role=status]").textContent = words;
}

function tell(form, words) {
  clear(form);
  const message = document.createElement("p");
  message.className = "usa-error-message upload-problem";
  message.setAttribute("role", "alert");
  message.textContent = words;
  form.querySelector("input[type=file]").before(message);
}

function clear(form) {
  form.querySelector(".upload-problem")?.remove();
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, address) {
  try {
    localStorage.setItem(key, address);
  } catch {
    // it goes on within this page all the same
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing to forget
  }
}
