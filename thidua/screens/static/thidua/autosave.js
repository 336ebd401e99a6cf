/* Long texts save themselves two seconds after a pause. A form asks for it with data-autosave="address".
   What the server has not taken yet stays in this browser under the account's own key, and goes at sign-out;
   a session that ended by itself is no sign-out: after signing in again the words are offered.
   A form without that address is kept here alone, on pages whose server says so (data-keeps): never where
   the post is secret, never a form with a password. */
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

  const keep = (form, key, read) => {
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), text: read(form) })); } catch (full) { /* no room */ }
  };

  /* Words that never reached the server are offered, never put back unasked */
  const put = (field, value, values) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.type === "select-multiple") Array.from(field.options).forEach((o) => { o.selected = values.includes(o.value); });
    else if (field.type !== "file") field.value = value === undefined ? "" : value;
  };
  const offer = (form, key, read, after) => {
    let former = null;
    try { former = JSON.parse(localStorage.getItem(key)); } catch (broken) { localStorage.removeItem(key); }
    if (!former || JSON.stringify(former.text) === JSON.stringify(read(form))) return;
    const box = document.createElement("div");
    box.className = "found-again";
    const told = document.createElement("p");
    told.textContent = words.wordsFound.replace("%s", clock(new Date(former.at)));
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-sm";
      made.textContent = label;
      made.addEventListener("click", () => { act(); box.remove(); });
      return made;
    };
    box.append(told, button(words.wordsRestore, () => {
      const mine = Object.keys(Object.assign({}, former.text, read(form)));
      mine.forEach((name) => Array.from(form.elements).filter((e) => e.name === name)
        .forEach((field, place) => put(field, (former.text[name] || [])[place], former.text[name] || [])));
      after();
    }), button(words.wordsDrop, () => localStorage.removeItem(key)));
    form.prepend(box);
  };

  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    const key = PREFIX + (form.dataset.key || window.location.pathname);
    const line = form.querySelector("[data-saved]");
    let timer = 0, running = false, again = false;

    const say = (state, words_) => {
      if (!line) return;
      line.dataset.state = state;
      line.textContent = words_;
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
    form.addEventListener("input", () => { keep(form, key, text); later(PAUSE); });
    window.addEventListener("online", () => { if (localStorage.getItem(key)) later(0); });
    form.addEventListener("submit", () => { window.clearTimeout(timer); sessionStorage.setItem(SENT, key); });

    offer(form, key, text, () => later(0));
  });

  /* Ordinary forms: hidden fields are the page's own and are never put back */
  const typed = (form) => {
    const all = text(form);
    form.querySelectorAll("input[type=hidden]").forEach((box) => { delete all[box.name]; });
    return all;
  };
  /* A form is known by where it is sent and by what it is about (its hidden fields), not by the page it stands on:
     the same form shown again with its faults is the same form, one about another thing at the same address is not. */
  const PASSING = ["csrfmiddlewaretoken", "once", "version", "back", "was"];
  const about = (form) => {
    const sent = new URL(form.getAttribute("action") || window.location.href, window.location.href);
    const boxes = Array.from(form.querySelectorAll("input[type=hidden]")).filter((b) => !PASSING.includes(b.name));
    return sent.pathname + sent.search + "#" + boxes.map((b) => b.name + "=" + b.value).join("&");
  };
  if (account && "keeps" in words) document.querySelectorAll("form[data-guard]:not([data-autosave])").forEach((form, place) => {
    if (form.querySelector("[type=password]") || form.getAttribute("autocomplete") === "off") return;
    const key = PREFIX + about(form) + "#" + place;
    form.addEventListener("input", () => keep(form, key, typed));
    form.addEventListener("submit", () => { try { sessionStorage.setItem(SENT, key); } catch (refused) { /* none */ } });
    form.querySelectorAll(".buttons a").forEach((link) => link.addEventListener("click", () => localStorage.removeItem(key)));
    offer(form, key, typed, () => form.dispatchEvent(new Event("input", { bubbles: true })));
  });
})();
