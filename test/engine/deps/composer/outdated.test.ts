import { expect, it } from "vitest";
import { outdatedComposer } from "../../../../src/engine/deps/composer/outdated.ts";
import { readComposerLock } from "../../../../src/engine/deps/composer/read-lock.ts";
import { readComposerManifest } from "../../../../src/engine/deps/composer/read-manifest.ts";
import { readDocument } from "../../../../src/engine/documents/read-document.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");

function helpFor(constraint: string, field = "require"): string | undefined {
  const text = JSON.stringify({ [field]: { "acme/pay": constraint } });
  const read = readComposerLock(
    JSON.stringify({ packages: [{ name: "acme/pay", version: "v1.4.2" }] }),
  );
  const document = readDocument("composer.json", text);
  if (!read.ok || !document) throw new Error("both files can be read");
  const told = {
    ok: true,
    abandoned: false,
    versions: ["v3.1.0"],
    releases: { "v3.1.0": { publishedAt: Date.parse("2026-01-05T00:00:00Z") } },
    fetchedAt: NOW,
  } as const;
  const answers = {
    advisories: { ok: true, advisories: new Map(), fetchedAt: NOW, leftOut: [] },
    compared: 1,
    told: new Map([["acme/pay", told]]),
  } as const;
  return outdatedComposer(readComposerManifest(document), read.lock, answers, { now: NOW, text })[0]
    ?.help;
}

it("names the command that keeps the prefix of the constraint", () => {
  expect(helpFor("^1.4")).toBe(
    'Read its changelog, then run `composer require "acme/pay:^3.1"`: v3.1.0 was published 2026-01-05.',
  );
  expect(helpFor("~1.4.0")).toContain('"acme/pay:~3.1.0"');
  expect(helpFor("1.4.2")).toContain('"acme/pay:v3.1.0"');
  expect(helpFor("^1.4", "require-dev")).toContain('composer require --dev "acme/pay:^3.1"');
  expect(helpFor(">=1.4,<2.0")).toBe(
    "Read its changelog, then let v3.1.0 in, published 2026-01-05, and update it with Composer.",
  );
});
