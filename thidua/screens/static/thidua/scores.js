/* Totals of a card while one types: commas before decimals; what cannot be read adds nothing until it is right. */
(function () {
  "use strict";
  const read = (text) => {
    const plain = text.trim().replace("−", "-");
    return /^-?\d+(,\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
  };
  const show = (sum) => (Math.round(sum * 10000) / 10000).toFixed(4).replace(/0{1,2}$/, "").replace(".", ",");
  document.querySelectorAll("form[data-scores]").forEach((form) => {
    const add = (within) => Array.from(within.querySelectorAll("[data-points]")).map((box) => read(box.value)).filter((n) => n !== null);
    const sum = (within) => add(within).reduce((a, b) => a + b, 0);
    form.addEventListener("input", (event) => {
      const area = event.target.closest("[data-area]");
      if (!area || !event.target.matches("[data-points]")) return;
      area.querySelector("[data-sum]").textContent = show(sum(area));
      form.querySelector("[data-total]").textContent = show(sum(form));
      form.querySelector("[data-done]").textContent = String(add(form).length);
    });
  });
})();
