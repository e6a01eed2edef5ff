// Where the host's prompter begins: a page apart, without the shell, always black.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Prompter } from "./Prompter";
import { language } from "./speaking";

document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Prompter />
    </StrictMode>,
  );
}
