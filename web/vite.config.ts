// How the pages are built, and served while developing (`npm run dev` beside a running server).
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  build: {
    outDir: "../src/kaibo/web_dist",
    emptyOutDir: true,
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
