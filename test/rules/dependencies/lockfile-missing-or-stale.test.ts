import { rule } from "../../../src/rules/dependencies/lockfile-missing-or-stale/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerJson, composerLock } from "./composer-files.ts";
import { PNPM_9 } from "../../engine/deps/lock-samples.ts";

const path = "package.json";
const composer = "composer.json";

function app(more: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    name: "shop",
    private: true,
    scripts: { start: "node server.js" },
    ...more,
  });
}

function lock(
  root: Readonly<Record<string, unknown>>,
  packages: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(packages).map(([name, version]) => [
    `node_modules/${name}`,
    { version },
  ]);
  return {
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: { "": root, ...Object.fromEntries(entries) },
    }),
  };
}

const express = { dependencies: { express: "^4.0.0" } };

testRule(rule, {
  valid: [
    {
      name: "a lockfile that fits",
      path,
      code: app(express),
      files: lock(express, { express: "4.21.0" }),
    },
    {
      name: "a package for others without one",
      path,
      code: JSON.stringify({
        name: "lib",
        exports: "./index.js",
        scripts: { build: "tsc" },
        ...express,
      }),
    },
    {
      name: "a member of a workspace with a lockfile of its own that is left over",
      path: "packages/web/package.json",
      code: app({ dependencies: { express: "^4.0.0", next: "^14.0.0" } }),
      files: {
        "package.json": app({ workspaces: ["packages/*"] }),
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { workspaces: ["packages/*"] },
            "packages/web": { dependencies: { express: "^4.0.0", next: "^14.0.0" } },
            "node_modules/express": { version: "4.21.0" },
            "node_modules/next": { version: "14.2.0" },
          },
        }),
        "packages/web/package-lock.json":
          lock(express, { express: "4.21.0" })["package-lock.json"] ?? "",
      },
    },
    {
      name: "a member of a workspace below the lockfile",
      path: "packages/web/package.json",
      code: app({ dependencies: { express: "^4.0.0", core: "*" } }),
      files: {
        "package.json": app({ workspaces: ["packages/*"] }),
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { workspaces: ["packages/*"] },
            "packages/web": { dependencies: { express: "^4.0.0", core: "*" } },
            "packages/core": { name: "core" },
            "node_modules/core": { resolved: "packages/core", link: true },
            "node_modules/express": { version: "4.0.0" },
          },
        }),
      },
    },
    {
      name: "a part of a larger project that was opened alone",
      path,
      code: app({ dependencies: { core: "workspace:*", express: "^4.0.0" } }),
    },
    {
      name: "a lockfile that is not read",
      path,
      code: app(express),
      files: { "bun.lockb": "binary" },
    },
    {
      name: "a version that an override puts in place",
      path,
      code: app({ dependencies: { express: "^5.0.0" }, overrides: { express: "4.21.0" } }),
      files: lock(express, { express: "4.21.0" }),
    },
    {
      name: "what does not come from a registry, and peers",
      path,
      code: app({
        dependencies: { a: "file:../a", b: "github:o/b" },
        peerDependencies: { react: "^19" },
        optionalDependencies: { mac: "^1.0.0" },
      }),
      files: lock({}, { x: "1.0.0" }),
    },
    {
      name: "a line of pnpm that refers to a catalog",
      path,
      code: app({ dependencies: { express: "catalog:", "@shop/pay": "^2.0.0" } }),
      files: { "pnpm-lock.yaml": PNPM_9, "pnpm-workspace.yaml": "catalog:\n  express: ^4.18.0\n" },
    },
    { name: "an example", path: "examples/a/package.json", code: app(express) },
    {
      name: "a lock file of Composer that was written for this text",
      path: composer,
      code: composerJson({ "acme/pay": "^2.0" }),
      files: composerLock({ "acme/pay": "1.0.0" }, composerJson({ "acme/pay": "^2.0" })),
    },
    {
      name: "a lock file of Composer without a digest",
      path: composer,
      code: composerJson({ "acme/pay": "^2.0" }),
      files: { "composer.lock": JSON.stringify({ packages: [] }) },
    },
    {
      name: "a library of Composer, whose users have lock files",
      path: composer,
      code: composerJson({ "acme/pay": "^2.0" }, { type: "library" }),
    },
    {
      name: "a project that asks for PHP alone",
      path: composer,
      code: composerJson({ php: ">=8.2", "ext-intl": "*" }),
    },
    {
      name: "a composer.json that is being written",
      path: composer,
      code: composerJson({ "acme/pay": "^2.0" }).replace("}", ""),
      files: composerLock({}, "{}"),
    },
  ],
  invalid: [
    {
      name: "a folder with a lockfile of its own that no workspace names",
      path: "packages/web/package.json",
      code: app({ dependencies: { express: "^4.0.0", next: "^14.0.0" } }),
      files: {
        "package.json": app({ workspaces: ["libs/*"] }),
        ...lock({ workspaces: ["libs/*"] }, { next: "14.2.0" }),
        "packages/web/package-lock.json":
          lock(express, { express: "4.21.0" })["package-lock.json"] ?? "",
      },
      findings: [{ at: "^14.0.0", message: "next is not in package-lock.json" }],
    },
    {
      name: "a project of Composer without a lock file",
      path: composer,
      code: composerJson({ php: ">=8.2", "acme/pay": "^2.0" }),
      findings: [{ at: "acme/pay", level: "warning", message: "no lockfile" }],
    },
    {
      name: "a composer.json that was changed since",
      path: composer,
      code: composerJson({
        "acme/pay": "^2.0",
        "acme/mail": "^1.0",
        "acme/base": "*",
        "acme/next": "dev-main",
        "acme/tax": "~2.4.6-p1",
      }),
      files: composerLock(
        {
          "acme/pay": "v1.9.0",
          "acme/framework": { version: "1.0.0", replace: { "acme/base": "self.version" } },
          "acme/next": "dev-other",
          "acme/tax": "2.4.6-p10",
        },
        composerJson({ "acme/pay": "^1.0" }),
      ),
      findings: [
        { at: "^2.0", level: "warning", message: "composer.lock holds acme/pay v1.9.0" },
        { at: "^1.0", message: "acme/mail is not in composer.lock" },
      ],
    },
    {
      name: "a part of composer.json that names no package was changed since",
      path: composer,
      code: composerJson({ "acme/pay": "^1.0" }, { "minimum-stability": "dev" }),
      files: composerLock({ "acme/pay": "1.9.0" }, composerJson({ "acme/pay": "^1.0" })),
      findings: [{ at: "acme/pay", level: "information", message: "an earlier composer.json" }],
    },
    {
      name: "a store without a lockfile",
      path,
      code: app(express),
      findings: [{ at: "dependencies", level: "warning", message: "no lockfile" }],
    },
    {
      name: "lockfiles of two managers",
      path,
      code: app(express),
      files: { ...lock(express, { express: "4.21.0" }), "yarn.lock": "# yarn lockfile v1\n" },
      findings: [{ at: "name", message: "package-lock.json, yarn.lock" }],
    },
    {
      name: "a line that was added later",
      path,
      code: app({ dependencies: { express: "^4.0.0", helmet: "^8.0.0" } }),
      files: lock(express, { express: "4.21.0" }),
      findings: [{ at: "^8.0.0", message: "helmet is not in package-lock.json" }],
    },
    {
      name: "a range that was raised",
      path,
      code: app({ dependencies: { express: "^5.0.0" } }),
      files: lock(express, { express: "4.21.0" }),
      findings: [{ at: "^5.0.0", message: "package-lock.json holds express 4.21.0" }],
    },
    {
      name: "a range that was raised beside a lockfile of pnpm",
      path,
      code: app({ dependencies: { express: "^5.0.0" } }),
      files: { "pnpm-lock.yaml": PNPM_9 },
      findings: [{ at: "^5.0.0", message: "pnpm-lock.yaml holds express 4.18.0" }],
    },
  ],
});
