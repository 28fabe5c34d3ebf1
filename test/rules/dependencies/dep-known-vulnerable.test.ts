import type { Advisory, AdvisoryResult, Severity } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { CLASSIC, PNPM_9 } from "../../engine/deps/lock-samples.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, lock, manifest } from "./registry-answers.ts";

const path = "package.json";

function known(
  table: Readonly<Record<string, readonly [vulnerable: string, severity: Severity][]>>,
): AdvisoryResult {
  const advisories = Object.entries(table).map(([name, list]): [string, Advisory[]] => [
    name,
    list.map(([vulnerable, severity], index) => ({
      id: `GHSA-test-${name}-${index}`,
      title: `Hole ${index} of ${name}`,
      severity,
      vulnerable,
      cwe: [],
    })),
  ]);
  return { ok: true, advisories: new Map(advisories), fetchedAt: 0, leftOut: [] };
}

/** `a` brings `b`, which brings `c`. */
function chain(
  root: Readonly<Record<string, unknown>>,
  c = "1.0.0",
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  return {
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": root,
        "node_modules/a": { version: "1.0.0", dependencies: { b: "^1.0.0" } },
        "node_modules/b": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/c": { version: c },
        ...more,
      },
    }),
  };
}

const A = { dependencies: { a: "^1.0.0" } };

testRule(rule, {
  valid: [
    {
      name: "a version in which it is mended",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: "1.2.0" }),
      advisories: known({ pay: [["<1.2.0", "high"]] }),
    },
    {
      name: "a registry that did not answer",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: "1.0.0" }),
      advisories: { ok: false, reason: "unreachable", text: "It cannot be reached." },
    },
    {
      name: "a range that also lets mended versions in, without a lockfile",
      path,
      code: manifest({ pay: "^1.0.0" }),
      advisories: known({ pay: [["<1.2.0", "high"]] }),
    },
    {
      name: "a line that is newer than the lockfile",
      path,
      code: manifest({ pay: "^1.2.0" }),
      files: lock({ pay: "1.0.0" }),
      advisories: known({ pay: [["<1.2.0", "high"]] }),
    },
    {
      name: "what an override will put in its place",
      path,
      code: JSON.stringify({ ...A, overrides: { "c@1": "^1.0.5" } }),
      files: chain(A),
      advisories: known({ c: [["<1.0.5", "high"]] }),
    },
    {
      name: "an override for one package alone",
      path,
      code: JSON.stringify({ ...A, overrides: { b: { c: "^1.0.5" } } }),
      files: chain(A),
      advisories: known({ c: [["<1.0.5", "high"]] }),
    },
    {
      name: "another package of the same folder name",
      path,
      code: manifest({ pay: "npm:@other/pay@1.0.0" }),
      files: {
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: { "node_modules/pay": { name: "@other/pay", version: "1.0.0" } },
        }),
      },
      advisories: known({ pay: [["*", "critical"]] }),
    },
    {
      name: "a peer dependency without a lockfile",
      path,
      code: manifest({ pay: "1.0.0" }, "peerDependencies"),
      advisories: known({ pay: [["*", "critical"]] }),
    },
  ],
  invalid: [
    {
      name: "a direct dependency: the smallest step to a safe version",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: {
        ...lock({ pay: "1.0.0" }),
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { dependencies: { pay: "^1.0.0" } },
            "node_modules/pay": { version: "1.0.0" },
          },
        }),
        "src/pay.ts": 'import type { A } from "pay";\n\nimport { pay } from "pay/client";\n',
      },
      advisories: known({
        pay: [
          ["<1.2.0", "high"],
          ["=1.2.0", "moderate"],
        ],
      }),
      lookups: answers({
        pay: {
          versions: {
            "1.0.0": "2025-01-01",
            "1.1.0": "2025-02-01",
            "1.2.0": "2025-03-01",
            "1.2.1": "2025-04-01",
            "2.0.0": "2025-05-01",
          },
        },
      }),
      findings: [
        {
          at: "^1.0.0",
          level: "error",
          message: "pay 1.0.0 has a known hole (high): Hole 0 of pay",
          fixes: ["update-safe"],
        },
      ],
      fixed: { "update-safe": manifest({ pay: "^1.2.1" }) },
    },
    {
      name: "for developers alone: one level lower",
      path,
      code: manifest({ pay: "^1.0.0" }, "devDependencies"),
      files: {
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { devDependencies: { pay: "^1.0.0" } },
            "node_modules/pay": { version: "1.0.0", dev: true },
          },
        }),
      },
      advisories: known({ pay: [["<1.2.0", "critical"]] }),
      findings: [{ at: "^1.0.0", level: "warning", fixes: [] }],
    },
    {
      name: "what others bring along: an override of npm",
      path,
      code: JSON.stringify(A, undefined, 2),
      files: chain(A),
      advisories: known({ c: [["<1.0.5", "moderate"]] }),
      findings: [
        {
          at: "^1.0.0",
          level: "warning",
          message: "c 1.0.0, brought by b, has a known hole (moderate)",
          fixes: ["override"],
        },
      ],
      fixed: { override: JSON.stringify({ ...A, overrides: { c: "^1.0.5" } }, undefined, 2) },
    },
    {
      name: "a copy of another major version stays where it is",
      path,
      code: JSON.stringify(A, undefined, 2),
      files: chain(A, "1.0.0", {
        "node_modules/d": { version: "1.0.0", dependencies: { c: "^3.0.0" } },
        "node_modules/d/node_modules/c": { version: "3.0.0" },
      }),
      advisories: known({ c: [["<1.0.5", "low"]] }),
      findings: [{ at: "^1.0.0", level: "information", fixes: ["override"] }],
      fixed: { override: JSON.stringify({ ...A, overrides: { "c@1": "^1.0.5" } }, undefined, 2) },
    },
    {
      name: "a hole that nobody has mended",
      path,
      code: JSON.stringify(A),
      files: chain(A),
      advisories: known({ c: [["<=1.0.9", "high"]] }),
      findings: [{ at: "^1.0.0", fixes: [] }],
    },
    {
      name: "several at one line: the worst is named, all are counted",
      path,
      code: JSON.stringify(A),
      files: chain(A),
      advisories: known({
        a: [["<1.0.1", "low"]],
        b: [["<1.0.1", "critical"]],
        c: [["<1.0.1", "high"]],
      }),
      findings: [
        { at: "^1.0.0", level: "error", message: "b 1.0.0, brought by a, has a known hole" },
      ],
    },
    {
      name: "a lockfile of pnpm",
      path,
      code: JSON.stringify({ dependencies: { express: "^4.18.0" } }, undefined, 2),
      files: { "pnpm-lock.yaml": PNPM_9 },
      advisories: known({ qs: [[">=6.10.0 <6.10.3", "high"]] }),
      findings: [{ at: "^4.18.0", message: "qs 6.10.0, brought by express", fixes: ["override"] }],
      fixed: {
        override: JSON.stringify(
          { dependencies: { express: "^4.18.0" }, pnpm: { overrides: { qs: "^6.10.3" } } },
          undefined,
          2,
        ),
      },
    },
    {
      name: "a lockfile of Yarn 1",
      path,
      code: JSON.stringify({ dependencies: { express: "^4.18.0" } }, undefined, 2),
      files: { "yarn.lock": CLASSIC },
      advisories: known({ ms: [["<2.1.4", "high"]] }),
      findings: [{ at: "^4.18.0", fixes: ["override"] }],
      fixed: {
        override: JSON.stringify(
          { dependencies: { express: "^4.18.0" }, resolutions: { ms: "^2.1.4" } },
          undefined,
          2,
        ),
      },
    },
    {
      name: "a range that lets nothing else in, without a lockfile",
      path,
      code: manifest({ pay: "~1.0.0" }),
      advisories: known({ pay: [["<2.0.0", "high"]] }),
      findings: [{ at: "~1.0.0", level: "error" }],
    },
  ],
});
