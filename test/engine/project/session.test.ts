import { describe, expect, it } from "vitest";
import {
  type Rule,
  type SyntaxVisitor,
  type TextEdit,
  applyEdits,
  computeFixes,
  fixAll,
  syntaxRule,
} from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore, type StoreOptions } from "../../harness/memory-store.ts";

const PATH = "src/a.ts";

/** A rule of these tests alone. */
function ruleOf(id: string, visit: SyntaxVisitor, more: Partial<Rule> = {}): Rule {
  const rule = syntaxRule({
    id,
    meta: {
      category: "configuration",
      title: "Bad",
      level: "warning",
      confidence: "high",
      preset: "quiet",
      surface: "editor",
      cwe: [],
      owasp: [],
      asvs: [],
      tips: [],
      since: "0.1.0",
    },
    messages: { found: { what: "Bad {{name}}.", help: "Remove it." } },
    fixes: [{ id: "remove", kind: "fix", title: "Remove it" }],
    visit,
  });
  return { ...rule, ...more };
}

/** Reports every constant text that begins with `bad`, also through imports. */
const bad = ruleOf("bad-text", {
  Identifier(node, context) {
    if (node.parent.type !== "CallExpression" || node.parent.arguments[0] !== node) return;
    if (context.semantics.string(node)?.startsWith("bad")) {
      context.report({ at: node, message: "found" });
    }
  },
  Literal(node, context) {
    if (typeof node.value !== "string" || !node.value.startsWith("bad")) return;
    const [start, end] = node.range;
    context.report({
      at: node,
      message: "found",
      fixes: [{ id: "remove", edits: () => [{ start, end, text: '""' }] }],
    });
  },
});

/** Reports every file, in a preset of its own. */
function ofPreset(id: string, preset: "balanced" | "audit"): Rule {
  const rule = ruleOf(id, {
    Program: (node, context) => context.report({ at: node, message: "found" }),
  });
  return { ...rule, meta: { ...rule.meta, preset } };
}

function fail(): never {
  throw new Error("cannot");
}

/** Reports every file, with these edits. */
function offering(edits: readonly TextEdit[]): Rule {
  return ruleOf("edits-text", {
    Program(node, context) {
      const fixes = [{ id: "remove", edits: () => edits }];
      context.report({ at: node, message: "found", fixes });
    },
  });
}

function deep(open: string, close: string): string {
  return open.repeat(10_000) + close.repeat(10_000);
}

function storeWith(text: string, options: Partial<StoreOptions> = {}, path = PATH): MemoryStore {
  return new MemoryStore({ [path]: text }, { rules: [bad], ...options });
}

function marked(store: MemoryStore, path = PATH): string[] {
  const text = store.read(path) ?? "";
  return store.session
    .analyse(path)
    .findings.map(({ range }) => text.slice(range.start, range.end));
}

describe("a preview", () => {
  const text = `import https from "node:https";
import express from "express";
import { run } from "./run.js";
https.get("https://a.example", { rejectUnauthorized: false });
express().get("/", (req, res) => run(req.query.a));
`;
  const run = 'import { exec } from "node:child_process";\nexport const run = (a) => exec(a);\n';

  it("shows what a script says by itself and follows no data for it", () => {
    const store = new MemoryStore({ "src/a.js": text, "src/run.js": run }, { rules });
    const { session } = store;
    const preview = session.preview("src/a.js", "checks");
    expect(preview?.findings.map(({ ruleId }) => ruleId)).toEqual(["tls-verify-disabled"]);
    expect(session.counters.evaluations).toBe(0);
    session.analyse("src/a.js");
    expect(session.counters.evaluations).toBeGreaterThan(0);
    // What is known as a whole has none.
    expect(session.preview("src/a.js", "checks")).toBeUndefined();
  });

  it("keeps what was found of the data before, where its code is now, and finds the rest anew", () => {
    const flow = `${text}import { exec } from "node:child_process";
express().get("/x", (req, res) => exec(req.query.b));
`;
    const store = new MemoryStore({ "src/a.js": flow, "src/run.js": run }, { rules });
    const { session } = store;
    expect(session.analyse("src/a.js").findings.map(({ ruleId }) => ruleId)).toEqual([
      "tls-verify-disabled",
      "command-injection",
    ]);
    const { evaluations } = session.counters;
    const edited = `// moved\n${flow.replace("rejectUnauthorized: false", "rejectUnauthorized: true")}`;
    store.write("src/a.js", edited);
    const findings = session.preview("src/a.js", "checks")?.findings ?? [];
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(["command-injection"]);
    const [{ range } = { range: { start: 0, end: 0 } }] = findings;
    expect(edited.slice(range.start, range.end)).toBe("exec(req.query.b)");
    expect(session.counters.evaluations).toBe(evaluations);
    // What the edit took away is not shown any more.
    store.write("src/a.js", edited.replace("exec(req.query.b)", "res.end()"));
    session.analyse("src/a.js");
    expect(session.preview("src/a.js", "checks")).toBeUndefined();
  });

  it("is not there where the text cannot be read", () => {
    const { session } = new MemoryStore({ "src/run.js": "const =" }, { rules });
    expect(session.preview("src/run.js", "checks")).toBeUndefined();
  });
});

describe("a text that does not parse", () => {
  const good = 'f("bad one");\n\ng("bad two");\n';

  it("keeps the last good findings, without fixes, and says so", () => {
    const store = storeWith(good);
    store.session.analyse(PATH);
    store.write(PATH, `const = ;\n${good}`);
    const result = store.session.analyse(PATH);
    expect(result).toMatchObject({ stale: true, problem: { message: expect.any(String) } });
    expect(marked(store)).toEqual(['"bad one"', '"bad two"']);
    expect(result.findings.flatMap((finding) => finding.fixes)).toEqual([]);
  });

  it("moves them through edits in several places, one after the other", () => {
    const store = storeWith(good);
    store.session.analyse(PATH);
    store.write(PATH, 'const = ;\nf("bad one");\n\ng("bad two");\n');
    expect(marked(store)).toEqual(['"bad one"', '"bad two"']);
    store.write(PATH, 'const = ;\nf("bad one");\n\ng("bad two");\nconst more');
    store.write(PATH, 'const = ;\nf("bad one");\n// between\n\ng("bad two");\nconst more');
    expect(marked(store)).toEqual(['"bad one"', '"bad two"']);
    store.write(PATH, 'const = ;\nf("bad one");\n// between\nx x\ng("bad two");\nconst more = 1');
    expect(marked(store)).toEqual(['"bad one"', '"bad two"']);
  });

  it("counts anew as soon as it parses", () => {
    const store = storeWith(good);
    store.session.analyse(PATH);
    store.write(PATH, "f(");
    store.session.analyse(PATH);
    store.write(PATH, 'f("bad three");\n');
    expect(marked(store)).toEqual(['"bad three"']);
    expect(store.session.analyse(PATH).stale).toBe(false);
  });

  it("has no findings when it never parsed, and says why", () => {
    const result = storeWith('f("bad"').session.analyse(PATH);
    expect(result).toMatchObject({ findings: [], stale: false, problem: {} });
  });

  it("does not show what was switched off since", () => {
    const store = storeWith(good);
    store.session.analyse(PATH);
    store.write(PATH, `${good}f(`);
    expect(marked(store)).toHaveLength(2);
    const configuration = { ...store.session.configuration, rules: { "bad-text": "off" as const } };
    store.session.configure(configuration, true);
    expect(marked(store)).toEqual([]);
  });

  it.each([
    ["a script", "src/a.ts", 'f("bad one");\n'],
    ["a document", "config/a.json", '{ "url": "http://erp.corner-shop-online.com" }\n'],
  ])("keeps them through the marks of a merge conflict: %s", (_name, path, text) => {
    const store = storeWith(text, { rules: [bad, ...rules] }, path);
    expect(store.session.analyse(path).findings).toHaveLength(1);
    store.write(path, `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`);
    const result = store.session.analyse(path);
    expect(result.findings).toHaveLength(1);
    expect(result.stale).toBe(true);
  });
});

describe("a rule that fails", () => {
  const crashing = ruleOf("always-fails", {
    Program(node, context) {
      context.report({ at: node, message: "found" });
    },
    Literal() {
      throw new TypeError("no such thing");
    },
  });

  it("is left out for the file and said, the others run", () => {
    const store = storeWith('f("bad one");', { rules: [crashing, bad] });
    const result = store.session.analyse(PATH);
    expect(result.findings.map((finding) => finding.ruleId)).toEqual(["bad-text"]);
    expect(result.crashes).toEqual([
      { ruleId: "always-fails", file: PATH, message: "no such thing" },
    ]);
    expect(store.warnings).toEqual(["Rule always-fails failed on src/a.ts: no such thing"]);
  });

  it.each([
    ["a message", { message: "toString" }],
    ["a fix", { message: "found", fixes: [{ id: "unheard-of", edits: () => [] }] }],
  ])("by naming %s that it did not declare", (_name, report) => {
    const wrong = ruleOf("names-wrongly", {
      Program: (node, context) => context.report({ at: node, ...report }),
    });
    const result = storeWith('f("bad one");', { rules: [wrong, bad] }).session.analyse(PATH);
    expect(result.findings.map((finding) => finding.ruleId)).toEqual(["bad-text"]);
    expect(result.crashes.map((crash) => crash.ruleId)).toEqual(["names-wrongly"]);
  });

  it("in its fix takes no other fix with it", () => {
    const failing = ruleOf("fix-fails", {
      Program(node, context) {
        context.report({ at: node, message: "found", fixes: [{ id: "remove", edits: fail }] });
      },
    });
    const text = 'f("bad one");';
    const store = storeWith(text, { rules: [failing, bad] });
    const fixes = computeFixes(store.session, PATH, text, () => true);
    expect(fixes.map((fix) => fix.finding.ruleId)).toEqual(["bad-text"]);
    expect(store.warnings).toEqual(["A fix of rule fix-fails failed on src/a.ts: cannot"]);
  });
});

describe("fixes", () => {
  const text = "f(1, 2);";
  it.each([
    [
      "overlap",
      [
        { start: 0, end: 4, text: "a" },
        { start: 2, end: 6, text: "b" },
      ],
    ],
    ["lie outside of the text", [{ start: 0, end: 99, text: "a" }]],
    ["end before they start", [{ start: 5, end: 2, text: "a" }]],
    ["break the text", [{ start: 0, end: 2, text: "f((" }]],
    ["change nothing at all", []],
  ])("are refused when their edits %s", (_name, edits) => {
    const store = storeWith(text, { rules: [offering(edits)] });
    expect(computeFixes(store.session, PATH, text, () => true)).toEqual([]);
  });

  it("of two rules that overlap run one after the other, or not at all", () => {
    const both = 'f("bad one", "bad two");';
    const inner = ruleOf("all-arguments", {
      CallExpression(node, context) {
        if (node.arguments.length === 0) return;
        const start = node.callee.range[1];
        const edits = () => [{ start, end: node.range[1], text: "()" }];
        context.report({ at: node, message: "found", fixes: [{ id: "remove", edits }] });
      },
    });
    const store = storeWith(both, { rules: [inner, bad] });
    const { text: after, applied } = fixAll(store.session, PATH, both, { kinds: ["fix"] });
    expect(after).toBe("f();");
    expect(applied).toBe(1);
  });

  it("are computed for the text that is asked about, not for an older one", () => {
    const store = storeWith('f("bad one");');
    store.session.analyse(PATH);
    const newer = '// a line\nf("bad one");';
    const [fix] = computeFixes(store.session, PATH, newer, () => true);
    expect(fix && applyEdits(newer, fix.edits)).toBe('// a line\nf("");');
  });
});

describe("where a file is", () => {
  it.each([
    ["src/a.ts", "normal", ["warning"]],
    ["test/a.ts", "lowered", ["information"]],
    ["src/a.spec.ts", "lowered", ["information"]],
    ["packages/seeds/[id]/a+b.ts", "lowered", ["information"]],
    ["packages/shop-test-utils/a.ts", "lowered", ["information"]],
    ["dev/helpers/a.ts", "lowered", ["information"]],
    ["src/Table/stories.tsx", "lowered", ["information"]],
    ["src/Table/test.tsx", "lowered", ["information"]],
    ["utils/generate-types.ts", "lowered", ["information"]],
    ["dist/a.js", "muted", []],
    ["node_modules/x/a.js", "muted", []],
    ["src/a.min.js", "muted", []],
  ])("decides what its findings are worth: %s is %s", (path, kind, levels) => {
    const result = storeWith('f("bad one");', {}, path).session.analyse(path);
    expect(result.pathClass.kind).toBe(kind);
    expect(result.findings.map((finding) => finding.level)).toEqual(levels);
  });

  it("says what lowered the level", () => {
    const [finding] = storeWith('f("bad");', {}, "test/a.ts").session.analyse("test/a.ts").findings;
    expect(finding?.loweredBy).toBe("tests (test/)");
    const path = "scripts/test-checkout.ts";
    const [script] = storeWith('f("bad");', {}, path).session.analyse(path).findings;
    expect(script?.loweredBy).toBe("tests and stories");
  });

  it.each([
    ["include brings back", "dist/a.js", { include: ["dist/**"] }, ["warning"]],
    ["include keeps the level", "test/a.ts", { include: ["test/**"] }, ["warning"]],
    ["exclude takes out", "src/a.ts", { exclude: ["src/*.ts"] }, []],
    ["exclude wins", "src/a.ts", { include: ["src/**"], exclude: ["**/a.ts"] }, []],
    [
      "a level of the user's own",
      "src/a.ts",
      { rules: { "bad-text": "error" as const } },
      ["error"],
    ],
    ["switched off", "src/a.ts", { rules: { "bad-text": "off" as const } }, []],
    [
      "names that objects have",
      "src/a.ts",
      { rules: JSON.parse('{"__proto__":"off","constructor":"off"}') },
      ["warning"],
    ],
  ])("%s", (_name, path, configuration, levels) => {
    const store = storeWith('f("bad one");', { configuration }, path);
    expect(store.session.analyse(path).findings.map((finding) => finding.level)).toEqual(levels);
  });

  it.each([
    ["quiet", []],
    ["balanced", ["in-balanced"]],
    ["audit", ["in-audit", "in-balanced"]],
  ] as const)("the preset %s has its rules", (preset, expected) => {
    const options = {
      rules: [ofPreset("in-audit", "audit"), ofPreset("in-balanced", "balanced")],
      configuration: { preset },
    };
    const { findings } = storeWith("f();", options).session.analyse(PATH);
    expect(findings.map((finding) => finding.ruleId).sort()).toEqual(expected);
  });
});

describe("strange texts", () => {
  it.each([
    ["nothing", ""],
    ["a byte order mark alone", "\uFEFF"],
    ["blanks", " \r\n\t\n"],
    ["nested lists", `x = ${deep("[", "]")}`],
    ["nested blocks", deep("{", "}")],
    ["nested calls", deep("f(", ")")],
    ["a long chain", `x${".a".repeat(10_000)}`],
    ["a long sum", `x = ${'"a" + '.repeat(10_000)}"b"`],
    [
      "names that objects have",
      "const o = { __proto__: null, constructor: 1 }; o.__proto__.hasOwnProperty = toString;",
    ],
    ["no text but a null", "\0"],
  ])("are survived: %s", (_name, text) => {
    const store = storeWith(text, { rules, configuration: { preset: "audit" } });
    const result = store.session.analyse(PATH);
    expect(result.findings).toEqual([]);
    expect(result.lines).toBeGreaterThan(0);
  });

  it.each([
    ["a byte order mark", '\uFEFFf("bad one");'],
    ["Windows line breaks", 'f();\r\ng("bad one");\r\n'],
    ["old line breaks", 'f();\rg("bad one");\r'],
    ["signs outside of the basic plane", 'f("💳"); g("bad one");'],
  ])("have their findings at the right place: %s", (_name, text) => {
    expect(marked(storeWith(text))).toEqual(['"bad one"']);
  });

  it("are survived in documents: nesting", () => {
    const path = "config/a.json";
    const store = storeWith(deep("[", "]"), { rules }, path);
    expect(store.session.analyse(path).findings).toEqual([]);
  });

  it("have paths that objects have names like", () => {
    const store = new MemoryStore(
      {
        "__proto__.ts": 'export const constructor = "bad one";',
        "a.ts": 'import { constructor } from "./__proto__"; f(constructor);',
      },
      { rules: [bad] },
    );
    expect(marked(store, "__proto__.ts")).toEqual(['"bad one"']);
    expect(marked(store, "a.ts")).toEqual(["constructor"]);
  });
});

describe("a change", () => {
  const files = {
    "src/a.ts": 'import { text } from "./b"; f(text);',
    "src/b.ts": 'export { text } from "./c";',
    "src/c.ts": 'export const text = "bad one";',
    "src/d.ts": "export const other = 1;",
  };
  const all = Object.keys(files);

  function analysed(): MemoryStore {
    const store = new MemoryStore(files, { rules: [bad] });
    for (const path of all) store.session.analyse(path);
    return store;
  }

  function change(store: MemoryStore, path: string, text: string) {
    store.files.set(path, text);
    const affected = store.session.changed(path);
    const before = store.session.counters;
    for (const each of all) store.session.analyse(each);
    const { analyses, parses } = store.session.counters;
    return {
      affected: affected.toSorted(),
      analyses: analyses - before.analyses,
      parses: parses - before.parses,
    };
  }

  it("is not looked for: the same text is analysed once", () => {
    const store = analysed();
    const before = store.session.counters;
    for (const path of all) store.session.analyse(path);
    expect(store.session.counters).toEqual(before);
    expect(before).toMatchObject({ analyses: 4, parses: 4 });
  });

  it("reaches the files that read the changed one, through re-exports, and no others", () => {
    const store = analysed();
    expect(marked(store)).toEqual(["text"]);
    const { affected, analyses } = change(store, "src/c.ts", 'export const text = "good";');
    expect(affected).toEqual(["src/a.ts", "src/b.ts", "src/c.ts"]);
    expect(analyses).toBe(3);
    expect(marked(store)).toEqual([]);
  });

  it("of a file that nobody reads reaches nobody", () => {
    const store = analysed();
    expect(change(store, "src/a.ts", "f(1);")).toEqual({
      affected: ["src/a.ts"],
      analyses: 1,
      parses: 1,
    });
    expect(change(store, "src/d.ts", "export {};").analyses).toBe(1);
  });

  it("of an import is followed from then on", () => {
    const store = analysed();
    change(store, "src/a.ts", 'import { other as text } from "./d"; f(text);');
    expect(marked(store)).toEqual([]);
    const { affected } = change(store, "src/d.ts", 'export const other = "bad two";');
    expect(affected).toContain("src/a.ts");
    expect(marked(store)).toEqual(["text"]);
  });

  it("of a manifest reaches everything below, itself included", () => {
    const store = analysed();
    store.write("package.json", "{}");
    for (const path of all) store.session.analyse(path);
    expect(store.session.changed("package.json").toSorted()).toEqual(["package.json", ...all]);
  });

  it("of the mapped names of the compiler reaches everything", () => {
    const store = new MemoryStore(
      {
        "tsconfig.json": "{}",
        "src/a.ts": 'import { text } from "@shop/c"; f(text);',
        "src/c.ts": 'export const text = "bad one";',
      },
      { rules: [bad] },
    );
    expect(marked(store)).toEqual([]);
    store.files.set(
      "tsconfig.json",
      '{ "compilerOptions": { "paths": { "@shop/*": ["./src/*"] } } }',
    );
    expect(store.session.changed("tsconfig.json")).toContain("src/a.ts");
    expect(marked(store)).toEqual(["text"]);
  });

  it("forgets a file that is gone", () => {
    const store = analysed();
    store.remove("src/c.ts");
    expect(marked(store)).toEqual([]);
    expect(store.session.analyse("src/c.ts").unread).toBe("it cannot be read");
  });
});
