// Where the pages begin.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { reached } from "@/app/reach";
import "@/app/theme/global.css";

// After an upgrade an open page asks for files that are gone: it starts anew, but not in a circle,
// and not without a line: that would leave a dead window.
const RELOADED = "kaibo.reloaded";
window.addEventListener("vite:preloadError", () => void startAnew());

async function startAnew() {
  if (!(await reached())) return;
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
