// Finds pages of the archive by words without accents; without scripts the list below stands whole.
(function () {
  "use strict";
  var list = document.querySelector("table tbody");
  if (!list || !window.TIM) { return; }
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }
  var rows = Array.prototype.slice.call(list.rows);
  var keys = window.TIM.keys.map(fold);
  var label = document.createElement("label");
  var box = document.createElement("input");
  var told = document.createElement("p");
  box.type = "search"; box.id = "tim";
  label.htmlFor = "tim"; label.textContent = window.TIM.label;
  told.setAttribute("role", "status");
  function look() {
    var words = fold(box.value).split(/\s+/).filter(Boolean), found = 0;
    rows.forEach(function (row, at) {
      row.hidden = !words.every(function (word) { return keys[at].indexOf(word) >= 0; });
      if (!row.hidden) { found += 1; }
    });
    told.textContent = words.length ? window.TIM.found.replace("{n}", found).replace("{m}", rows.length) : "";
  }
  box.addEventListener("input", look);
  var before = document.querySelector(".wide");
  [label, box, told].forEach(function (part) { before.parentNode.insertBefore(part, before); });
})();
