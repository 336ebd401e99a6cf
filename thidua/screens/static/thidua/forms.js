/* Forms: a second click does nothing, leaving with unsaved words asks first, dates are echoed with their weekday. */
(function () {
  "use strict";
  const words = document.body.dataset;

  /* Buttons that cannot be pressed now keep the focus and do nothing */
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest('[aria-disabled="true"]');
    if (button) event.preventDefault();
  }, true);

  /* The first click counts; the server's token guards the rest */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post") || form.hasAttribute("data-display")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (event.defaultPrevented) return;
    form.dataset.sent = "1";
    dirty.delete(form);
    const button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
    if (window.thidua) window.thidua.tell(words.wordsWait);
    window.setTimeout(() => {
      delete form.dataset.sent;
      if (button) button.removeAttribute("aria-busy");
    }, 8000);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-busy]").forEach((b) => b.removeAttribute("aria-busy"));
    });
  });

  /* Unsaved words */
  const dirty = new Set();
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    form.addEventListener("input", () => dirty.add(form));
    form.addEventListener("thidua:saved", () => dirty.delete(form));
  });
  window.addEventListener("beforeunload", (event) => {
    if (!dirty.size) return;
    event.preventDefault();
    event.returnValue = words.wordsLeave;
  });

  /* 1/9/2025, 1-9-2025, 01.09.2025 → Thứ Hai, 01/09/2025; the box itself is never rewritten */
  const lang = document.documentElement.lang;
  const shown = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "vi-VN", {
    weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC",
  });
  const two = (n) => String(n).padStart(2, "0");
  const VI = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
  const echo = (box) => {
    const out = document.getElementById(box.id + "-echo");
    if (!out) return;
    const found = /^\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*$/.exec(box.value);
    if (!found) { out.textContent = ""; return; }
    const [day, month, year] = found.slice(1).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    if (!real) out.textContent = words.wordsNoday;
    else if (lang === "en") out.textContent = shown.format(date);
    else out.textContent = VI[date.getUTCDay()] + ", " + two(day) + "/" + two(month) + "/" + year;
  };
  document.querySelectorAll("[data-day]").forEach(echo);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-day]")) echo(event.target);
  });
})();
