import { expect, it } from "vitest";
import { audit, type Finding } from "../../src/engine/api.ts";
import { createLookUp } from "../../src/registry/session-lookup.ts";
import { createSignatureChecker } from "../../src/registry/signature-checker.ts";
import { rule } from "../../src/rules/dependencies/dep-integrity/rule.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { KEYS, type Signed, type Signer, SUM, serveSigned, signer } from "../harness/signing.ts";
import { client, faulty, folder, NOW } from "./setup.ts";

const NAMES = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"];
const OTHER = `sha512-${"B".repeat(86)}==`;

async function store(
  special: Readonly<Record<string, Signed>> = {},
  more: {
    readonly keys?: readonly Signer[];
    readonly lock?: Readonly<Record<string, string>>;
  } = {},
) {
  const server = await faulty();
  const own = signer("SHA256:own");
  const keys = more.keys ?? [own];
  server.servePath(KEYS, { keys: [own, ...keys].map(({ listed }) => listed) });
  for (const name of NAMES) serveSigned(server, name, own, special[name] ?? {});
  const dependencies = Object.fromEntries(NAMES.map((name) => [name, "^1.0.0"]));
  const packages = Object.fromEntries(
    NAMES.map((name) => {
      const resolved = `https://registry.test/${name}/-/${name}-1.0.0.tgz`;
      const integrity = more.lock?.[name] ?? SUM;
      return [`node_modules/${name}`, { version: "1.0.0", resolved, integrity }];
    }),
  );
  const files = {
    "package.json": JSON.stringify({ dependencies }),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: { "": { dependencies }, ...packages },
    }),
  };
  return { server, files };
}

async function findings(
  { server, files }: Awaited<ReturnType<typeof store>>,
  cacheDir?: string,
): Promise<readonly Finding[]> {
  const { session } = new MemoryStore(files, { rules: [rule], configuration: { preset: "audit" } });
  const home = folder({ ".npmrc": `registry=${server.url}` });
  const signatures = createSignatureChecker({
    ...(cacheDir !== undefined && { cacheDir }),
    projectDirs: [],
    trusted: true,
    env: { HOME: home, npm_config_globalconfig: `${home}/none` },
    now: () => NOW,
    delay: async () => undefined,
  });
  const registry = client({ npmrc: `registry=${server.url}` });
  const { results } = await audit({
    session,
    files: Object.keys(files),
    skipped: [],
    tracked: { known: true, paths: new Set() },
    // Publish dates are asked for, since keys expire.
    ...createLookUp({ registry, signatures, session, root: folder(), options: { thorough: true } }),
  });
  await signatures.close();
  return results.flatMap((result) => result.findings);
}

it("says nothing where everything is signed as it is installed", async () => {
  expect(await findings(await store())).toEqual([]);
});

it("asks once for the keys, and nothing more where there are none", async () => {
  const without = await store();
  without.server.fault("not-found", { name: KEYS });
  expect(await findings(without)).toEqual([]);
  const asked = without.server.requests.map(({ name }) => name);
  expect(asked.filter((name) => name === KEYS)).toHaveLength(1);
  expect(asked.filter((name) => name.includes("/1.0.0"))).toEqual([]);
});

it("does not ask again what was signed once", async () => {
  const project = await store();
  const cacheDir = folder();
  await findings(project, cacheDir);
  project.server.forget();
  expect(await findings(project, cacheDir)).toEqual([]);
  const asked = project.server.requests.map(({ name }) => name);
  expect(asked.filter((name) => name.includes("/1.0.0"))).toEqual([]);
});

it.each([
  ["another package", { as: "p1@1.0.0" }],
  ["another version", { as: "p0@1.0.1" }],
])("reports a signature of %s", async (_, signed) => {
  const [finding, ...others] = await findings(await store({ p0: signed }));
  expect(finding).toMatchObject({ level: "error", file: "package-lock.json" });
  expect(finding?.message).toMatch(/^p0 1\.0\.0 has a signature of \S+ that does not fit\.$/);
  expect(others).toEqual([]);
});

it("reports a key that only has the name of the registry's", async () => {
  const forger = signer("SHA256:own");
  const [finding] = await findings(await store({ p3: { by: forger } }));
  expect(finding).toMatchObject({ level: "error" });
  expect(finding?.message).toContain("p3 1.0.0");
});

it("reports a checksum in the lockfile that was never signed", async () => {
  const all = await findings(await store({}, { lock: { p2: OTHER } }));
  expect(all.map(({ level, message }) => [level, message.split(" is ")[0]])).toEqual([
    ["error", "p2 1.0.0"],
  ]);
});

it("reports what alone is not signed", async () => {
  const all = await findings(await store({ p5: { unsigned: true } }));
  expect(all.map(({ level, message }) => [level, message.split(" has ")[0]])).toEqual([
    ["warning", "p5 1.0.0"],
  ]);
});

it("says nothing of registries that do not sign everything", async () => {
  const some = Object.fromEntries(NAMES.slice(0, 4).map((name) => [name, { unsigned: true }]));
  expect(await findings(await store(some))).toEqual([]);
});

it("reports a key that the registry does not name", async () => {
  const stranger = signer("SHA256:stranger");
  const all = await findings(await store({ p1: { by: stranger } }));
  expect(all.map(({ level, message }) => [level, message.split(" is ")[0]])).toEqual([
    ["warning", "p1 1.0.0"],
  ]);
});

it("respects when a key expires", async () => {
  const [before, after] = [signer("SHA256:a", "2026-05-01"), signer("SHA256:b", "2026-07-01")];
  const special = { p1: { by: before }, p2: { by: after } };
  const all = await findings(await store(special, { keys: [before, after] }));
  expect(all.map(({ level, message }) => [level, message.split(" was ")[0]])).toEqual([
    ["warning", "p1 1.0.0"],
  ]);
});
