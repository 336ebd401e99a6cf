/* The public pages work without this: it only shows the button that prints. */
"use strict";
document.querySelectorAll("[data-print]").forEach((part) => {
  part.hidden = false;
  part.addEventListener("click", () => window.print());
});
