/* Rows that save themselves one by one: Enter saves and goes on, arrows go up and down. Without this script
   each row is a plain form. */
(function () {
  "use strict";
  document.querySelectorAll("[data-across]").forEach((list) => {
    const boxes = () => Array.from(list.querySelectorAll(".score-points input:not([type=hidden])"));
    const go = (from, by) => {
      const all = boxes(), to = all[all.indexOf(from) + by];
      if (to) { to.focus(); to.select(); }
      return Boolean(to);
    };
    list.addEventListener("keydown", (press) => {
      const box = press.target;
      const by = { ArrowDown: 1, ArrowUp: -1 }[press.key];
      if (by && boxes().includes(box) && go(box, by)) press.preventDefault();
      if (press.key === "Enter" && press.ctrlKey && box.form) { press.preventDefault(); box.form.requestSubmit(); }
    });
    list.querySelectorAll("form[data-row]").forEach((form) => {
      const line = form.querySelector("[data-row-saved]"), box = form.querySelector(".score-points input:not([type=hidden])");
      const say = (words, late) => { line.textContent = words; line.dataset.state = late ? "late" : "saved"; };
      form.addEventListener("submit", (sending) => {
        sending.preventDefault();
        const here = form.contains(document.activeElement);
        fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true", "X-Autosave": "1" } })
          .then((answer) => {
            if (answer.status === 409 || answer.redirected || answer.status === 401) throw new Error("whole");
            return answer.json().then((told) => ({ ok: answer.ok, told }));
          })
          .then(({ ok, told }) => {
            if (!ok) { say((told.reasons || []).join(" "), true); box.setAttribute("aria-invalid", "true"); return; }
            box.removeAttribute("aria-invalid");
            form.querySelector("[name=version]").value = told.version;
            form.querySelectorAll("[name^=initial-]").forEach((kept) => {
              kept.value = form.elements[kept.name.replace("initial-", "")].value;
            });
            say(document.body.dataset.wordsSaved.replace("%s", told.at), false);
            if (here) go(box, 1);
          })
          .catch((fault) => { if (fault.message === "whole") form.submit(); else say(list.dataset.late, true); });
      });
    });
  });
}());
