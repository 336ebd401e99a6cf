/* Long texts save themselves two seconds after a pause. A form asks for it with data-autosave="address".
   What the server has not taken yet stays in this browser under the account's own key, and goes at sign-out;
   a session that ended by itself is no sign-out: after signing in again the words are offered. */
(function () {
  "use strict";
  const words = document.body.dataset;
  const account = words.account || "";
  const PREFIX = "thidua:" + account + ":";
  const SENT = "thidua:sent";
  const PAUSE = 2000, AGAIN = 10000;

  const wipe = () => {
    Object.keys(localStorage).filter((k) => k.startsWith("thidua:")).forEach((k) => localStorage.removeItem(k));
  };
  try {
    const expired = new URLSearchParams(window.location.search).has("next");
    if (!account && !expired) wipe();
    if (account) Object.keys(localStorage).filter((k) => k.startsWith("thidua:") && !k.startsWith(PREFIX))
      .forEach((k) => localStorage.removeItem(k));
    /* A form that was sent is done with when the page that answers it says so */
    const sent = sessionStorage.getItem(SENT), [way] = performance.getEntriesByType("navigation");
    sessionStorage.removeItem(SENT);
    if (account && sent && !(way && way.responseStatus >= 400)) localStorage.removeItem(sent);
  } catch (refused) { return; }
  document.querySelectorAll("[data-signs-out]").forEach((form) => form.addEventListener("submit", wipe));

  const text = (form) => {
    const kept = {};
    new FormData(form).forEach((value, name) => {
      if (name === "csrfmiddlewaretoken" || name === "once" || name === "version" || typeof value !== "string") return;
      (kept[name] = kept[name] || []).push(value);
    });
    return kept;
  };
  const clock = (date) => String(date.getHours()).padStart(2, "0") + ":" + String(date.getMinutes()).padStart(2, "0");

  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    const key = PREFIX + (form.dataset.key || window.location.pathname);
    const line = form.querySelector("[data-saved]");
    let timer = 0, running = false, again = false;

    const say = (state, words_) => {
      if (!line) return;
      line.dataset.state = state;
      line.textContent = words_;
    };
    const keep = () => {
      try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), text: text(form) })); } catch (full) { /* no room */ }
    };
    const later = (wait) => { window.clearTimeout(timer); timer = window.setTimeout(save, wait); };

    const save = () => {
      if (running) { again = true; return; }
      running = true;
      const sent = JSON.stringify(text(form));
      fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true", "X-Autosave": "1" } })
        .then((answer) => {
          if (answer.redirected) throw new Error("401");
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.headers.get("content-type") === "application/json" ? answer.json() : {};
        })
        .then((told) => {
          const version = form.querySelector("[name=version]");
          if (told.version !== undefined && version) version.value = told.version;
          if (sent === JSON.stringify(text(form))) {
            localStorage.removeItem(key);
            form.dispatchEvent(new Event("thidua:saved"));
          }
          say("saved", words.wordsSaved.replace("%s", told.at || clock(new Date())));
        })
        .catch((fault) => {
          say("late", fault.message === "401" ? words.wordsSignedOut : words.wordsLate);
          if (fault.message !== "409") later(AGAIN);
          else form.submit();
        })
        .finally(() => {
          running = false;
          if (again) { again = false; later(PAUSE); }
        });
    };
    form.addEventListener("input", () => { keep(); later(PAUSE); });
    window.addEventListener("online", () => { if (localStorage.getItem(key)) later(0); });
    form.addEventListener("submit", () => { window.clearTimeout(timer); sessionStorage.setItem(SENT, key); });

    /* Words that never reached the server are offered, never put back unasked */
    let former = null;
    try { former = JSON.parse(localStorage.getItem(key)); } catch (broken) { localStorage.removeItem(key); }
    if (!former || JSON.stringify(former.text) === JSON.stringify(text(form))) return;
    const offer = document.createElement("div");
    offer.className = "found-again";
    const told = document.createElement("p");
    told.textContent = words.wordsFound.replace("%s", clock(new Date(former.at)));
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-sm";
      made.textContent = label;
      made.addEventListener("click", () => { act(); offer.remove(); });
      return made;
    };
    offer.append(told, button(words.wordsRestore, () => {
      Object.entries(former.text).forEach(([name, values]) => {
        Array.from(form.elements).filter((e) => e.name === name).forEach((field, place) => {
          if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
          else field.value = values[place] === undefined ? "" : values[place];
        });
      });
      later(0);
    }), button(words.wordsDrop, () => localStorage.removeItem(key)));
    form.prepend(offer);
  });
})();
