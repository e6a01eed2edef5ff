// Light or dark before the first paint of the phone board: dark where the phone is, and at night.
// The two colours are those of src/app/theme, the hours those of src/screens/phone/light.ts.
(function () {
  var hour = new Date().getHours();
  var night = hour >= 19 || hour < 7;
  var light = night || matchMedia("(prefers-color-scheme: dark)").matches ? "stage" : "paper";
  document.documentElement.dataset.light = light;
  document.documentElement.style.background = light === "stage" ? "#0e1113" : "#f6f6f3";
})();
