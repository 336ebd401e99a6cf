/* The form of a rule: what is asked only for one answer hides under the others. Without scripts everything is shown. */
(function () {
  "use strict";
  const form = document.getElementById("bieu-mau");
  if (!form) return;
  const settle = () => {
    form.querySelectorAll("[data-asked]").forEach((part) => {
      const by = form.elements.namedItem(part.dataset.by);
      if (!by || by.value === undefined) return;
      const faulty = part.querySelector(".fault");
      part.hidden = !faulty && !part.dataset.asked.split(" ").includes(by.value);
    });
  };
  form.addEventListener("change", settle);
  settle();
})();
