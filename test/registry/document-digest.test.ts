import { describe, expect, it } from "vitest";
import { isPackageFacts } from "../../src/registry/digest-shape.ts";
import { digestDocument, normalizeRepository } from "../../src/registry/document-digest.ts";
import { NOW } from "./setup.ts";

function digest(document: unknown) {
  return digestDocument(document, "pkg", "full", NOW);
}

describe("what is kept", () => {
  const document = {
    name: "pkg",
    license: "MIT",
    maintainers: [{ name: "ann", email: "ann@host.test" }, {}, "bob <bob@host.test>"],
    repository: { type: "git", url: "git+https://Host.test/Owner/Repo.git" },
    "dist-tags": { latest: "2.0.0", next: "3.0.0-beta.1", broken: "not a version", odd: 7 },
    versions: {
      "10.0.0": {},
      "2.0.0": {
        deprecated: " use x ",
        engines: { node: ">=18" },
        scripts: { postinstall: "x" },
        dependencies: { a: "1" },
      },
      "2.0.0-rc.1": { deprecated: "", hasInstallScript: false },
      "1.0.0": { deprecated: false, engines: ["node"], dependencies: {} },
      "3.0.0-beta.1": { deprecated: true },
      "not a version": {},
      "1.1.0": null,
    },
    time: {
      created: "2020-01-01T00:00:00Z",
      modified: "2026-01-01T00:00:00Z",
      "1.0.0": "2021-01-01T00:00:00Z",
      "2.0.0": "nonsense",
      "0.0.9": "2019-01-01T00:00:00Z",
    },
  };
  const facts = digest(document);

  it("versions in order, with only what is said of them", () => {
    expect(facts?.versions).toEqual([
      {
        version: "1.0.0",
        publishedAt: Date.parse("2021-01-01T00:00:00Z"),
        hasInstallScript: false,
        hasDependencies: false,
      },
      { version: "2.0.0-rc.1", hasInstallScript: false, hasDependencies: false },
      {
        version: "2.0.0",
        deprecated: "use x",
        enginesNode: ">=18",
        hasInstallScript: true,
        hasDependencies: true,
      },
      {
        version: "3.0.0-beta.1",
        deprecated: "no reason given",
        hasInstallScript: false,
        hasDependencies: false,
      },
      { version: "10.0.0", hasInstallScript: false, hasDependencies: false },
    ]);
  });
  it("tags, dates and origin", () => {
    expect(facts).toMatchObject({
      latest: "2.0.0",
      tags: [
        ["latest", "2.0.0"],
        ["next", "3.0.0-beta.1"],
      ],
      modified: Date.parse("2026-01-01T00:00:00Z"),
      license: "MIT",
      maintainers: 3,
      maintainerNames: ["ann", "bob"],
      repository: "host.test/owner/repo",
    });
  });
  it("in a shape that the cache on disk believes", () => {
    expect(isPackageFacts(JSON.parse(JSON.stringify(facts)))).toBe(true);
  });
});

describe("documents that are none", () => {
  it.each([
    null,
    7,
    "x",
    [],
    {},
    { name: "other", versions: {} },
    { name: "pkg" },
    { name: "pkg", versions: [] },
    { name: "pkg", versions: 7 },
  ])("%j", (document) => expect(digest(document)).toBeUndefined());
  it("one with more versions than any package has", () => {
    const versions = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`1.0.${i}`, {}]));
    expect(digest({ name: "pkg", versions })).toBeUndefined();
  });
});

it("a package that was taken off the registry has a date and no versions", () => {
  expect(
    digest({ name: "pkg", time: { unpublished: { time: "2026-01-05T00:00:00Z" } } }),
  ).toMatchObject({
    unpublishedAt: Date.parse("2026-01-05T00:00:00Z"),
    versions: [],
  });
});

it("peers, statements of origin, publishers, and versions that are gone", () => {
  const found = digest({
    name: "pkg",
    versions: {
      "1.0.0": {
        peerDependencies: { react: "^18", odd: 7, long: "x".repeat(300) },
        dist: { attestations: { url: "https://host.test/x" } },
        _npmUser: { name: "ann" },
      },
      "1.1.0": { dist: { attestations: null }, _npmUser: "ann", peerDependencies: [] },
    },
    time: { created: "2020-01-01T00:00:00Z", "1.0.0": "2020-01-01T00:00:00Z", "0.9.0": "x" },
  });
  expect(found).toMatchObject({ removed: ["0.9.0"] });
  expect(found?.versions[0]).toMatchObject({
    peers: [["react", "^18"]],
    hasProvenance: true,
    publisher: "ann",
  });
  expect(Object.keys(found?.versions[1] ?? {})).not.toContain("peers");
  expect(found?.versions[1]).not.toMatchObject({ hasProvenance: true });
  expect(isPackageFacts(structuredClone(found))).toBe(true);
  expect(isPackageFacts({ ...found, removed: ["x"] })).toBe(false);
});

it("members of every object are no data", () => {
  const facts = digest(
    JSON.parse(
      '{"name":"pkg","versions":{"__proto__":{"deprecated":"x"},"1.0.0":{}},"time":{"__proto__":{}},"dist-tags":{"__proto__":"1.0.0"}}',
    ),
  );
  expect(facts?.versions).toEqual([
    { version: "1.0.0", hasInstallScript: false, hasDependencies: false },
  ]);
});

describe("addresses of repositories", () => {
  it.each([
    ["git+https://host.test/Owner/repo.git", "host.test/owner/repo"],
    ["git://host.test/owner/repo.git#main", "host.test/owner/repo"],
    ["git+ssh://git@host.test/owner/repo.git", "host.test/owner/repo"],
    ["git@host.test:owner/repo.git", "host.test/owner/repo"],
    ["https://user:secret@host.test/owner/repo", "host.test/owner/repo"],
    ["https://host.test/owner/repo/tree/main/packages/x", "host.test/owner/repo"],
    ["owner/repo", "github.com/owner/repo"],
    ["gitlab:owner/repo", "gitlab.com/owner/repo"],
    ["https://host.test", undefined],
    ["", undefined],
    ["nonsense", undefined],
    ["x".repeat(5000), undefined],
  ])("%s", (text, normal) => expect(normalizeRepository(text)).toBe(normal));
});
