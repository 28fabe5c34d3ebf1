import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CodeLens, Hover } from "vscode-languageserver/node";
import type { FolderHealth } from "../../src/protocol/health.ts";
import { build } from "../harness/build.ts";
import { type FaultRegistry, startFaultRegistry } from "../harness/fault-registry.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import type { ClientOptions } from "../harness/server-start.ts";
import { packument } from "../harness/packument.ts";
import { type TemporaryStore, temporaryStore } from "../harness/temporary-store.ts";

const MANIFEST = `{
  "name": "shop",
  "dependencies": {
    "pay": "^1.0.0"
  }
}
`;

let registry: FaultRegistry;
let home: TemporaryStore;
let store: TemporaryStore;
let client: LspClient;

function lock(inner: string): string {
  return JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "": { dependencies: { pay: "^1.0.0" } },
      "node_modules/pay": { version: "1.0.0", dependencies: { inner: "^1.0.0" } },
      "node_modules/inner": { version: inner },
    },
  });
}

// Whoever builds first waits longest.
beforeAll(() => build(), 180_000);

beforeEach(async () => {
  registry = await startFaultRegistry();
  registry.serve(
    packument(
      "pay",
      { "1.0.0": "2025-01-01", "1.1.0": "2025-06-01", "2.0.0": "2025-09-01" },
      {
        modified: "2025-09-01T00:00:00.000Z",
        license: "MIT",
        maintainers: [{ name: "a" }, { name: "b" }],
        repository: "acme/pay",
      },
    ),
  );
  registry.serve(packument("inner", { "1.0.0": "2025-01-01", "1.0.1": "2025-06-01" }));
  registry.advise({
    inner: [{ id: 7, title: "Leaks *cards*", severity: "high", vulnerable_versions: "<1.0.1" }],
  });
  home = temporaryStore({ ".npmrc": `registry=${registry.url}\n` });
  store = temporaryStore({
    "package.json": MANIFEST,
    "package-lock.json": lock("1.0.0"),
    "src/shop.js": 'import pay from "pay";\npay();\n',
  });
});

afterEach(async () => {
  await client.stop();
  await registry.stop();
  home[Symbol.dispose]();
  store[Symbol.dispose]();
});

async function start(options: ClientOptions = {}): Promise<void> {
  client = await LspClient.start({
    folders: [store.root],
    storage: home.path("cache"),
    env: { HOME: home.root, npm_config_userconfig: home.path(".npmrc") },
    ...options,
  });
}

async function open(path = "package.json", text = MANIFEST): Promise<string> {
  const uri = uriOf(store.path(path));
  await client.open(uri, text, path.endsWith(".json") ? "json" : "yaml");
  return uri;
}

async function health(ask = false): Promise<FolderHealth | undefined> {
  const [folder] = await client.request<FolderHealth[]>("storewarden/dependencyHealth", { ask });
  return folder;
}

async function hoverAt(uri: string, word: string): Promise<string> {
  const text = client.text(uri);
  const position = text.positionAt(text.getText().indexOf(word));
  const hover = await client.request<Hover>("textDocument/hover", {
    textDocument: { uri },
    position,
  });
  return (hover.contents as { value: string }).value;
}

function vulnerable(): number | undefined {
  return client.statuses.at(-1)?.dependencies.vulnerable;
}

describe("the health of dependencies", () => {
  it("asks nobody until somebody looks, and then tells what it learns", async () => {
    await start();
    expect((await health())?.coverage).toMatchObject({ askable: 1, answered: 0, compared: 0 });
    expect([...registry.requests, ...registry.posts]).toEqual([]);
    await health(true);
    await client.until("the answers", () => vulnerable() === 1);
    const folder = await health();
    expect(folder?.coverage).toMatchObject({ askable: 1, answered: 1, compared: 2 });
    expect(folder?.items).toMatchObject([
      {
        state: "vulnerable",
        name: "inner",
        to: "1.0.1",
        places: [{ uri: uriOf(store.path("package.json")), line: 3, path: ["pay", "inner"] }],
      },
      { state: "outdated", name: "pay", to: "2.0.0" },
    ]);
  });

  it("looks again when another version was installed", async () => {
    await start();
    await health(true);
    await client.until("the hole", () => vulnerable() === 1);
    store.write("package-lock.json", lock("1.0.1"));
    const uri = uriOf(store.path("package-lock.json"));
    await client.filesChanged([{ uri, type: 2 }]);
    await client.until("its end", () => vulnerable() === 0);
    expect((await health())?.items.map(({ state }) => state)).toEqual(["outdated"]);
  });
});

describe("a hover on a dependency", () => {
  it("tells versions with dates, licence, people, holes and imports", async () => {
    await start();
    const uri = await open();
    await client.until("the look-up", () => vulnerable() === 1);
    const text = await hoverAt(uri, "^1.0.0");
    expect(text).toMatch(/Installed: 1\.0\.0 \\\(2025\\-01\\-01\\\)/);
    expect(text).toMatch(/Newest in range: 1\.1\.0 \\\(2025\\-06\\-01\\\)/);
    expect(text).toMatch(/Latest: 2\.0\.0 \\\(2025\\-09\\-01\\\)/);
    expect(text).toMatch(/Licence: MIT/);
    expect(text).toMatch(/Maintainers: a, b/);
    expect(text).toContain("[github.com/acme/pay](https://github.com/acme/pay)");
    expect(text).toContain("inner 1.0.0 \\(pay › inner\\): Leaks \\*cards\\* \\(high\\)");
    expect(text).toMatch(/Imported by: \[src\/shop\.js:1\]\(file:.*\/src\/shop\.js#L1\)/);
  });

  it("tells of what the team ignores, which is not none", async () => {
    const entry = { rule: "dep-known-vulnerable", advisory: "7", reason: "no input" };
    store.write("storewarden.config.json", JSON.stringify({ suppressions: [entry] }));
    await start();
    const uri = await open();
    await client.untilRuleIds(uri, ["dep-outdated"]);
    const text = await hoverAt(uri, "^1.0.0");
    expect(text).toMatch(/Advisories: ignored in storewarden\\?\.config\\?\.json: 7/);
    expect(text).not.toContain("none known");
  });

  it("is the first to ask for the whole document of a package that rests", async () => {
    await start();
    const uri = await open();
    await client.until("the look-up", () => vulnerable() === 1);
    registry.forget();
    await hoverAt(uri, "pay");
    await hoverAt(uri, "pay");
    const asked = registry.requests.map(({ name, form }) => `${name} ${form}`);
    expect(asked.toSorted()).toEqual(["-/v1/search?text=pay&size=20 full", "pay full"]);
  });

  it("leaves out what is not known, and says what was not checked", async () => {
    registry.fault("server-error");
    await start();
    const text = await hoverAt(await open(), "pay");
    expect(text).toMatch(/Not checked: 127/);
    expect(text).not.toMatch(/Latest|Licence|none known/);
  });

  it("answers in a catalog for the package that refers to it", async () => {
    const workspace = "packages: ['.']\ncatalog:\n  pay: ^1.0.0\n";
    store.write("pnpm-workspace.yaml", workspace);
    store.write("package.json", MANIFEST.replace("^1.0.0", "catalog:"));
    await start();
    const uri = await open("pnpm-workspace.yaml", workspace);
    expect(await hoverAt(uri, "pay")).toMatch(/Latest: 2\.0\.0/);
  });
});

describe("a catalog that is opened", () => {
  const WORKSPACE = "packages: ['.']\ncatalog:\n  pay: ^1.0.0\n";

  it("is told what is wrong with its versions, and leads to who refers to it", async () => {
    const manifest = MANIFEST.replace("^1.0.0", "catalog:");
    store.write("pnpm-workspace.yaml", WORKSPACE);
    store.write("package.json", manifest);
    await start();
    const uri = await open("pnpm-workspace.yaml", WORKSPACE);
    await client.until("the look-up", () => vulnerable() === 1);
    const told = await client.diagnostics(uri);
    expect(told.map(({ code, range }) => [code, range.start.line])).toEqual([
      ["dep-known-vulnerable", 2],
      ["dep-outdated", 2],
    ]);
    const at = uriOf(store.path("package.json"));
    expect(told[0]?.relatedInformation).toMatchObject([
      { location: { uri: at, range: { start: { line: 3 } } } },
    ]);
    const user = await open("package.json", manifest);
    expect(await client.ruleIds(user)).toEqual([]);
    expect(await hoverAt(user, "catalog:")).toMatch(
      /Version from: \[pnpm\\-workspace\.yaml:3\]\(file:.*#L3\)/,
    );
    const [item] = (await health())?.items ?? [];
    expect(item?.places).toMatchObject([{ uri, line: 2, manifest: "package.json" }]);
  });
});

describe("lenses", () => {
  const lenses = async (uri: string): Promise<CodeLens[]> =>
    client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });

  it("are there from the start where they are switched on, one for each dependency", async () => {
    await start({ settings: { dependencies: { codeLens: true } } });
    const uri = await open();
    const first = await lenses(uri);
    expect(first.map(({ range }) => range.start.line)).toEqual([3]);
    await client.until("the look-up", () => vulnerable() === 1);
    const [lens] = await lenses(uri);
    expect(lens?.command?.title).toBe(
      "1.0.0 installed · 1.1.0 in range · 2.0.0 latest · 1 known hole",
    );
    expect(lens?.range).toEqual(first[0]?.range);
  });

  it("are off otherwise", async () => {
    await start();
    expect(await lenses(await open())).toEqual([]);
  });
});
