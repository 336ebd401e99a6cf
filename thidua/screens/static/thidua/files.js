/* Files: how many and how large, told before they are sent; the server looks for itself. */
(function () {
  "use strict";
  if (document.documentElement.dataset.files) return;
  document.documentElement.dataset.files = "1";
  const number = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "vi", {
    minimumFractionDigits: 1, maximumFractionDigits: 1,
  });
  const sized = (bytes) =>
    bytes < 1e5 ? Math.max(1, Math.floor(bytes / 1000)) + " kB" : number.format(bytes / 1e6) + " MB";

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("input[type=file][data-files]")) return;
    const told = input.parentElement.querySelector("[data-files-told]");
    if (!told) return;
    const files = Array.from(input.files);
    const limit = (file) => (/\.pdf$/i.test(file.name) ? 50e6 : 25e6);
    const lines = files.map((file) =>
      file.name + ", " + sized(file.size) + (file.size > limit(file) ? ": " + told.dataset.tooLarge : ""));
    const all = files.reduce((sum, file) => sum + file.size, 0);
    if (files.length > 1) lines.push(told.dataset.altogether + " " + sized(all));
    told.textContent = lines.join(" · ");
  });
})();
