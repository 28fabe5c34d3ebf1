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
    expect([direct, withheld.map(({ name }) => name)]).toEqual([
      ["acme/pay", "corner/private"],
      ["corner/private", "corner/own"],
    ]);
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
        withheld: question.withheld.length,
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
      reason:
        "no source that knows them is switched on: `storewarden.registry.sources`, or `--source`",
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
        what: "1 Composer package",
        reason:
          "from an archive or a repository that cannot be told from others (corner/private), so nobody is told their names: name their repository in composer.json, with `only` where there are several",
        file: "composer.json",
      },
    ]);
  });

  it("come out of git, or from folders, and what can be done is said", () => {
    const git = (name: string, url: string, archive?: string) => ({
      name,
      version: "1.0.0",
      source: { type: "git", url, reference: "abc" },
      ...(archive !== undefined && { dist: { type: "zip", url: archive } }),
    });
    const lock = {
      packages: [
        git("acme/a", "git@github.com:acme/a.git"),
        git(
          "acme/b",
          "https://github.com/acme/b.git",
          "https://api.github.com/repos/acme/b/zipball/abc",
        ),
        git(
          "acme/c",
          "https://gitlab.corner.test/acme/c.git",
          "https://gitlab.corner.test/api/v4/x.zip",
        ),
        git("acme/d", "ssh://git@bitbucket.org/acme/d.git"),
        { name: "corner/own", version: "dev-main", dist: { type: "path", url: "packages/own" } },
      ],
    };
    const { session } = store({ "composer.lock": JSON.stringify(lock) });
    session.setComposerAnswers("composer.json", composerAnswers({}));
    expect(session.composers.notChecked("composer.json")).toEqual([
      {
        what: "4 Composer packages",
        reason:
          "out of git (github.com/acme/a, github.com/acme/b, gitlab.corner.test/acme/c and 1 more), which tells neither holes nor the days of releases: `composer outdated` compares tags with your access to it, and the security advisories of its host tell holes",
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
