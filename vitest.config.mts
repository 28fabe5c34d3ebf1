import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/fixtures/*/**", "test/flow/*/**", "**/node_modules/**"],
    // Files share the modules that they load, which takes half of the time; no test changes a module.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
