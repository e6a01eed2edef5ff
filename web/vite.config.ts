// How the pages are built, and served while developing (`npm run dev` beside a running server).
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server answers /b with the page of the phone board; so does this one. */
const phoneBoard: Plugin = {
  name: "phone-board",
  configureServer({ middlewares }) {
    middlewares.use((asked, _answer, next) => {
      if (/^\/b\/?(?:\?|$)/.test(asked.url ?? "")) asked.url = "/b.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), phoneBoard],
  resolve: { alias: { "@": at("src") } },
  build: {
    outDir: "../src/kaibo/web_dist",
    emptyOutDir: true,
    // The phone board is a page apart: it must load nothing of the shell.
    rolldownOptions: { input: [at("index.html"), at("b.html")] },
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
