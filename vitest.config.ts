import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "server-only": fileURLToPath(new URL("./tests/support/server-only.ts", import.meta.url)),
  "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
};
const exclude = ["**/node_modules/**", "**/.next/**", "**/.sightline/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{app,lib,db,workers,scripts,tests}/**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.integration.test.ts"],
          globalSetup: ["./tests/support/kernel-setup.ts"],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["{app,lib,db,workers,scripts,tests}/**/*.integration.test.ts"],
          exclude,
          globalSetup: ["./tests/support/kernel-setup.ts", "./tests/support/integration-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
