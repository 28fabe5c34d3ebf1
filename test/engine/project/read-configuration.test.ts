import { describe, expect, it } from "vitest";
import { LineIndex, readConfiguration } from "../../../src/engine/api.ts";

const RULES = ["secret-env-fallback", "tls-verify-disabled"];

function read(text: string) {
  const { configuration, problems } = readConfiguration(text, RULES);
  const lines = new LineIndex(text);
  const said = problems.map(({ message, range }) => {
    const { line, column } = lines.position(range.start);
    return `${line + 1}:${column + 1} ${message}`;
  });
  return { configuration, said };
}

const DEFAULTS = {
  preset: "quiet",
  rules: {},
  include: [],
  exclude: [],
  suppressions: [],
  registry: true,
};

describe("a configuration that is in order", () => {
  it("is read with all its keys, comments and trailing commas", () => {
    const { configuration, said } = read(`\uFEFF{
      // For the team.
      "$schema": "./schema.json",
      "preset": "audit",
      "rules": { "tls-verify-disabled": "off", "secret-env-fallback": "hint" },
      "include": ["dist/**"],
      "exclude": ["legacy/", "app/\\\\[slug\\\\]/*.ts"],
      "suppressions": [
        { "rule": "tls-verify-disabled", "files": "src/dev/**", "reason": "own CA", "until": "2027-01-31" },
        { "rule": "secret-env-fallback", "reason": "reviewed" },
      ],
      "registry": false,
    }`);
    expect(said).toEqual([]);
    expect(configuration).toEqual({
      preset: "audit",
      rules: { "tls-verify-disabled": "off", "secret-env-fallback": "hint" },
      include: ["dist/**"],
      exclude: ["legacy/", "app/\\[slug\\]/*.ts"],
      suppressions: [
        {
          rule: "tls-verify-disabled",
          files: "src/dev/**",
          reason: "own CA",
          until: "2027-01-31",
        },
        { rule: "secret-env-fallback", reason: "reviewed" },
      ],
      registry: false,
    });
  });

  it("has its own figures for dependencies that nobody keeps up", () => {
    const { configuration, said } = read(
      '{ "dependencies": { "staleAfterMonths": 36, "abandonedAfterMonths": 0, "deadMajorAfterMonths": "18", "stale": 1 } }',
    );
    expect(configuration.dependencies).toEqual({ staleAfterMonths: 36 });
    expect(said.map((each) => each.replace(/^\S+ /, ""))).toEqual([
      "'dependencies.abandonedAfterMonths' must be a number of months from 1 to 600.",
      "'dependencies.deadMajorAfterMonths' must be a number of months from 1 to 600.",
      "Unknown key 'stale'.",
    ]);
  });

  it.each(["", "  \n", "{}"])("may say nothing at all: %j", (text) => {
    expect(read(text)).toEqual({ configuration: DEFAULTS, said: [] });
  });
});

describe("a configuration that is not in order", () => {
  it.each([
    ["[]", "1:1 The configuration must be an object, not a list."],
    ['{ "preset": 3 }', "1:13 'preset' must be text in quotes, not a number."],
    [
      '{ "preset": "loud" }',
      "1:13 There is no preset 'loud'; it can be 'quiet', 'balanced', 'audit'.",
    ],
    ['{ "registry": "no" }', "1:15 'registry' must be true or false, not text."],
    ['{ "registry": null }', "1:15 'registry' must be true or false, not null."],
    ['{\n  "exlude": []\n}', "2:3 Unknown key 'exlude'. Did you mean 'exclude'?"],
    ['{ "zebra": 1 }', "1:3 Unknown key 'zebra'."],
    ['{ "include": "dist" }', "1:14 'include' must be a list of globs, not text."],
    [
      '{ "exclude": ["a", 4] }',
      "1:20 Each entry of 'exclude' must be text in quotes, not a number.",
    ],
    ['{ "exclude": [""] }', "1:15 '' is no usable glob: it is empty."],
    ['{ "exclude": ["src/[ab"] }', "1:15 'src/[ab' is no usable glob: '[' and ']' do not match."],
    ['{ "exclude": ["../x"] }', "1:15 '../x' is no usable glob: it leads out of the folder."],
    [
      '{ "exclude": ["src\\\\old"] }',
      "1:15 'src\\old' is no usable glob: paths are written with forward slashes.",
    ],
    ['{ "rules": [] }', "1:12 'rules' must be an object of rule ids and levels, not a list."],
    [
      '{ "rules": { "tls-verify-disable": "off" } }',
      "1:14 There is no rule 'tls-verify-disable'. Did you mean 'tls-verify-disabled'?",
    ],
    [
      '{ "rules": { "tls-verify-disabled": "warn" } }',
      "1:37 There is no level 'warn'; it can be 'error', 'warning', 'information', 'hint', 'off'.",
    ],
    [
      '{ "rules": { "tls-verify-disabled": 2 } }',
      "1:37 The level of 'tls-verify-disabled' must be text in quotes, not a number.",
    ],
    ['{ "rules": { "__proto__": "off" } }', "1:14 There is no rule '__proto__'."],
    ['{ "__proto__": {} }', "1:3 Unknown key '__proto__'."],
    ['{ "suppressions": {} }', "1:19 'suppressions' must be a list, not an object."],
    ['{ "suppressions": ["x"] }', "1:20 Each suppression must be an object, not text."],
    [
      '{ "suppressions": [{ "rule": "tls-verify-disabled" }] }',
      "1:20 The suppression has no 'reason'.",
    ],
    [
      '{ "suppressions": [{ "rule": "tls-verify-disabled", "reason": " " }] }',
      "1:63 'reason' is empty.",
    ],
    [
      '{ "suppressions": [{ "rule": "tls-verify-disabled", "reason": "x", "until": "2027-02-30" }] }',
      "1:77 '2027-02-30' is not a date like 2027-01-31.",
    ],
    ['{ "suppressions": [{ "rule": "tls", "reason": "x" }] }', "1:30 There is no rule 'tls'."],
  ])("%s", (text, problem) => {
    const { configuration, said } = read(text);
    expect(said).toEqual([problem]);
    expect(configuration).toEqual({ ...DEFAULTS, exclude: configuration.exclude });
  });

  it("keeps the parts that can be read", () => {
    const { configuration, said } = read(
      '{ "preset": "audit", "registry": "no", "include": ["a", 1] }',
    );
    expect(configuration).toEqual({ ...DEFAULTS, preset: "audit", include: ["a"] });
    expect(said).toHaveLength(2);
  });

  it("says where the JSON breaks and reads what comes before", () => {
    const { configuration, said } = read('{\n  "preset": "audit",\n  "include": ["a"\n');
    expect(configuration.preset).toBe("audit");
    expect(said[0]).toMatch(/^4:1 The JSON is broken: /);
  });

  it("says that a key is written twice, and takes the last", () => {
    const { configuration, said } = read('{ "preset": "audit", "preset": "balanced" }');
    expect(configuration.preset).toBe("balanced");
    expect(said).toEqual(["1:22 'preset' is written twice; the last one counts."]);
  });

  it("survives nesting of any depth", () => {
    const { said } = read(`{ "include": ${"[".repeat(10_000)}`);
    expect(said.length).toBeGreaterThan(0);
  });

  it("does not repeat a flood of letters", () => {
    const { said } = read(`{ "${"x".repeat(5_000)}": 1 }`);
    expect(said[0]?.length).toBeLessThan(120);
  });
});
