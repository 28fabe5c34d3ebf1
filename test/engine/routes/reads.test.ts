import { expect, it, vi } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";

const FILES = {
  "src/app.js": `
    const express = require("express");
    const app = express();
    app.get("/orders", (req, res) => res.end());
  `,
  "src/tax.js": "exports.tax = (sum) => sum * 0.2;\n",
};

it("searches a file without routes once, until it changes", () => {
  const store = new MemoryStore(FILES, { rules: [] });
  const read = vi.spyOn(store, "read");
  const files = Object.keys(FILES);
  const paths = (): string[] => store.session.routes.table(files).map(({ path }) => path);
  expect(paths()).toEqual(["/orders"]);
  const readOf = (): number => read.mock.calls.filter(([path]) => path === "src/tax.js").length;
  const first = readOf();
  expect(first).toBeGreaterThan(0);
  store.write("src/app.js", FILES["src/app.js"].replace("/orders", "/carts"));
  expect(paths()).toEqual(["/carts"]);
  expect(readOf()).toBe(first);
  store.write("src/tax.js", FILES["src/app.js"].replace("/orders", "/taxes"));
  expect(paths()).toEqual(["/carts", "/taxes"]);
});
