// Passkeys: what the device answers goes into the form's hidden field, and the form is sent. Pages say that this needs
// JavaScript; passwords and codes do not.
const able = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential.prototype.toJSON);

for (const form of document.querySelectorAll("form[data-passkey]"))
  form.addEventListener("submit", (event) => {
    if (form.elements.Credential.value) return;
    event.preventDefault();
    const said = form.querySelector(".passkey-said");
    if (!able) {
      said.textContent = said.dataset.unable;
      return;
    }
    said.textContent = "";
    answer(form).then(
      (credential) => {
        form.elements.Credential.value = JSON.stringify(credential);
        form.submit();
      },
      () => (said.textContent = form.dataset.failed),
    );
  });

function answer(form) {
  const options = JSON.parse(form.dataset.options);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
