import { describe, expect, it } from "vitest";
import { audit } from "../../../src/engine/api.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { rules } from "../../../src/generated/rules.ts";
import {
  composerAnswers,
  composerJson,
  composerLock,
} from "../../rules/dependencies/composer-files.ts";

const FROM_PACKAGIST = {
  "notification-url": "https://packagist.org/downloads/",
  dist: { type: "zip", url: "https://example.com/a.zip" },
};

const files = {
  "composer.json": composerJson({ "acme/pay": "^1.0", "corner/private": "*" }),
  "composer.lock": JSON.stringify({
    packages: [
      { name: "acme/pay", version: "1.0.0", ...FROM_PACKAGIST },
      { name: "acme/base", version: "2.0.0", ...FROM_PACKAGIST },
      {
        name: "corner/private",
        version: "1.0.0",
        dist: { type: "zip", url: "https://corner.test" },
      },
      { name: "corner/own", version: "dev-main", dist: { type: "path", url: "packages/own" } },
    ],
  }),
};

function store(more: Readonly<Record<string, string>> = {}) {
  return new MemoryStore({ ...files, ...more }, { rules, configuration: { preset: "audit" } });
}

describe("packages of Composer", () => {
  it("are asked about where Packagist published them, and nowhere else", () => {
    const { installed, direct, withheld } = store().session.composers.question("composer.json");
    expect([...installed]).toEqual([
      ["acme/pay", ["1.0.0"]],
      ["acme/base", ["2.0.0"]],
    ]);
    expect([direct, withheld]).toEqual([["acme/pay", "corner/private"], 2]);
  });

  it("are asked about at the repositories of composer.json as far as they certainly came from there", () => {
    const manifest = (repositories: unknown) => ({
      "composer.json": composerJson({ "acme/pay": "^1.0" }, { repositories }),
    });
    const own = { type: "composer", url: "https://corner.test" };
    const asked = (repositories: unknown) => {
      const { session } = store(manifest(repositories));
      const question = session.composers.question("composer.json");
      return {
        names: question.repositories.map(({ url, installed }) => [url, [...installed.keys()]]),
        usesPackagist: question.usesPackagist,
        withheld: question.withheld,
      };
    };
    const one = { names: [["https://corner.test", ["corner/private"]]], usesPackagist: true };
    expect(asked([own])).toEqual({ ...one, withheld: 1 });
    // With two the archive's host decides.
    const other = { type: "composer", url: "https://other.test" };
    expect(asked([other, own])).toEqual({ ...one, withheld: 1 });
    expect(asked([{ ...own, exclude: ["corner/*"] }])).toMatchObject({ names: [], withheld: 2 });
    expect(asked([other, { type: "vcs", url: "https://corner.test/a.git" }])).toMatchObject({
      names: [],
    });
    expect(asked([{ "packagist.org": false }, own])).toEqual({
      names: [["https://corner.test", ["acme/pay", "acme/base", "corner/private"]]],
      usesPackagist: false,
      withheld: 1,
    });
  });

  it("are not checked where nobody is asked, and that is said", async () => {
    const { session } = store();
    const input = { session, files: ["composer.json"], skipped: [] };
    const off = await audit({ ...input, tracked: { known: false, reason: "no git" } });
    expect(off.notChecked).toContainEqual({
      what: "known vulnerabilities of Composer packages",
      reason: "no source that knows them is switched on",
      file: "composer.json",
    });
    const answers = composerAnswers({ "acme/base": [{}], "acme/pay": [{ vulnerable: "<1.1" }] });
    const on = await audit({
      ...input,
      tracked: { known: false, reason: "no git" },
      askComposer: () => Promise.resolve(answers),
    });
    const found = on.results.flatMap(({ findings }) => findings);
    expect(found.map(({ ruleId, message }) => [ruleId, message])).toContainEqual([
      "dep-known-vulnerable",
      "acme/pay 1.0.0 has a known hole (high): SQL injection in the cart",
    ]);
    expect(on.notChecked.filter(({ file }) => file === "composer.json")).toEqual([
      {
        what: "2 Composer packages",
        reason:
          "they come from folders, from git or from repositories that nobody knows, so nobody is told their names",
        file: "composer.json",
      },
    ]);
  });

  it("are looked at again when a lock file changes", () => {
    const own = store();
    const found = () =>
      own.session
        .analyse("composer.json")
        .findings.filter(({ ruleId }) => ruleId === "dep-deprecated").length;
    expect(found()).toBe(0);
    const { "composer.lock": text } = composerLock({
      "acme/pay": { version: "1.0.0", abandoned: true },
    });
    own.write("composer.lock", text ?? "");
    expect(found()).toBe(1);
  });

  it("of a lock file that cannot be read are not checked", async () => {
    const { session } = store({ "composer.lock": "{" });
    const { notChecked } = await audit({
      session,
      files: ["composer.json"],
      skipped: [],
      tracked: { known: false, reason: "no git" },
    });
    expect(notChecked).toContainEqual({
      what: "composer.lock",
      reason: "it is no valid JSON",
      file: "composer.lock",
    });
  });
});
