import { expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { PNPM_9 } from "../../engine/deps/lock-samples.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const MEMBER = JSON.stringify({
  name: "web",
  dependencies: { express: "catalog:", a: "catalog:old" },
});

function requested(files: Readonly<Record<string, string>>) {
  const store = new MemoryStore({ "packages/web/package.json": MEMBER, ...files }, { rules });
  return store.session.manifests.requests("packages/web/package.json");
}

it("asks about what a catalog of pnpm stands for, at the version of the lockfile", () => {
  const workspace =
    "packages: ['packages/*']\ncatalog:\n  express: ^4.18.0\ncatalogs:\n  old:\n    a: 1.0.0\n";
  expect(requested({ "pnpm-workspace.yaml": workspace, "pnpm-lock.yaml": PNPM_9 })).toEqual([
    { name: "express", current: "4.18.0", exact: true },
    { name: "a", current: "1.0.0", exact: true },
  ]);
});

it("reads the catalogs of Bun in the root manifest", () => {
  const root = { workspaces: { packages: ["packages/*"], catalog: { express: "^5.0.0" } } };
  expect(requested({ "package.json": JSON.stringify(root) })).toEqual([
    { name: "express", current: "5.0.0" },
  ]);
});

it("asks nothing about a catalog that is not there", () => {
  expect(requested({})).toEqual([]);
});

it.each([
  { packageManager: "pnpm@9.1.0" },
  { devEngines: { packageManager: { name: "pnpm", version: "^9.1.0" } } },
])("takes the lockfile of the manager that the manifest names: %j", (named) => {
  const files = {
    "package.json": JSON.stringify({
      ...named,
      dependencies: { express: "^4.0.0" },
    }),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: { "node_modules/express": { version: "4.0.1" } },
    }),
    "pnpm-lock.yaml": PNPM_9,
  };
  const { manifests } = new MemoryStore(files, { rules }).session;
  expect(manifests.versionWithSource("package.json", "express")).toEqual({
    version: "4.18.0",
    from: "pnpm-lock.yaml",
    exact: true,
  });
});
