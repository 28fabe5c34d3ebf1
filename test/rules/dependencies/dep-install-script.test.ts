import { rule } from "../../../src/rules/dependencies/dep-install-script/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, manifest } from "./registry-answers.ts";

const path = "package.json";

function lock(
  dependencies: Readonly<Record<string, string>>,
  packages: Readonly<Record<string, unknown>>,
) {
  const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]);
  return {
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: { "": { dependencies }, ...Object.fromEntries(entries) },
    }),
  };
}

const script = (more = {}) => ({ version: "1.0.0", hasInstallScript: true, ...more });

testRule(rule, {
  valid: [
    {
      name: "no script",
      path,
      code: manifest({ a: "1" }),
      files: lock({ a: "1" }, { a: { version: "1.0.0" } }),
    },
    {
      name: "packages that everybody knows to compile",
      path,
      code: manifest({ sharp: "1", esbuild: "1", "@prisma/engines": "1" }),
      files: lock(
        { sharp: "1", esbuild: "1", "@prisma/engines": "1" },
        { sharp: script(), esbuild: script(), "@prisma/engines": script() },
      ),
    },
    {
      name: "a script that pnpm is told to allow",
      path,
      code: JSON.stringify({
        dependencies: { a: "1" },
        pnpm: { onlyBuiltDependencies: ["a"] },
      }),
      files: lock({ a: "1" }, { a: script() }),
    },
    {
      name: "a script that npm is told to allow, at a version",
      path,
      code: JSON.stringify({ dependencies: { a: "1" }, allowScripts: { "a@1.0.0": true } }),
      files: lock({ a: "1" }, { a: script() }),
    },
    { name: "no lockfile", path, code: manifest({ a: "1" }) },
    {
      name: "a script that every version had, as far as the registry knows, and a short history",
      path,
      code: manifest({ a: "1.1.0" }),
      lookups: answers({
        a: { versions: { "1.0.0": "2026-01-01", "1.1.0": "2026-11-01" }, installScript: true },
      }),
    },
    {
      name: "approvals that name a version, and a refusal",
      path,
      code: JSON.stringify({ allowScripts: { "a@1.0.0 || 1.0.1": true, b: false, c: "1.x" } }),
    },
    {
      name: "settings of npm that let nothing through",
      path: ".npmrc",
      code: "ignore-scripts=true\n# dangerously-allow-all-scripts=true\nallow-git=root\ndangerously-allow-all-scripts=false\n",
    },
    {
      name: "settings of pnpm that allow by name",
      path: "pnpm-workspace.yaml",
      code: "onlyBuiltDependencies:\n  - sharp\ndangerouslyAllowAllBuilds: false\n",
    },
    {
      name: "builds for one system",
      path,
      code: manifest({ a: "1" }),
      files: lock(
        { a: "1" },
        {
          a: { version: "1.0.0", optionalDependencies: { "a-linux-x64": "1" } },
          "a-linux-x64": script(),
        },
      ),
    },
  ],
  invalid: [
    {
      name: "a direct dependency",
      path,
      code: manifest({ "coupon-tools": "^1.0.0" }),
      files: lock({ "coupon-tools": "^1.0.0" }, { "coupon-tools": script() }),
      findings: [
        { at: "coupon-tools", level: "information", message: "coupon-tools runs a script" },
      ],
    },
    {
      name: "the first version that runs anything",
      path,
      code: manifest({ a: "^1.0.0" }),
      files: lock({ a: "^1.0.0" }, { a: script({ version: "1.3.0" }) }),
      lookups: answers({
        a: {
          versions: {
            "1.0.0": "2026-01-01",
            "1.1.0": "2026-02-01",
            "1.2.0": "2026-03-01",
            "1.3.0": "2026-11-10",
          },
          installScript: ["1.3.0"],
        },
      }),
      findings: [{ at: "a", level: "warning", message: "no version before it did" }],
    },
    {
      name: "an approval of npm for whatever comes: it is told the version that is installed",
      path,
      code: '{\n  "dependencies": { "a": "1" },\n  "allowScripts": { "a": true }\n}\n',
      files: lock({ a: "1" }, { a: script() }),
      findings: [{ at: "a", level: "warning", fixes: ["pin-approval"] }],
      fixed: {
        "pin-approval":
          '{\n  "dependencies": { "a": "1" },\n  "allowScripts": { "a@1.0.0": true }\n}\n',
      },
    },
    {
      name: "the same for a package that everybody knows to compile, in two versions",
      path,
      code: JSON.stringify({ allowScripts: { sharp: true } }),
      files: lock({}, { sharp: script(), "a/node_modules/sharp": script({ version: "0.9.0" }) }),
      findings: [{ at: "sharp", level: "information", fixes: [] }],
    },
    {
      name: "settings of npm that let everything through",
      path: ".npmrc",
      code: "registry=https://registry.example.com/\ndangerously-allow-all-scripts = true\nallow-git=all\nallow-remote=all\n",
      findings: [
        { at: "dangerously-allow-all-scripts = true", level: "warning" },
        { at: "allow-git=all", message: "past the registry" },
        { at: "allow-remote=all" },
      ],
    },
    {
      name: "settings of pnpm that let everything run, in either file",
      path: "pnpm-workspace.yaml",
      code: "packages:\n  - a\ndangerouslyAllowAllBuilds: true\n",
      findings: [{ at: "dangerouslyAllowAllBuilds: true", message: "lets every package run" }],
    },
    {
      name: "the same in package.json",
      path,
      code: JSON.stringify({ pnpm: { dangerouslyAllowAllBuilds: true } }),
      findings: [{ at: "dangerouslyAllowAllBuilds", level: "warning" }],
    },
    {
      name: "something that a dependency brings along",
      path,
      code: manifest({ a: "1" }),
      files: lock(
        { a: "1" },
        {
          a: { version: "1.0.0", dependencies: { b: "1" } },
          b: { version: "1.0.0", dependencies: { c: "1" } },
          c: script(),
        },
      ),
      findings: [{ at: "a", message: "c, which b brings along, runs a script" }],
    },
    {
      name: "a lockfile of pnpm",
      path,
      code: manifest({ a: "1.0.0" }),
      files: {
        "pnpm-lock.yaml": `lockfileVersion: '6.0'\n\ndependencies:\n  a:\n    specifier: 1.0.0\n    version: 1.0.0\n\npackages:\n\n  /a@1.0.0:\n    resolution: {integrity: sha512-a}\n    requiresBuild: true\n`,
      },
      findings: [{ at: "a" }],
    },
  ],
});
