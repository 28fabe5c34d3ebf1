import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type AnalysisSession,
  type FactMaker,
  type FileFacts,
  type FileResult,
  audit,
  computeFixes,
  pack,
  unknownFacts,
  unpack,
} from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { loadCase } from "../../harness/marked-case.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const TESTS = join(import.meta.dirname, "../..");
const CASES = [
  ...readdirSync(join(TESTS, "fixtures/stores")).map((name) => `fixtures/stores/${name}`),
  "../examples/corner-shop",
];

/** Facts as another thread hands them over: bytes. */
function sent(facts: FileFacts): FileFacts {
  return unpack(pack(facts)) as FileFacts;
}

function makerOf(session: AnalysisSession): FactMaker {
  return {
    async make(paths, accept) {
      for (const path of paths) {
        const facts = session.facts(path);
        if (facts) accept(sent(facts));
      }
    },
  };
}

async function auditStore(store: MemoryStore, maker?: FactMaker): Promise<readonly FileResult[]> {
  const { results } = await audit({
    session: store.session,
    files: [...store.files.keys()].sort(),
    skipped: [],
    tracked: { known: false, reason: "a test" },
    lookUpOff: "a test",
    ...(maker ? { maker } : {}),
  });
  return results;
}

describe("facts that were made elsewhere", () => {
  it.each(CASES)("give the findings and fixes of %s", async (name) => {
    const { files } = loadCase(join(TESTS, name), name);
    const options = { rules, configuration: { preset: "audit" } } as const;
    const own = new MemoryStore(files, options);
    const other = new MemoryStore(files, options);
    const elsewhere = new MemoryStore(files, options);
    const expected = await auditStore(own);
    expect(await auditStore(other, makerOf(elsewhere.session))).toEqual(expected);
    for (const { path, findings } of expected) {
      if (findings.every((finding) => finding.fixes.length === 0)) continue;
      const text = files[path] ?? "";
      const all = () => true;
      expect(computeFixes(other.session, path, text, all)).toEqual(
        computeFixes(own.session, path, text, all),
      );
    }
  });

  it("are taken as they are: nothing is parsed again where nothing was found", async () => {
    const files = {
      "src/a.ts": "export const a = () => 1;\n",
      "src/b.ts": 'import { a } from "./a";\na();\n',
    };
    const store = new MemoryStore(files, { rules });
    await auditStore(store, makerOf(new MemoryStore(files, { rules }).session));
    expect(store.session.counters.parses).toBe(0);
  });

  it("hold for their text alone", () => {
    const bad = 'import https from "node:https";\nhttps.get("", { rejectUnauthorized: false });\n';
    const path = "src/a.ts";
    const old = new MemoryStore({ [path]: bad }, { rules });
    const store = new MemoryStore({ [path]: "export {};\n" }, { rules });
    store.session.incoming.accept(sent(old.session.facts(path) as FileFacts));
    expect(store.session.analyse(path).findings).toEqual([]);
    store.write(path, bad);
    expect(store.session.analyse(path).findings).toHaveLength(1);
  });

  it("hold no more when a file changed that they were concluded from", () => {
    const files = {
      "src/tls.ts": "export const checked = false;\n",
      "src/a.ts":
        'import https from "node:https";\nimport { checked } from "./tls";\nhttps.get("", { rejectUnauthorized: checked });\n',
    };
    const store = new MemoryStore(files, { rules });
    const elsewhere = new MemoryStore(files, { rules }).session;
    const facts = sent(elsewhere.facts("src/a.ts") as FileFacts);
    const { incoming } = store.session;
    incoming.accept(facts);
    expect(store.session.analyse("src/a.ts").findings).toHaveLength(1);
    store.write("src/tls.ts", "export const checked = true;\n");
    expect(store.session.analyse("src/a.ts").findings).toEqual([]);

    // The same while the facts are on their way.
    incoming.beginFacts(undefined);
    store.write("src/tls.ts", "export const checked = 1 === 1;\n");
    incoming.accept(facts);
    incoming.endFacts();
    expect(store.session.analyse("src/a.ts").findings).toEqual([]);
  });

  it("may say that a file was given up: it is left out and said until it changes", async () => {
    const path = "src/a.ts";
    const bad = 'import https from "node:https";\nhttps.get("", { rejectUnauthorized: false });\n';
    const store = new MemoryStore({ [path]: bad }, { rules });
    const givenUp = "its analysis took longer than 20 s";
    store.session.incoming.accept(unknownFacts(path, givenUp));
    const { findings, unread } = store.session.analyse(path);
    expect({ findings, unread }).toEqual({ findings: [], unread: givenUp });
    expect(store.session.counters.parses).toBe(0);
    store.write(path, `${bad}// changed\n`);
    expect(store.session.analyse(path).findings).toHaveLength(1);
  });

  it("say whether a rule asked for the time, and for which versions", () => {
    const token = [
      "eyJhbGciOiJIUzI1NiJ9",
      "eyJleHAiOjE3OTk5OTk5OTl9",
      "c2lnbmF0dXJlLXNpZ25hdHVyZQ",
    ];
    const files = {
      "src/a.ts": `const token = "${token.join(".")}";\nfetch("/", { headers: { authorization: token } });\n`,
      "src/b.ts": 'import jwt from "jsonwebtoken";\njwt.verify("", process.env.SECRET);\n',
      "src/c.ts": 'export const name = "no token at all";\n',
      "package.json": '{ "dependencies": { "jsonwebtoken": "9.0.2" } }',
    };
    const { session } = new MemoryStore(files, { rules });
    expect(session.facts("src/a.ts")?.timed).toBe(true);
    expect(session.facts("src/b.ts")?.versions).toContainEqual(["jsonwebtoken", "9.0.2"]);
    expect(session.facts("src/c.ts")).toMatchObject({ timed: false, versions: [] });
  });
});
