/* What any page can do: print, display, menus, focus after a part is exchanged, rows picked for bulk acts.
   Everything here has a way without scripts; nothing is evaluated. */
(function () {
  "use strict";
  const root = document.documentElement;
  const words = document.body.dataset;

  const tell = (text) => {
    const live = document.querySelector("[data-live]");
    if (live) live.textContent = text;
  };
  window.thidua = { tell: tell, words: words };

  /* In: the button exists only where scripts run */
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details.print-open:not([open])").forEach((d) => { d.open = true; });
  });

  /* A+ A−, contrast: shown at once, kept by the server's cookie, nothing typed is lost */
  document.querySelectorAll("form[data-display]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const pressed = event.submitter;
      if (!pressed || !window.fetch) return;
      event.preventDefault();
      let value = pressed.value;
      if (pressed.name === "size") {
        const now = Number(root.dataset.size || 0) + Number(pressed.dataset.step);
        value = String(Math.max(0, Math.min(2, now)));
      }
      root.dataset[pressed.name] = value;
      if (pressed.name === "contrast") {
        pressed.setAttribute("aria-pressed", String(value === "high"));
        pressed.value = value === "high" ? "normal" : "high";
      }
      const sent = new FormData(form);
      sent.append(pressed.name, value);
      fetch(form.action, { method: "POST", body: sent, redirect: "manual" }).catch(() => {});
    });
  });

  /* On a phone the filters of a list begin folded; without scripts they stand open */
  if (window.matchMedia("(max-width: 767.98px)").matches) {
    document.querySelectorAll("details[data-fold]").forEach((fold) => { fold.open = false; });
  }

  /* Cells of a table written by hand know their column: on a phone its rows become cards */
  const stack = (part) => part.querySelectorAll("table[data-stack]").forEach((table) => {
    const heads = Array.from(table.querySelectorAll("thead th"), (th) => th.textContent.trim());
    table.querySelectorAll("tbody tr").forEach((row) => {
      if (row.cells.length !== heads.length) return;
      const first = table.dataset.stack === "numbered" ? 1 : 0;
      Array.from(row.cells).forEach((cell, place) => {
        if (heads[place]) cell.dataset.label = heads[place];
        cell.classList.toggle("lead-cell", place === first);
        cell.classList.toggle("count-cell", place < first);
      });
    });
    table.classList.add("stacked");
  });
  stack(document);
  document.body.addEventListener("htmx:load", (event) => stack(event.detail.elt));

  /* Menus close with Esc and when the focus leaves */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest && event.target.closest("details[data-menu][open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  /* The summary of faults takes the focus when the page opens */
  const faults = document.querySelector("[data-faults]");
  if (faults) faults.focus();

  /* After htmx has exchanged a part: busy while waiting, focus on the result's heading */
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    event.detail.target.setAttribute("aria-busy", "true");
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt;
    target.removeAttribute("aria-busy");
    if (target.hasAttribute("hx-trigger") || event.detail.requestConfig.elt.hasAttribute("data-keep-focus")) return;
    const heading = target.querySelector("[data-faults], h1, h2, h3") || target;
    if (!heading.hasAttribute("tabindex")) heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: false });
  });
  /* A refusal (422) and a conflict (409) are pages too */
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if ([403, 409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  /* The database or the line is gone: the page stays as it is, and the server's sentence is told and seen */
  const stays = (event) => {
    const answer = event.detail.xhr, target = event.detail.target;
    if (target) target.removeAttribute("aria-busy");
    const said = answer && answer.status === 503 ? answer.responseText : answer && answer.status ? "" : words.wordsGone;
    if (!said) return;
    tell(said);
    const place = document.querySelector("[data-banners]");
    if (!place) return;
    const banner = document.createElement("div"), line = document.createElement("p");
    banner.className = "banner error";
    banner.dataset.outage = "";
    line.textContent = said;
    banner.append(line);
    place.querySelectorAll("[data-outage]").forEach((former) => former.remove());
    place.append(banner);
  };
  document.body.addEventListener("htmx:responseError", stays);
  document.body.addEventListener("htmx:sendError", stays);
  document.body.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll("[data-outage]").forEach((former) => former.remove());
  });

  /* A clause number without its text in the page: fetched once, opened in place, the link stays a link */
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[data-clause]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.fetch) return;
    event.preventDefault();
    const shown = link.nextElementSibling;
    if (shown && shown.hasAttribute("data-quote")) {
      shown.hidden = !shown.hidden;
      link.setAttribute("aria-expanded", String(!shown.hidden));
      return;
    }
    fetch(link.href, { headers: { "HX-Request": "true" } }).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then((text) => {
      const quote = document.createElement("div");
      quote.className = "quote";
      quote.lang = "vi";
      quote.setAttribute("data-quote", "");
      quote.append(new DOMParser().parseFromString(text, "text/html").body);
      link.after(quote);
      link.setAttribute("aria-expanded", "true");
    }).catch(() => { window.location.href = link.href; });
  });

  /* Rows picked for a bulk act */
  document.querySelectorAll("[data-bulk]").forEach((box) => {
    const picks = () => Array.from(box.querySelectorAll("[data-pick]"));
    const all = box.querySelector("[data-pick-all]");
    const picked = box.querySelector("[data-picked]");
    const empty = picked.textContent;
    all.hidden = false;
    box.querySelector("[data-pick-all-words]").hidden = false;
    const count = () => {
      const values = new Set(picks().map((p) => p.value));
      const chosen = new Set(picks().filter((p) => p.checked).map((p) => p.value));
      picked.textContent = chosen.size ? words.wordsPicked.replace("%s", String(chosen.size)) : empty;
      all.checked = chosen.size > 0 && chosen.size === values.size;
      all.indeterminate = chosen.size > 0 && chosen.size < values.size;
      picks().forEach((p) => {
        const row = p.closest("tr");
        if (row) row.classList.toggle("picked", p.checked);
      });
    };
    all.addEventListener("change", () => {
      picks().forEach((p) => { p.checked = all.checked; });
      count();
    });
    box.addEventListener("change", (event) => {
      if (!event.target.matches("[data-pick]")) return;
      picks().forEach((p) => { if (p.value === event.target.value) p.checked = event.target.checked; });
      count();
    });
    /* the row and its card carry the same box: one of them is sent */
    box.addEventListener("submit", () => {
      const seen = new Set();
      picks().forEach((p) => {
        if (!p.checked) return;
        if (seen.has(p.value)) p.checked = false;
        seen.add(p.value);
      });
    });
    count();
  });
})();
