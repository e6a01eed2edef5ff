// Light or dark: dark where the phone is, and at night whatever it says.
import { lights, variables } from "@/app/theme/tokens";

/** The same hours as in public/phone-paint.js. */
export const isNight = (hour: number) => hour >= 19 || hour < 7;

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Put on the light of now. */
function light(): void {
  const name = dark.matches || isNight(new Date().getHours()) ? "stage" : "paper";
  const root = document.documentElement;
  root.dataset["light"] = name;
  root.style.colorScheme = name === "stage" ? "dark" : "light";
  root.style.background = lights[name].ground;
  for (const [token, value] of Object.entries(variables(lights[name]))) {
    root.style.setProperty(token, value);
  }
}

/** From now on the page stands in the light of the hour. */
export function keepLight(): void {
  light();
  dark.addEventListener("change", light);
  setInterval(light, 60_000);
}
