import { describe, expect, it } from "vitest";
import { type Configuration, type KeptFacts, pack, unpack } from "../../../src/engine/api.ts";
import { mayHoldSecret } from "../../../src/engine/project/fact-archive.ts";
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

/** What a first session keeps. */
function keep(files: Readonly<Record<string, string>>): KeptFacts {
  const { session } = new MemoryStore(files, { rules });
  const paths = Object.keys(files);
  const maker = new MemoryStore(files, { rules }).session;
  for (const path of session.incoming.wanted(paths)) {
    const facts = maker.facts(path);
    if (facts) session.incoming.accept(facts);
  }
  const kept = session.incoming.archive.keep(paths, session.configuration);
  return unpack(pack(kept)) as KeptFacts;
}

/** A second session of the files as they are by then; gives the scripts that have to be read again. */
async function reopen(
  kept: KeptFacts,
  files: Readonly<Record<string, string>>,
  configuration: Partial<Configuration> = {},
): Promise<{ readonly store: MemoryStore; readonly wanted: readonly string[] }> {
  const store = new MemoryStore(files, { rules, configuration });
  const { incoming, configuration: own } = store.session;
  const paths = Object.keys(files);
  await incoming.archive.restore(kept, paths, own);
  return { store, wanted: incoming.wanted(paths) };
}

describe("facts that are kept", () => {
  const kept = keep(FILES);

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
    const { store, wanted } = await reopen(kept, files, more);
    expect(wanted).toEqual(Object.keys(files).filter((path) => path.endsWith(".ts")));
    const fresh = new MemoryStore(files, { rules, configuration: more }).session;
    for (const path of Object.keys(files)) {
      expect(store.session.analyse(path)).toEqual(fresh.analyse(path));
    }
  });

  it("carry nothing of a text that may hold a secret", () => {
    const value = ["hunter2", "hunter2"].join("-");
    const files = {
      "src/a.ts": `export const dbPassword = "${value}";\n`,
      "src/b.ts": `export const options = { api_key: process.env.KEY ?? '${value}' };\n`,
      "src/c.ts": `connect({ user: "shop" }, token("${value}"));\n`,
      "src/d.ts": 'export const name = "shop";\n',
      ".env": `DB_PASSWORD=${value}\n`,
    };
    const all = keep(files);
    expect(all.files.map(({ facts }) => facts.path)).toEqual(["src/d.ts"]);
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
