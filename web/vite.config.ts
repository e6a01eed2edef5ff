// How the pages are built, and served while developing (`npm run dev` beside a running server).
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server answers /b and /prompter/ with pages of their own; so does this one. */
const pagesApart: Plugin = {
  name: "pages-apart",
  configureServer({ middlewares }) {
    middlewares.use((asked, _answer, next) => {
      if (/^\/b\/?(?:\?|$)/.test(asked.url ?? "")) asked.url = "/b.html";
      if (asked.url?.startsWith("/prompter/")) asked.url = "/prompter.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), pagesApart],
  resolve: { alias: { "@": at("src") } },
  build: {
    outDir: "../src/kaibo/web_dist",
    emptyOutDir: true,
    // The phone board and the prompter are pages apart: they must load nothing of the shell.
    rolldownOptions: { input: [at("index.html"), at("b.html"), at("prompter.html")] },
    // Every file under assets/ carries its hash in its name and may be cached for ever.
    assetsDir: "assets",
    // Data URLs would need a hole in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: process.env.KAIBO_SERVER ?? "http://127.0.0.1:8000", ws: true } },
  },
});
