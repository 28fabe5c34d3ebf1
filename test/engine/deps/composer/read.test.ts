import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { composerContentHash } from "../../../../src/engine/deps/composer/content-hash.ts";
import { readComposerLock } from "../../../../src/engine/deps/composer/read-lock.ts";
import { readComposerManifest } from "../../../../src/engine/deps/composer/read-manifest.ts";
import { readDocument } from "../../../../src/engine/documents/read-document.ts";

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

function read(text: string) {
  const document = readDocument("composer.json", text);
  if (!document) throw new Error("composer.json is a document");
  return readComposerManifest(document);
}

describe("composer.json", () => {
  it("is read with the places of its lines", () => {
    const text = `{
  "name": "Corner/Shop",
  "type": "project",
  "require": { "php": ">=8.2", "Acme/Pay": "^1.0" },
  "require-dev": { "acme/test": "*" },
  "replace": { "acme/old": "self.version" },
  "conflict": { "Acme/Base": "<1.4" }
}`;
    const { entries, ...rest } = read(text);
    expect(
      entries.map(({ field, name, constraint, keyRange, valueRange }) => [
        field,
        name,
        constraint,
        text.slice(keyRange.start, keyRange.end),
        text.slice(valueRange.start, valueRange.end),
      ]),
    ).toEqual([
      ["require", "php", ">=8.2", "php", ">=8.2"],
      ["require", "acme/pay", "^1.0", "Acme/Pay", "^1.0"],
      ["require-dev", "acme/test", "*", "acme/test", "*"],
    ]);
    expect(rest).toEqual({
      name: "corner/shop",
      type: "project",
      standsFor: new Set(["acme/old"]),
      refused: new Map([["acme/base", "<1.4"]]),
      repositories: { own: [], usesPackagist: true, hasOthers: false },
      problems: [],
    });
  });

  it.each([
    [
      '[{"type": "composer", "url": "https://packages.example.com"}, {"packagist.org": false}]',
      { own: [{ url: "https://packages.example.com" }], usesPackagist: false, hasOthers: false },
    ],
    [
      '{"acme": {"type": "vcs", "url": "git@example.com:acme/pay.git"}, "packagist": false}',
      { own: [], usesPackagist: false, hasOthers: true },
    ],
    [
      '{"acme": {"type": "composer", "url": "https://a.test/x/packages.json", "only": ["acme/*"], "exclude": ["acme/old"]}}',
      {
        own: [{ url: "https://a.test/x", only: ["acme/*"], exclude: ["acme/old"] }],
        usesPackagist: true,
        hasOthers: false,
      },
    ],
    [
      '[{"type": "composer", "url": "https://repo.packagist.org"}]',
      { own: [], usesPackagist: true, hasOthers: false },
    ],
    ["[]", { own: [], usesPackagist: true, hasOthers: false }],
  ])("repositories: %s", (text, expected) => {
    expect(read(`{"repositories": ${text}}`).repositories).toEqual(expected);
  });
});

describe("composer.lock", () => {
  it("tells of versions, days, and what is abandoned", () => {
    const result = readComposerLock(
      JSON.stringify({
        "content-hash": "abc",
        packages: [
          {
            name: "Acme/Pay",
            version: "v1.2.0",
            dist: { type: "zip", url: "https://example.com/a.zip" },
            require: { php: "^8", "acme/base": "^1" },
            conflict: { "Acme/Old": "<2" },
            replace: { "acme/pay-core": "self.version" },
            "notification-url": "https://packagist.org/downloads/",
            abandoned: "acme/checkout",
            autoload: {
              "psr-4": { "Acme\\Pay\\": "src/", "": "lib/" },
              "psr-0": { Acme_Pay_: "old/" },
            },
            time: "2024-01-02T03:04:05+00:00",
            license: ["MIT"],
          },
          { name: "acme/own", version: "dev-main", dist: { type: "path", url: "packages/own" } },
          "nonsense",
          { name: "acme/nameless" },
        ],
        "packages-dev": [{ name: "acme/test", version: "2.0.0", abandoned: true }],
      }),
    );
    if (!result.ok) throw new Error(result.reason);
    expect([...result.lock.packages.values()]).toEqual([
      expect.objectContaining({ name: "acme/test", dev: true, abandoned: true, kind: "none" }),
      {
        name: "acme/pay",
        version: "v1.2.0",
        dev: false,
        abandoned: "acme/checkout",
        publishedAt: Date.UTC(2024, 0, 2, 3, 4, 5),
        notifiedAt: "https://packagist.org/downloads/",
        archive: "https://example.com/a.zip",
        kind: "registry",
        standsFor: ["acme/pay-core"],
        requires: ["php", "acme/base"],
        asks: new Map([
          ["php", "^8"],
          ["acme/base", "^1"],
        ]),
        conflicts: new Map([["acme/old", "<2"]]),
        namespaces: ["Acme\\Pay\\", "Acme_Pay\\"],
        license: "MIT",
      },
      expect.objectContaining({ name: "acme/own", kind: "path" }),
    ]);
    expect(result.lock.contentHash).toBe("abc");
  });

  it.each([
    ["{", "it is no valid JSON"],
    ["[]", "it is no lock file of Composer"],
    ['{"packages": {}}', "it is no lock file of Composer"],
    ["<<<<<<< HEAD\n{}", "it holds marks of a merge conflict"],
  ])("%j is refused", (text, reason) => {
    expect(readComposerLock(text)).toEqual({ ok: false, reason });
  });
});

describe("the content hash", () => {
  it("is that of Composer", () => {
    // PHP has one kind of array for lists and objects, and escapes slashes and all beyond ASCII.
    const text = `{
  "name": "corner/shop", "description": "not relevant",
  "require": {"php": ">=8.2", "acme/pay": "^1.0"},
  "extra": {"empty": {}, "list": {"0": "a", "1": "b"}, "text": "Grüße/😀\\n\\"x\\"", "number": 7, "on": true, "none": null},
  "config": {"sort-packages": true, "platform": {"php": "8.2.0"}}
}`;
    const php =
      '{"config":{"platform":{"php":"8.2.0"}},"extra":{"empty":[],"list":["a","b"],"text":"Gr\\u00fc\\u00dfe\\/\\ud83d\\ude00\\n\\"x\\"","number":7,"on":true,"none":null},"name":"corner\\/shop","require":{"php":">=8.2","acme\\/pay":"^1.0"}}';
    expect(composerContentHash(text)).toBe(md5(php));
  });

  it("does not change with what is not relevant", () => {
    const hash = composerContentHash('{"require":{"a/b":"1"},"scripts":{"x":"y"}}');
    expect(hash).toBe(composerContentHash('{ "require": { "a/b": "1" } }'));
    expect(hash).not.toBe(composerContentHash('{ "require": { "a/b": "2" } }'));
  });

  it.each([
    '{"extra":{"x":1.0}}',
    '{"extra":{"x":1e3}}',
    '{"extra":{"x":12345678901234567890}}',
    "{",
    "[]",
  ])("is unknown for %s", (text) => {
    expect(composerContentHash(text)).toBeUndefined();
  });
});
