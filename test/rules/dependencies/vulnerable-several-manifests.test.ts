import { describe, expect, it } from "vitest";
import type { FactsSketch } from "../../engine/deps/build.ts";
import { BROUGHT, LOCKS, MEMBERS, ROOT, a, told } from "./vulnerable-members.ts";
import { C, json, remedied } from "./vulnerable-project.ts";

describe("a vulnerable package that several packages of a project name", () => {
  const members = (web: string, api: string) => ({
    "package.json": json(ROOT),
    "web/package.json": json({ name: "web", dependencies: { c: web } }),
    "api/package.json": json({ name: "api", dependencies: { c: api } }),
  });
  const npm = (web: string, api: string) => ({
    ...members(web, api),
    "package-lock.json": json({
      lockfileVersion: 3,
      packages: {
        "": ROOT,
        web: { name: "web", dependencies: { c: web } },
        api: { name: "api", dependencies: { c: api } },
        "node_modules/web": { resolved: "web", link: true },
        "node_modules/api": { resolved: "api", link: true },
        "node_modules/c": { version: "1.0.0" },
      },
    }),
  });
  const registry = { packages: { c: C }, holes: { c: "<1.1.0" } };

  it("moves in all of them", () => {
    const { finding, after } = told(npm("~1.0.0", "1.0.0"), registry);
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update c to 1.1.0 (minor, 22 months old), here and in api",
    ]);
    expect(after["update-everywhere"]).toEqual({
      "web/package.json": json({ name: "web", dependencies: { c: "~1.1.0" } }),
      "api/package.json": json({ name: "api", dependencies: { c: "1.1.0" } }),
    });
  });

  it("moves in one where npm moves it for those whose range lets it", () => {
    const { finding } = told(npm("~1.0.0", "^1.0.0"), registry);
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update c to 1.1.0 (minor, 22 months old)",
    ]);
  });

  it("moves in all where the lockfile keeps what each line was resolved to", () => {
    const importer = (name: string) =>
      `  ${name}:\n    dependencies:\n      c:\n        specifier: ^1.0.0\n        version: 1.0.0\n`;
    const files = {
      ...members("^1.0.0", "^1.0.0"),
      "pnpm-workspace.yaml": "packages: [web, api]\n",
      "pnpm-lock.yaml": `lockfileVersion: '9.0'\nimporters:\n${importer("web")}${importer("api")}packages:\n  c@1.0.0:\n    resolution: {integrity: sha512-c}\nsnapshots:\n  c@1.0.0: {}\n`,
    };
    const { after } = told(files, registry);
    expect(Object.keys(after["update-everywhere"] ?? {})).toEqual([
      "web/package.json",
      "api/package.json",
    ]);
  });

  it("moves once where both take the version from a catalog", () => {
    const importer = (name: string) =>
      `  ${name}:\n    dependencies:\n      c:\n        specifier: 'catalog:'\n        version: 1.0.0\n`;
    const files = {
      ...members("catalog:", "catalog:"),
      "pnpm-workspace.yaml": "packages: [web, api]\ncatalog:\n  c: ^1.0.0\n",
      "pnpm-lock.yaml": `lockfileVersion: '9.0'\nimporters:\n${importer("web")}${importer("api")}packages:\n  c@1.0.0:\n    resolution: {integrity: sha512-c}\nsnapshots:\n  c@1.0.0: {}\n`,
    };
    const { finding, after } = remedied(files, registry, "pnpm-workspace.yaml", "web/package.json");
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["update-safe"]);
    expect(after["update-safe"]).toEqual({
      "pnpm-workspace.yaml": "packages: [web, api]\ncatalog:\n  c: ^1.1.0\n",
    });
  });

  it("is overridden where another package of the project cannot move", () => {
    const stuck: FactsSketch = {
      versions: { "1.0.0": "2024-01-01" },
      needs: { "1.0.0": { c: "~1.0.0" } },
    };
    const files = { ...MEMBERS, ...LOCKS["npm"] };
    const { finding } = remedied(
      files,
      { packages: { a, d: stuck, c: C }, holes: { c: "<1.1.0" } },
      "web/package.json",
      "web/package.json",
      ["update-safe"],
    );
    expect(finding?.help).toContain("d in api brings it as well, and no version of d is known");
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["update-safe", "override"]);
  });

  it("is not moved into a cool-down by another package of the project", () => {
    const young: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "2.0.0": "2026-11-22" },
      needs: { "1.0.0": { c: "~1.0.0" }, "2.0.0": {} },
    };
    const files = { ...MEMBERS, ...LOCKS["npm"] };
    const { finding } = remedied(
      files,
      { packages: { a, d: young, c: C }, holes: { c: "<1.1.0" } },
      "web/package.json",
      "web/package.json",
      ["update-safe"],
    );
    expect(finding?.fixes.map(({ id }) => id)).not.toContain("update-together");
  });

  it("is no business of a folder that the lockfile does not know", () => {
    const files = {
      ...MEMBERS,
      ...LOCKS["npm"],
      "example/package.json": json({ name: "example", dependencies: { c: "1.0.0" } }),
    };
    expect(Object.keys(told(files, BROUGHT).after["update-together"] ?? {})).toEqual([
      "web/package.json",
      "api/package.json",
    ]);
  });
});
