// Tests of plain logic: no browser, no clock of the machine.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
