// Sets light or dark before the first paint, so that a dark studio is not lit by a white flash.
// The key and the two colours are those of src/app/theme; a control room starts dark whatever the
// system says, as src/app/theme/Lighting.tsx has it.
(function () {
  var light = "paper";
  try {
    light = localStorage.getItem("kaibo.light") || "auto";
    if (light === "auto") {
      var live = /^\/rooms\/[^/]+(\/dock)?\/?$/.test(location.pathname);
      light = live || matchMedia("(prefers-color-scheme: dark)").matches ? "stage" : "paper";
    }
  } catch {
    // Storage is closed to us: paper.
  }
  document.documentElement.dataset.light = light;
  document.documentElement.style.background = light === "stage" ? "#0e1113" : "#f6f6f3";
})();
