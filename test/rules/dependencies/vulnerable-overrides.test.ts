import { describe, expect, it } from "vitest";
import type { FactsSketch } from "../../engine/deps/build.ts";
import { A, C, chain, json, remedied } from "./vulnerable-project.ts";

describe("an override", () => {
  const holes = { c: "<1.1.0" };
  const packages = { c: C };

  it("goes to the manifest beside the lockfile", () => {
    const member = { name: "web", dependencies: { a: "^1.0.0" } };
    const files = chain({ name: "root", workspaces: ["web"] }, { web: member });
    const all = { ...files, "web/package.json": json(member) };
    const { after } = remedied(all, { packages, holes }, "web/package.json");
    expect(after["override"]).toEqual({
      "package.json": json({ name: "root", workspaces: ["web"], overrides: { c: "^1.1.0" } }),
    });
  });

  it("that holds a vulnerable version is moved itself", () => {
    const files = chain({ ...A, overrides: { b: { c: "~1.0.0" } } });
    const { after } = remedied(files, { packages, holes });
    expect(after["override"]).toEqual({
      "package.json": json({ ...A, overrides: { b: { c: "~1.1.0" } } }),
    });
  });

  it("is not offered for a version that has only just come out", () => {
    const young = { c: { versions: { ...C.versions, "1.1.0": "2026-11-22" } } };
    const { finding, after } = remedied(chain(), { packages: young, holes });
    expect(finding).toBeDefined();
    expect(after).toEqual({});
    expect(Object.keys(remedied(chain(), { packages, holes }).after)).toEqual(["override"]);
  });

  it("for another package does not count", () => {
    const files = chain({ ...A, overrides: { x: { c: "^1.1.0" } } });
    expect(remedied(files, { packages, holes }).finding).toBeDefined();
  });

  it("leaves another line of versions below 1.0 alone", () => {
    const files = chain(A, {
      "node_modules/c": { version: "0.1.0" },
      "node_modules/d/node_modules/c": { version: "0.3.0" },
    });
    const sketch = { versions: { "0.1.0": null, "0.1.5": null, "0.3.0": null } };
    const { after } = remedied(files, { packages: { c: sketch }, holes: { c: "<0.1.5" } });
    expect(after["override"]).toEqual({
      "package.json": json({ ...A, overrides: { "c@0.1": "^0.1.5" } }),
    });
  });

  it("of Yarn names the asker where there are several versions", () => {
    const lock =
      '# yarn lockfile v1\n\n\na@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    c "~1.0.0"\n\nc@^3.0.0:\n  version "3.0.0"\n\nc@~1.0.0:\n  version "1.0.0"\n\nd@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    c "^3.0.0"\n';
    const manifest = { ...A, devDependencies: { d: "^1.0.0" }, resolutions: {} };
    const { after } = remedied(
      { "package.json": json(manifest), "yarn.lock": lock },
      { packages, holes },
    );
    expect(after["override"]).toEqual({
      "package.json": json({ ...manifest, resolutions: { "**/a/c": "^1.1.0" } }),
    });
  });

  it.each([
    ["has settings", "pnpm@10.2.0", "packages: [web]\n\noverrides:\n  x: 1.0.0 # why\n"],
    ["has none yet", "pnpm@11.0.0", "packages: [web]\n"],
  ])("of pnpm goes to the workspace file that %s", (_, packageManager, workspace) => {
    const lock =
      "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      a:\n        specifier: ^1.0.0\n        version: 1.0.0\n\npackages:\n\n  a@1.0.0:\n    resolution: {integrity: sha512-x}\n\n  c@1.0.0:\n    resolution: {integrity: sha512-y}\n\nsnapshots:\n\n  a@1.0.0:\n    dependencies:\n      c: 1.0.0\n\n  c@1.0.0: {}\n";
    const files = {
      "package.json": json({ ...A, packageManager }),
      "pnpm-workspace.yaml": workspace,
      "pnpm-lock.yaml": lock,
    };
    const a: FactsSketch = { versions: { "1.0.0": null }, needs: { "1.0.0": { c: "~1.0.0" } } };
    const { finding, after } = remedied(files, { packages: { ...packages, a }, holes });
    const head = workspace.includes("overrides") ? workspace : `${workspace}overrides:\n`;
    expect(after["override"]).toEqual({ "pnpm-workspace.yaml": `${head}  c: ^1.1.0\n` });
    expect(finding?.help).toContain('it asks for "~1.0.0"');
  });
});
