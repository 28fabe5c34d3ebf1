import { describe, expect, it } from "vitest";
import { computeFixes } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const PATH = "src/session.ts";
const CODE = `import session from "express-session";
app.use(session({ resave: false, secret: "the corner shop's own" }));
`;
/** 32 bytes as base64url. */
const VALUE = /[\w-]{43}/;

/** The files of a store after its secret got a new value, with every random value as `<random>`. */
function moved(files: Readonly<Record<string, string>>, path = PATH): Record<string, string> {
  const store = new MemoryStore({ ...files, [path]: CODE }, { rules: [rule] });
  const [fix] = computeFixes(store.session, path, CODE, (_, { id }) => id === "use-new-value");
  const after: Record<string, string> = {};
  for (const { file = path, start, end, text } of (fix?.edits ?? []).toReversed()) {
    const before = after[file] ?? store.read(file) ?? "";
    after[file] = before.slice(0, start) + text.replace(VALUE, "<random>") + before.slice(end);
  }
  expect(after[path]).toContain("secret: process.env.SESSION_SECRET }");
  delete after[path];
  return after;
}

describe("a secret that moves into the files of variables", () => {
  it("makes the files that are missing", () => {
    expect(moved({})).toEqual({
      ".env": "SESSION_SECRET=<random>\n",
      ".env.example": "SESSION_SECRET=\n",
      ".gitignore": "/.env\n",
    });
  });

  it("adds lines to those that are there, with their line breaks", () => {
    const after = moved({
      ".env": "PORT=3000",
      ".env.template": "PORT=\r\n",
      ".gitignore": "node_modules\n",
    });
    expect(after).toEqual({
      ".env": "PORT=3000\nSESSION_SECRET=<random>\n",
      ".env.template": "PORT=\r\nSESSION_SECRET=\r\n",
      ".gitignore": "node_modules\n/.env\n",
    });
  });

  it("leaves alone what has a value, a name and a line already", () => {
    const files = {
      ".env": "SESSION_SECRET=of-this-machine\n",
      ".env.example": "SESSION_SECRET=\n",
      ".gitignore": ".env*\n!.env.example\n",
    };
    expect(moved(files)).toEqual({});
    expect(moved({ ...files, ".env": "A=1\nSESSION_SECRET=\nB=2\n" })).toEqual({
      ".env": "A=1\nSESSION_SECRET=<random>\nB=2\n",
    });
  });

  it("stays in the package of the file, with the file that its framework loads", () => {
    const after = moved(
      {
        ".gitignore": "node_modules\n",
        ".env": "PORT=1\n",
        "apps/shop/package.json": '{ "dependencies": { "next": "16.0.0" } }',
      },
      "apps/shop/src/session.ts",
    );
    expect(after).toEqual({
      "apps/shop/.env.local": "SESSION_SECRET=<random>\n",
      "apps/shop/.env.example": "SESSION_SECRET=\n",
      ".gitignore": "node_modules\n/apps/shop/.env.local\n",
    });
  });

  it("makes another value each time", () => {
    const values = [1, 2].map(() => {
      const store = new MemoryStore({ [PATH]: CODE }, { rules: [rule] });
      const [fix] = computeFixes(store.session, PATH, CODE, (_, { id }) => id === "use-new-value");
      return VALUE.exec(fix?.edits.find(({ file }) => file === ".env")?.text ?? "")?.[0];
    });
    expect(values[0]).toMatch(VALUE);
    expect(values[0]).not.toBe(values[1]);
  });

  it("is not offered for what others hold as well", () => {
    const code = `import { createCipheriv } from "node:crypto";
const config = { webhookSecret: "corner shop 4 hooks", encryptionKey: "c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1" };
`;
    const store = new MemoryStore({ [PATH]: code }, { rules: [rule] });
    const { findings } = store.session.analyse(PATH);
    expect(findings.length).toBeGreaterThan(0);
    for (const { fixes } of findings)
      expect(fixes.map(({ id }) => id)).toEqual(["use-environment"]);
  });
});
