/* Suggestions below a text box (data-lookup="address"): asked 300 ms after typing stops, picked only after an arrow
   key or a click. The box is never rewritten while somebody types: UniKey sends false backspaces and no composition. */
(function () {
  "use strict";
  const words = document.body.dataset;
  const WAIT = 300;
  let made = 0;

  const build = (box) => {
    const name = "goi-y-" + (made += 1);
    const frame = document.createElement("div");
    frame.className = "lookup";
    box.before(frame);
    frame.append(box);
    const list = document.createElement("ul");
    list.className = "lookup-list";
    list.id = name;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", (box.labels && box.labels[0] && box.labels[0].textContent.trim()) || box.name);
    list.hidden = true;
    const say = document.createElement("p");
    say.className = "lookup-say";
    say.setAttribute("role", "status");
    frame.append(list);
    frame.after(say);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", name);
    return { list: list, say: say };
  };

  document.querySelectorAll("input[data-lookup]").forEach((box) => {
    const { list, say } = build(box);
    let timer = 0, at = -1, asked = "", order = 0;

    const close = () => {
      list.hidden = true;
      at = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    };
    const move = (to) => {
      const rows = list.children;
      if (!rows.length) return;
      at = (to + rows.length) % rows.length;
      Array.from(rows).forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
      box.setAttribute("aria-activedescendant", rows[at].id);
      rows[at].scrollIntoView({ block: "nearest" });
    };
    const pick = (row) => {
      box.value = row.dataset.label;
      asked = box.value;
      const code = document.getElementById(box.dataset.lookupInto || "");
      if (code) code.value = row.dataset.value;
      close();
      say.textContent = "";
      box.dispatchEvent(new CustomEvent("thidua:picked", { bubbles: true, detail: row.dataset }));
    };
    const show = (found) => {
      list.replaceChildren(...found.map((item, n) => {
        const row = document.createElement("li");
        row.id = list.id + "-" + n;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        row.dataset.value = item.value;
        row.dataset.label = item.label;
        row.textContent = item.label;
        if (item.note) {
          const note = document.createElement("small");
          note.textContent = item.note;
          row.append(note);
        }
        row.addEventListener("mousedown", (event) => { event.preventDefault(); pick(row); });
        return row;
      }));
      at = -1;
      list.hidden = !found.length;
      box.setAttribute("aria-expanded", String(found.length > 0));
      say.textContent = found.length ? words.wordsOptions.replace("%s", String(found.length)) : words.wordsNone;
    };
    const ask = () => {
      const now = box.value.normalize("NFC").trim();
      if (now === asked) return;
      asked = now;
      if (now.length < 2) { close(); say.textContent = ""; return; }
      const mine = (order += 1);
      const joined = box.dataset.lookup.includes("?") ? "&" : "?";
      fetch(box.dataset.lookup + joined + "q=" + encodeURIComponent(now), { headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : { results: [] }))
        .then((told) => { if (mine === order && document.activeElement === box) show(told.results || []); })
        .catch(close);
    };
    const soon = () => { window.clearTimeout(timer); timer = window.setTimeout(ask, WAIT); };
    box.addEventListener("input", soon);
    box.addEventListener("compositionend", soon);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && !list.hidden) { event.preventDefault(); move(at + 1); }
      else if (event.key === "ArrowUp" && !list.hidden) { event.preventDefault(); move(at < 0 ? -1 : at - 1); }
      else if (event.key === "Enter" && !list.hidden && at >= 0) { event.preventDefault(); pick(list.children[at]); }
      else if (event.key === "Escape") close();
    });
    box.addEventListener("blur", () => window.setTimeout(close, 150));
  });
})();
