// Where the phone board begins: a page apart, without the shell, without who is signed in.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@/app/theme/global.css";
import { keepLight } from "./light";
import { Phone } from "./Phone";
import { language } from "./speaking";

keepLight();
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Phone />
    </StrictMode>,
  );
}
