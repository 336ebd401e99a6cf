/* Passkeys: the browser makes or proves one, the form carries it. Without this the app for codes remains. */
(function () {
  "use strict";
  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (c) => c.charCodeAt(0)).buffer;
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const listed = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  function asked(options) {
    const told = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
    if (told.user) told.user = { ...told.user, id: bytes(told.user.id) };
    if (told.excludeCredentials) told.excludeCredentials = listed(told.excludeCredentials);
    if (told.allowCredentials) told.allowCredentials = listed(told.allowCredentials);
    return { publicKey: told };
  }

  function answered(made) {
    const response = { clientDataJSON: text(made.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response,
      clientExtensionResults: made.getClientExtensionResults(),
    });
  }

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const say = (which) => form.querySelectorAll("[data-passkey-told]").forEach((line) => {
      line.hidden = line.dataset.passkeyTold !== which;
    });
    if (!window.PublicKeyCredential || !navigator.credentials) {
      say("missing");
      form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = true; });
      return;
    }
    const options = JSON.parse(form.querySelector("#passkey-options").textContent);
    // before the guard against a second press: until the browser has answered nothing is sent
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      say("");
      try {
        form.elements.credential.value = answered(await navigator.credentials[form.dataset.passkey](asked(options)));
      } catch (_refused) {
        say("failed");
        return;
      }
      form.submit();
    }, true);
  });
})();
