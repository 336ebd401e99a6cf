/* Confirming what was read: files dropped in, keys that press what stands on the page, the place of the document shown.
   Without scripts everything is links and buttons. */
(function () {
  "use strict";
  const root = document.documentElement;

  /* Files may be dropped on the frame around their field */
  document.querySelectorAll("[data-drop]").forEach((frame) => {
    const input = frame.querySelector("input[type=file]");
    if (!input || !window.DataTransfer) return;
    frame.querySelector("[data-drop-words]").hidden = false;
    ["dragenter", "dragover"].forEach((name) => frame.addEventListener(name, (event) => {
      event.preventDefault();
      frame.classList.add("is-over");
    }));
    frame.addEventListener("dragleave", () => frame.classList.remove("is-over"));
    frame.addEventListener("drop", (event) => {
      event.preventDefault();
      frame.classList.remove("is-over");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  const open = document.getElementById("chon");
  const page = document.querySelector(".confirm");
  if (!page) return;

  /* The chosen clause and its lines stand in the middle of their sides */
  const middle = (part) => {
    const side = part && part.closest("[data-scroll]");
    if (!side || !side.offsetParent) return;
    const there = part.getBoundingClientRect(), here = side.getBoundingClientRect();
    if (side.scrollHeight <= side.clientHeight + 1) {
      if (page.dataset.side === "goc") part.scrollIntoView({ block: "center" });
      return;
    }
    side.scrollTop += there.top - here.top - side.clientHeight / 4;
  };
  const settle = () => {
    middle(page.querySelector("[data-here]"));
    middle(open && open.closest(".cl"));
  };
  settle();
  window.addEventListener("load", settle);
  page.querySelectorAll("img").forEach((image) => image.addEventListener("load", settle));
  if (open && window.location.hash === "#chon") {
    const wide = window.matchMedia("(min-width: 901px)").matches;
    open.focus({ preventScroll: wide });
    if (wide) window.addEventListener("load", () => page.scrollIntoView({ block: "start" }));
  }

  /* Keys: off until chosen (WCAG 2.1.4); each presses a link or button that stands on the page */
  const button = document.querySelector("[data-keys]");
  const kept = () => { try { return window.localStorage.getItem("thidua-keys") === "1"; } catch { return false; } };
  let on = kept();
  const show = () => {
    root.classList.toggle("no-keys", !on);
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? button.dataset.on : button.dataset.off;
  };
  if (button) button.addEventListener("click", () => {
    on = !on;
    try { window.localStorage.setItem("thidua-keys", on ? "1" : "0"); } catch { /* kept for this page only */ }
    show();
  });
  show();

  const help = document.querySelector("[data-keys-help]");
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    const inside = event.target.closest("input, textarea, select, [contenteditable]");
    if (inside) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    if (event.key === "?" && help) { help.open = !help.open; event.preventDefault(); return; }
    const into = document.querySelector('[data-key-focus~="' + CSS.escape(event.key) + '"]');
    const pressed = into || document.querySelector('[data-key~="' + CSS.escape(event.key) + '"]');
    if (!pressed) return;
    event.preventDefault();
    if (into) { into.focus(); into.select(); } else pressed.click();
  });
})();
