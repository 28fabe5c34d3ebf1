import { beforeAll, describe, expect, it } from "vitest";
import { type Configuration, type KeptFacts, pack, unpack } from "../../../src/engine/api.ts";
import { mayHoldSecret } from "../../../src/engine/project/may-hold-secret.ts";
import { models } from "../../../src/generated/models.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const FILES = {
  "package.json": '{ "dependencies": { "jsonwebtoken": "9.0.2" } }',
  "src/tls.ts": "export const checked = false;\n",
  "src/a.ts":
    'import https from "node:https";\nimport { checked } from "./tls";\nhttps.get("", { rejectUnauthorized: checked });\n',
  "src/jwt.ts":
    'import jwt from "jsonwebtoken";\nexport const read = (text) => jwt.verify(text, process.env.SECRET);\n',
  "src/plain.ts": "export const plain = 1;\n",
};

/** What a first session keeps; `analyses` also what it finds. */
async function keep(
  files: Readonly<Record<string, string>>,
  { analyses = false, stamps = NO_STAMPS } = {},
): Promise<KeptFacts> {
  const { session } = new MemoryStore(files, { rules });
  const paths = Object.keys(files);
  const maker = new MemoryStore(files, { rules }).session;
  for (const path of session.incoming.wanted(paths)) {
    const facts = maker.facts(path);
    if (facts) session.incoming.accept(facts);
  }
  if (analyses) {
    for (const path of paths) session.analyse(path);
    for (const path of session.unsettled() ?? []) session.analyse(path);
  }
  const kept = await session.archive.keep(paths, (path) => stamps[path]);
  return unpack(pack(kept)) as KeptFacts;
}

const NO_STAMPS: Readonly<Record<string, string>> = {};

interface Reopened {
  readonly store: MemoryStore;
  /** The scripts that have to be read again. */
  readonly wanted: readonly string[];
  /** Files whose results were put back. */
  readonly restored: readonly string[];
  readonly old: readonly string[];
}

/** A second session of the files as they are by then. */
async function reopen(
  kept: KeptFacts,
  files: Readonly<Record<string, string>>,
  {
    configuration = {},
    stamps = NO_STAMPS,
    trusted = true,
  }: {
    configuration?: Partial<Configuration>;
    stamps?: Readonly<Record<string, string>>;
    trusted?: boolean;
  } = {},
): Promise<Reopened> {
  const store = new MemoryStore(files, { rules, configuration, trusted });
  const { incoming, archive } = store.session;
  const paths = Object.keys(files);
  const { results, old } = await archive.restore(kept, paths, (path) => stamps[path]);
  const restored = results.map(({ path }) => path);
  return { store, wanted: incoming.wanted(paths), restored, old };
}

describe("facts that are kept", () => {
  let kept: KeptFacts;
  beforeAll(async () => {
    kept = await keep(FILES);
  });

  it("make a second session read nothing when nothing changed, and find the same", async () => {
    const { store, wanted } = await reopen(kept, FILES);
    expect(wanted).toEqual([]);
    const fresh = new MemoryStore(FILES, { rules }).session;
    for (const path of Object.keys(FILES)) {
      expect(store.session.analyse(path)).toEqual(fresh.analyse(path));
    }
    expect(store.session.counters.parses).toBe(0);
  });

  it("hold no more for a file that changed and for those that were concluded from it", async () => {
    const files = { ...FILES, "src/tls.ts": "export const checked = true;\n" };
    const { store, wanted } = await reopen(kept, files);
    expect(wanted).toEqual(["src/tls.ts", "src/a.ts"]);
    expect(store.session.analyse("src/a.ts").findings).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, Partial<Configuration>]>([
    ["the versions of packages", { ...FILES, "package.json": '{ "dependencies": {} }' }, {}],
    ["the files", { ...FILES, "src/new.ts": "export {};\n" }, {}],
    ["the configuration", FILES, { preset: "audit" }],
  ])("say nothing more of rules when %s changed: code alone is left", async (_, files, more) => {
    const { store, wanted } = await reopen(kept, files, { configuration: more });
    expect(wanted).toEqual(Object.keys(files).filter((path) => path.endsWith(".ts")));
    const fresh = new MemoryStore(files, { rules, configuration: more }).session;
    for (const path of Object.keys(files)) {
      expect(store.session.analyse(path)).toEqual(fresh.analyse(path));
    }
  });

  it("carry nothing of a text that may hold a secret", async () => {
    const value = ["hunter2", "hunter2"].join("-");
    const files = {
      "src/a.ts": `export const dbPassword = "${value}";\n`,
      "src/b.ts": `export const options = { api_key: process.env.KEY ?? '${value}' };\n`,
      "src/c.ts": `connect({ user: "shop" }, token("${value}"));\n`,
      "src/d.ts": 'export const name = "shop";\n',
      ".env": `DB_PASSWORD=${value}\n`,
    };
    const all = await keep(files, { analyses: true });
    expect(all.scripts.facts.map(({ facts }) => facts.path)).toEqual(["src/d.ts"]);
    expect(Buffer.from(pack(all)).includes(value)).toBe(false);
  });

  it.each([
    ['const secret = "abc1";', true],
    ['const secret: string = "abc1";', true],
    ['headers["authorization"] = `Bearer abc1`;', true],
    ['{ "privateKey": "abc1" }', true],
    ['password || "abc1"', true],
    ["-----BEGIN PRIVATE KEY-----", true],
    [`const key = "${["whsec", "abc1"].join("_")}";`, true],
    ["const secret = process.env.SECRET;", false],
    ['const name = "abc1";', false],
    ["function login(password) { return check(password); }", false],
  ])("look at %s", (text, expected) => {
    expect(mayHoldSecret(text)).toBe(expected);
  });
});

/** A store in which a visitor's text crosses three files, beside files that have nothing to do with it. */
const SHOP = {
  "package.json": '{ "dependencies": { "express": "5.0.0", "pg": "8.0.0" } }',
  "src/app.ts":
    'import express from "express";\nimport { find } from "./orders";\nexport const app = express();\napp.get("/", (req) => find(req.query.id));\n',
  "src/orders.ts":
    'import { run } from "./db";\nexport function find(id) {\n  return run("select " + id);\n}\n',
  "src/db.ts":
    'import { Pool } from "pg";\nconst pool = new Pool();\nexport function run(text) {\n  return pool.query(text);\n}\n',
  "src/other.ts": 'import { helper } from "./helper";\nexport const other = () => helper(1);\n',
  "src/helper.ts": "export function helper(n) {\n  return n + 1;\n}\n",
  "src/tls.ts":
    'import https from "node:https";\nhttps.get("https://a.example", { rejectUnauthorized: false });\n',
};
const PATHS = Object.keys(SHOP);
const STAMPS = Object.fromEntries(PATHS.map((path) => [path, "1"]));

/** Everything that is found, as an audit asks for it. */
function findAll({ session, files }: MemoryStore): unknown {
  const found = new Map([...files.keys()].map((path) => [path, session.analyse(path)]));
  for (const path of session.unsettled() ?? []) found.set(path, session.analyse(path));
  return Object.fromEntries(found);
}

function cold(files: Readonly<Record<string, string>>): unknown {
  return findAll(new MemoryStore(files, { rules }));
}

describe("results that are kept", () => {
  let kept: KeptFacts;
  beforeAll(async () => {
    kept = await keep(SHOP, { analyses: true, stamps: STAMPS });
  });

  it("are there at once when nothing changed: nothing is read, parsed, analysed or solved", async () => {
    const read: string[] = [];
    const store = new MemoryStore(SHOP, { rules });
    const text = store.read.bind(store);
    store.read = (path) => {
      read.push(path);
      return text(path);
    };
    const { results, old } = await store.session.archive.restore(kept, PATHS, () => "1");
    expect(results.map(({ path }) => path).sort()).toEqual(PATHS.toSorted());
    // What a registry says of packages changes with time.
    expect(old).toEqual(["package.json"]);
    // What packages there are is a part of the question.
    expect(read).toEqual(["package.json"]);
    expect(findAll(store)).toEqual(cold(SHOP));
    expect(store.session.counters).toMatchObject({ analyses: 1, parses: 0, evaluations: 0 });
  });

  it("rest on texts where the disk cannot vouch for them", async () => {
    const { store, restored } = await reopen(kept, SHOP);
    expect(restored).toHaveLength(PATHS.length);
    expect(findAll(store)).toEqual(cold(SHOP));
    expect(store.session.counters.evaluations).toBe(0);
  });

  it.each([
    [
      "src/helper.ts",
      "export function helper(n) {\n  return n + 2;\n}\n",
      ["src/helper.ts", "src/other.ts"],
    ],
    ["src/tls.ts", "export {};\n", ["src/tls.ts"]],
    [
      "src/db.ts",
      SHOP["src/db.ts"].replace("pool.query(text)", "pool.query(String(Number(text)))"),
      ["src/app.ts", "src/db.ts", "src/orders.ts"],
    ],
    [
      "src/app.ts",
      SHOP["src/app.ts"].replace("req.query.id", '"1"'),
      ["src/app.ts", "src/db.ts", "src/orders.ts"],
    ],
  ])(
    "are found again after a change of %s for it and what rests on it, and nothing else",
    async (path, text, touched) => {
      const files = { ...SHOP, [path]: text };
      const { store, restored } = await reopen(kept, files, { stamps: { ...STAMPS, [path]: "2" } });
      expect(restored).not.toContain(path);
      expect(findAll(store)).toEqual(cold(files));
      const { analyses, evaluations } = store.session.counters;
      expect(analyses).toBeLessThanOrEqual(["package.json", ...touched].length);
      expect(evaluations).toBeLessThan(12);
    },
  );

  it.each<[string, Readonly<Record<string, string>>, Parameters<typeof reopen>[2]]>([
    ["the configuration", SHOP, { configuration: { preset: "audit" } }],
    ["the workspace's trust", SHOP, { trusted: false }],
    ["a package", { ...SHOP, "package.json": '{ "dependencies": {} }' }, {}],
    ["a new file", { ...SHOP, "src/new.ts": "export {};\n" }, {}],
  ])("do not outlive %s", async (_, files, more) => {
    const { restored } = await reopen(kept, files, more);
    expect(restored).toEqual([]);
  });

  it("do not outlive what the team says of its own functions", async () => {
    const store = new MemoryStore(SHOP, { rules });
    store.session.teach({
      models: models().slice(0, 1),
      notRead: [],
      ignored: [],
    });
    const { results } = await store.session.archive.restore(kept, PATHS, () => "1");
    expect(results).toEqual([]);
  });

  it("are whole when files were edited before they were kept", async () => {
    const store = new MemoryStore(SHOP, { rules });
    findAll(store);
    const text = SHOP["src/orders.ts"].replace('"select " + id', '"select id " + id');
    store.write("src/orders.ts", text);
    findAll(store);
    const edited = await store.session.archive.keep(PATHS);
    const files = { ...SHOP, "src/orders.ts": text };
    const { store: again } = await reopen(unpack(pack(edited)) as KeptFacts, files);
    expect(findAll(again)).toEqual(cold(files));
  });

  it("are shown and found anew where time had a part in them", async () => {
    const files = {
      "src/a.ts":
        "// storewarden-ignore-next-line tls-verify-disabled -- a test until 2026-12-31\nexport const a = 1;\n",
      "src/b.ts": "export const b = 1;\n",
      "compose.yml": "services: {}\n",
    };
    const dated = await keep(files, { analyses: true });
    const { store, restored, old } = await reopen(dated, files);
    expect(restored).toEqual(["src/a.ts", "src/b.ts", "compose.yml"]);
    expect(old).toEqual(["src/a.ts"]);
    store.session.analyse("src/a.ts");
    store.session.analyse("src/b.ts");
    expect(store.session.counters.analyses).toBe(1);
  });
});
