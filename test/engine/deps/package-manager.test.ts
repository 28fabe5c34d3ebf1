import { expect, it } from "vitest";
import { namedManager } from "../../../src/engine/deps/package-manager.ts";

it.each([
  [{ packageManager: "pnpm@9.12.3+sha512.abc" }, { name: "pnpm", major: 9 }],
  [
    { packageManager: "yarn@4.5.0", devEngines: { packageManager: { name: "npm" } } },
    { name: "yarn", major: 4 },
  ],
  [
    { devEngines: { packageManager: { name: "pnpm", version: ">=10.3" } } },
    { name: "pnpm", major: 10 },
  ],
  [
    { devEngines: { packageManager: [{ name: "bun" }, { name: "npm", version: "11" }] } },
    { name: "bun" },
  ],
  [{ devEngines: { runtime: { name: "node", version: "22" } } }, undefined],
  [
    { packageManager: 7, devEngines: { packageManager: { name: "npm", version: "latest" } } },
    { name: "npm" },
  ],
  [{}, undefined],
])("of %j is %j", (manifest, expected) => {
  expect(namedManager(JSON.stringify(manifest))).toEqual(expected);
});

it("is none in a text that cannot be read", () => {
  expect(namedManager('{ "packageManager": "pnpm@9.0.0"')).toBeUndefined();
});
