import { rule } from "../../../src/rules/dependencies/dep-install-script/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { manifest } from "./registry-answers.ts";

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
