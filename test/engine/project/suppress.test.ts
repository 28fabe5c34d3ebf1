import { describe, expect, it } from "vitest";
import { type Rule, fixAll, syntaxRule } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore, type StoreOptions } from "../../harness/memory-store.ts";
import { META } from "../../harness/rule-meta.ts";

const TLS = "tls-verify-disabled";
const BAD = "const agent = { rejectUnauthorized: false };";

/** The rule of the engine's own tests: every call of `bad()` is a finding, also in documents that say `bad`. */
const bad: Rule = syntaxRule({
  id: "bad-call",
  meta: { ...META, title: "Bad call" },
  messages: { found: { what: "Bad.", help: "Remove it." } },
  noFix: "A rule of a test.",
  visit: {
    CallExpression(node, context) {
      if (node.callee.type === "Identifier" && node.callee.name === "bad") {
        context.report({ at: node, message: "found" });
      }
    },
  },
  config: {
    kinds: ["env", "yaml", "json", "dockerfile", "html"],
    check(document, context) {
      for (const match of document.text.matchAll(/\bbad\(\)/g)) {
        const start = match.index;
        context.report({ at: { start, end: start + match[0].length }, message: "found" });
      }
    },
  },
});

function within(configuration: StoreOptions["configuration"]): Partial<StoreOptions> {
  return { ...(configuration && { configuration }) };
}

function analyse(text: string, path = "src/a.ts", options: Partial<StoreOptions> = {}) {
  const store = new MemoryStore({ [path]: text }, { rules: [...rules, bad], ...options });
  const { findings, silenced } = store.session.analyse(path);
  const ids = (list: typeof findings) => list.map((finding) => finding.ruleId);
  return { findings: ids(findings), silenced: ids(silenced), all: [...findings, ...silenced] };
}

describe("the earlier id of a renamed rule", () => {
  const { findings, silenced, all } = analyse(
    "// storewarden-ignore once-bad -- why\nbad();\n",
    "src/a.ts",
    { rules: [...rules, { ...bad, formerly: ["once-bad"] }] },
  );
  const told = all.find(({ ruleId }) => ruleId === "suppression-unknown-rule");

  it("still silences, and the new one is told", () => {
    expect(silenced).toEqual(["bad-call"]);
    expect(findings).toEqual(["suppression-unknown-rule"]);
    expect(told).toMatchObject({
      level: "information",
      message: "The rule 'once-bad' was renamed to 'bad-call'. The suppression still counts.",
      fixes: [{ id: "use-new-id", kind: "fix" }],
    });
  });

  it.each([
    ["once-bad", "bad-call"],
    ["bad-call, once-bad", "bad-call"],
  ])("is replaced by its fix: %s", (ids, after) => {
    const text = `bad(); // storewarden-ignore ${ids} -- why\n`;
    const renamed = { ...bad, formerly: ["once-bad"] };
    const store = new MemoryStore({ "src/a.ts": text }, { rules: [...rules, renamed] });
    const fixed = fixAll(store.session, "src/a.ts", text, { kinds: ["fix"] }).text;
    expect(fixed).toBe(`bad(); // storewarden-ignore ${after} -- why\n`);
  });

  it("is nobody's id today", () => {
    const ids = new Set(rules.map(({ id }) => id));
    const formerly = rules.flatMap((rule) => rule.formerly ?? []);
    expect(formerly.filter((id) => ids.has(id))).toEqual([]);
    expect(new Set(formerly).size).toBe(formerly.length);
  });
});

describe("a suppression in a comment", () => {
  it.each([
    ["a line comment above", "src/a.ts", "// storewarden-ignore bad-call -- why\nbad();\n"],
    ["a line comment behind", "src/a.ts", "bad(); // storewarden-ignore bad-call -- why\n"],
    ["a block comment above", "src/a.ts", "/* storewarden-ignore bad-call -- why */\nbad();\n"],
    ["a block comment before", "src/a.ts", "/* storewarden-ignore bad-call -- why */ bad();\n"],
    [
      "a comment over several lines",
      "src/a.ts",
      "/*\n * storewarden-ignore bad-call -- why\n */\nbad();\n",
    ],
    [
      "JSX, above",
      "src/a.tsx",
      "const a = (\n  <p>\n    {/* storewarden-ignore bad-call -- why */}\n    {bad()}\n  </p>\n);\n",
    ],
    [
      "JSX, behind",
      "src/a.jsx",
      "const a = (\n  <p>\n    {bad()} {/* storewarden-ignore bad-call -- why */}\n  </p>\n);\n",
    ],
    ["YAML, above", "a.yml", "# storewarden-ignore bad-call -- why\nkey: bad()\n"],
    ["YAML, behind", "a.yaml", "key: bad() # storewarden-ignore bad-call -- why\n"],
    ["an environment file", ".env", "# storewarden-ignore bad-call -- why\nKEY=bad()\n"],
    [
      "a Dockerfile",
      "Dockerfile",
      "FROM node\n# storewarden-ignore bad-call -- why\nENV A=bad()\n",
    ],
    [
      "HTML, above",
      "a.html",
      "<p>\n<!-- storewarden-ignore bad-call -- why -->\n<i>bad()</i></p>\n",
    ],
    ["HTML, behind", "a.html", "<i>bad()</i> <!-- storewarden-ignore bad-call -- why -->\n"],
    [
      "JSON with comments",
      "a.jsonc",
      '{\n  // storewarden-ignore bad-call -- why\n  "a": "bad()"\n}\n',
    ],
    ["Windows line breaks", "src/a.ts", "// storewarden-ignore bad-call -- why\r\nbad();\r\n"],
    ["a byte order mark", "src/a.ts", "\uFEFF// storewarden-ignore bad-call -- why\nbad();\n"],
    [
      "a date to come",
      "src/a.ts",
      "// storewarden-ignore bad-call -- why until 2026-11-22\nbad();\n",
    ],
  ])("silences in %s", (_name, path, text) => {
    expect(analyse(text, path)).toMatchObject({ findings: [], silenced: ["bad-call"] });
  });

  it("keeps the reason and the date with what it silences", () => {
    const text = "// storewarden-ignore bad-call -- a mock until 2027-01-31\nbad();\n";
    const [finding] = analyse(text).all;
    expect(finding?.silenced).toEqual({ by: "comment", reason: "a mock", until: "2027-01-31" });
  });

  it.each([
    ["two lines above", "// storewarden-ignore bad-call -- why\nf();\nbad();\n"],
    ["behind an empty line", "// storewarden-ignore bad-call -- why\n\nbad();\n"],
    ["behind the code of the line above", "f(); // storewarden-ignore bad-call -- why\nbad();\n"],
    ["the line below", "bad();\n// storewarden-ignore bad-call -- why\nf();\n"],
    ["in a string", 'const s = "// storewarden-ignore bad-call -- why"; bad();\n'],
    ["expired", "// storewarden-ignore bad-call -- why until 2026-11-21\nbad();\n"],
    ["of another rule", `// storewarden-ignore ${TLS} -- why\nbad();\n`],
  ])("does not silence from %s", (_name, text) => {
    expect(analyse(text).findings).toContain("bad-call");
  });

  it("names several rules", () => {
    const text = `// storewarden-ignore ${TLS}, bad-call -- both are of the mock\n${BAD} bad();\n`;
    expect(analyse(text)).toMatchObject({ findings: [], silenced: [TLS, "bad-call"] });
  });

  it("says which of several rules is not needed", () => {
    const text = `// storewarden-ignore ${TLS}, bad-call -- both are of the mock\n${BAD}\n`;
    expect(analyse(text)).toMatchObject({ findings: ["suppression-unused"], silenced: [TLS] });
  });

  it.each([
    [
      "line comments",
      `// storewarden-ignore ${TLS} -- a\n// storewarden-ignore bad-call -- b\n${BAD} bad();\n`,
      "src/a.ts",
    ],
    [
      "a comment of several lines between",
      `// storewarden-ignore bad-call -- a\n/* more\n   words */\nbad();\n`,
      "src/a.ts",
    ],
    [
      "JSX",
      "const a = (\n  <p>\n    {/* storewarden-ignore bad-call -- a */}\n    {/* more words */}\n    {bad()}\n  </p>\n);\n",
      "src/a.tsx",
    ],
  ])("reaches past further comments: %s", (_name, text, path) => {
    expect(analyse(text, path).findings).toEqual([]);
  });

  it("silences every finding of its line", () => {
    const text = "// storewarden-ignore bad-call -- both\nbad(); bad();\n";
    expect(analyse(text)).toMatchObject({ findings: [], silenced: ["bad-call", "bad-call"] });
  });
});

describe("an untrusted workspace", () => {
  const text = "// storewarden-ignore bad-call -- why\nbad();\n";

  it("silences nothing and shows what would be", () => {
    const { findings, silenced, all } = analyse(text, "src/a.ts", { trusted: false });
    expect({ findings, silenced }).toEqual({ findings: ["bad-call"], silenced: [] });
    expect(all[0]?.silenced).toEqual({ by: "comment", reason: "why" });
  });

  it("does not silence through its configuration either", () => {
    const suppressions = [{ rule: "bad-call", reason: "team" }];
    const options = { trusted: false, configuration: { suppressions } };
    expect(analyse("bad();\n", "src/a.ts", options).findings).toEqual(["bad-call"]);
  });
});

describe("a suppression in the configuration", () => {
  it.each([
    ["every file", {}, true],
    ["a glob that fits", { files: "src/**" }, true],
    ["a glob that does not", { files: "lib/**" }, false],
    ["its last day", { until: "2026-11-22" }, true],
    ["the day after", { until: "2026-11-21" }, false],
  ])("holds for %s: %o", (_name, more, holds) => {
    const entry = { rule: "bad-call", reason: "the team knows", ...more };
    const { findings, silenced, all } = analyse(
      "bad();\n",
      "src/a.ts",
      within({ suppressions: [entry] }),
    );
    expect(holds ? silenced : findings).toEqual(["bad-call"]);
    expect(all[0]?.silenced?.by).toBe(holds ? "configuration" : undefined);
  });

  it("reaches findings about suppressions as well", () => {
    const entry = { rule: "suppression-unused", reason: "kept for the next release" };
    const text = "// storewarden-ignore bad-call -- why\nf();\n";
    expect(analyse(text, "src/a.ts", within({ suppressions: [entry] }))).toMatchObject({
      findings: [],
      silenced: ["suppression-unused"],
    });
  });

  it("leaves the reason to the comment where both hold", () => {
    const entry = { rule: "bad-call", reason: "team" };
    const text = "// storewarden-ignore bad-call -- mine\nbad();\n";
    const { all } = analyse(text, "src/a.ts", within({ suppressions: [entry] }));
    expect(all.map((finding) => finding.silenced?.reason)).toEqual(["mine"]);
  });
});

describe("findings of the project as a whole", () => {
  it("are silenced by comments of scripts and documents alike", () => {
    const whole: Rule = {
      ...bad,
      id: "whole-project",
      visit: undefined,
      config: undefined,
      project: (view, context) => {
        for (const file of view.files) {
          const start = (view.read(file) ?? "").indexOf("x");
          context.report(file, { at: { start, end: start + 1 }, message: "found" });
        }
      },
    } as Rule;
    const files = {
      "src/a.ts": "// storewarden-ignore whole-project -- why\nx();\n",
      ".env": "# storewarden-ignore whole-project -- why\nx=1\n",
      "src/b.ts": "x();\n",
    };
    const store = new MemoryStore(files, { rules: [...rules, whole] });
    const results = store.session.analyseProject(Object.keys(files), {
      known: false,
      reason: "test",
    });
    const counts = results.map(({ path, findings, silenced }) => [
      path,
      findings.length,
      silenced.length,
    ]);
    expect(counts).toEqual([
      ["src/a.ts", 0, 1],
      [".env", 0, 1],
      ["src/b.ts", 1, 0],
    ]);
  });
});
