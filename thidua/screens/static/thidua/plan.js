/* A plan's pages: what a form asks only for one answer hides under the others. Without scripts everything is shown. */
(function () {
  "use strict";
  const settle = () => {
    const form = document.getElementById("bieu-mau");
    if (!form) return;
    form.querySelectorAll("[data-asked]").forEach((part) => {
      const by = form.elements.namedItem(part.dataset.by);
      if (!by || by.value === undefined) return;
      const faulty = part.querySelector(".fault");
      part.hidden = !faulty && !part.dataset.asked.split(" ").includes(by.value);
    });
  };
  /* What was done stands beside the clause that was changed, not above the window */
  const open = document.querySelector(".plan-row.is-open .plan-marks");
  if (open) document.querySelectorAll("[data-banners] .banner").forEach((banner) => open.prepend(banner));
  document.addEventListener("change", settle);
  document.body.addEventListener("htmx:afterSettle", settle);
  settle();
})();
