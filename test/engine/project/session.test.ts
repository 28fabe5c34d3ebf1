import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes, fixAll } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";

import { PATH, bad, fail, marked, offering, ofPreset, ruleOf, storeWith } from "./session-rules.ts";

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
