import { rule } from "../../../src/rules/dependencies/dep-deprecated/rule.ts";
import type { ComposerAnswers } from "../../../src/engine/api.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerAnswers, composerJson, composerLock } from "./composer-files.ts";
import { answers, lock, manifest } from "./registry-answers.ts";

const path = "package.json";
const VERSIONS = { "1.0.0": "2025-01-01", "1.1.0": "2025-06-01", "2.0.0": "2026-01-01" };

const STUB = "This is a stub types definition. It provides its own, so you do not need this.";
const RENAMED = "This package has moved to @new/pay";

/** What Packagist says of `acme/pay`, which is abandoned, and of what its maintainers name in its place. */
function replaced(
  replaces: readonly string[],
  abandoned: string | boolean = false,
): ComposerAnswers {
  const at = (day: string, needs: number) => ({ publishedAt: Date.parse(day), needs });
  const answers = composerAnswers({}, {}, { "acme/pay": "Acme/Checkout" });
  const told = new Map(answers.told).set("acme/checkout", {
    ok: true,
    abandoned,
    versions: ["3.0.0", "1.4.0", "1.3.0"],
    releases: {
      "3.0.0": at("2026-03-01", 0),
      "1.4.0": at("2026-02-01", 0),
      "1.3.0": at("2026-01-01", 1),
    },
    needs: [
      { requires: {}, conflicts: {}, replaces },
      { requires: {}, conflicts: {} },
    ],
    fetchedAt: 0,
  });
  return { ...answers, told };
}

testRule(rule, {
  valid: [
    {
      name: "a version that nobody deprecated",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: "1.0.0" }),
    },
    {
      name: "an empty message",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: ["1.0.0", ""] }),
    },
    {
      name: "a deprecation that the registry took back",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: ["1.0.0", "old news"] }),
      lookups: answers({ pay: { versions: VERSIONS, deprecated: { "1.1.0": "still" } } }),
    },
    {
      name: "a deprecated version beside a good one in the range, without a lockfile",
      path,
      code: manifest({ pay: "^1.0.0" }),
      lookups: answers({ pay: { versions: VERSIONS, deprecated: { "1.0.0": "x" } } }),
    },
    {
      name: "a lockfile older than the range",
      path,
      code: manifest({ pay: "^2.0.0" }),
      files: lock({ pay: ["1.0.0", "x"] }),
    },
    {
      name: "a peer dependency",
      path,
      code: manifest({ pay: "^1.0.0" }, "peerDependencies"),
      files: lock({ pay: ["1.0.0", "x"] }),
    },
    {
      name: "a local folder",
      path,
      code: manifest({ pay: "file:../pay" }),
      files: lock({ pay: ["1.0.0", "x"] }),
    },
    {
      name: "a broken lockfile",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: { "package-lock.json": "{" },
    },
    {
      name: "a package of Composer that is kept up",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.0" }),
      files: composerLock({ "acme/pay": { version: "1.0.0", abandoned: false } }),
    },
    {
      name: "an abandoned package of Composer that another one brings",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.0" }),
      files: composerLock({
        "acme/pay": "1.0.0",
        "acme/old": { version: "1.0.0", abandoned: true },
      }),
    },
    {
      name: "an empty text takes an abandonment back",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.0" }),
      files: composerLock({ "acme/pay": { version: "1.0.0", abandoned: "" } }),
    },
    {
      name: "an abandonment that Packagist knows no more",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.0" }),
      files: composerLock({ "acme/pay": { version: "1.0.0", abandoned: true } }),
      composer: composerAnswers({}, {}, { "acme/pay": false }),
    },
  ],
  invalid: [
    {
      name: "an abandonment that the lock file does not know yet",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.0" }),
      files: composerLock({ "acme/pay": "1.0.0" }),
      composer: composerAnswers({}, {}, { "acme/pay": "acme/checkout" }),
      findings: [{ at: "^1.0", message: "in favour of acme/checkout" }],
    },
    {
      name: "an abandoned package of Composer with a replacement",
      path: "composer.json",
      code: composerJson({ php: "^8.2", "Acme/Pay": "^1.0" }),
      files: composerLock({ "acme/pay": { version: "v1.2.0", abandoned: "acme/checkout" } }),
      findings: [
        {
          at: "^1.0",
          level: "warning",
          message: "acme/pay (v1.2.0) is abandoned in favour of acme/checkout",
          fixes: [],
        },
      ],
    },
    {
      name: "an abandoned package of Composer that another one stands in for",
      path: "composer.json",
      code: composerJson({ "Acme/Pay": "^1.2" }),
      files: composerLock({ "acme/pay": "v1.2.0" }),
      composer: replaced(["acme/pay"]),
      findings: [{ at: "^1.2", fixes: ["replace-package"] }],
      fixed: { "replace-package": composerJson({ "acme/checkout": "^1.4" }) },
    },
    {
      name: "no replacement of what another package asks for",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.2", "acme/shop": "^1.0" }),
      files: composerLock({
        "acme/pay": "v1.2.0",
        "acme/shop": { version: "1.0.0", require: { "acme/pay": "^1.0" } },
      }),
      composer: replaced(["acme/pay"]),
      findings: [{ at: "^1.2", fixes: [] }],
    },
    {
      name: "no replacement by what does not say that it stands in for it",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.2" }),
      files: composerLock({ "acme/pay": "v1.2.0" }),
      composer: replaced(["acme/other"]),
      findings: [{ at: "^1.2", fixes: [] }],
    },
    {
      name: "no replacement by what is abandoned itself",
      path: "composer.json",
      code: composerJson({ "acme/pay": "^1.2" }),
      files: composerLock({ "acme/pay": "v1.2.0" }),
      composer: replaced(["acme/pay"], true),
      findings: [{ at: "^1.2", fixes: [] }],
    },
    {
      name: "an abandoned package of Composer without one",
      path: "composer.json",
      code: composerJson({}, { "require-dev": { "acme/test": "*" } }),
      files: composerLock({ "acme/test": { version: "2.0.0", abandoned: true } }),
      findings: [{ at: "*", message: "acme/test (2.0.0) is abandoned: nobody mends it" }],
    },
    {
      name: "the lockfile's word, with no network",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: ["1.0.0", "leaks card numbers"] }),
      findings: [
        {
          at: "^1.0.0",
          level: "warning",
          message: "pay 1.0.0 is deprecated: leaks card numbers",
          fixes: [],
        },
      ],
    },
    {
      name: "a good version in the range",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: ["1.0.0", "leaks card numbers"] }),
      lookups: answers({
        pay: { versions: VERSIONS, deprecated: { "1.0.0": "leaks card numbers" } },
      }),
      findings: [{ at: "^1.0.0", fixes: ["update-minor"] }],
      fixed: { "update-minor": manifest({ pay: "^1.1.0" }) },
    },
    {
      name: "a good version beyond the range only",
      path,
      code: manifest({ pay: "~1.1.0" }),
      files: lock({ pay: "1.1.0" }),
      lookups: answers({ pay: { versions: VERSIONS, deprecated: { "1.1.0": "x" } } }),
      findings: [{ at: "~1.1.0", fixes: ["update-major"] }],
      fixed: { "update-major": manifest({ pay: "~2.0.0" }) },
    },
    {
      name: "a whole package, in a workspace member, with the lockfile above it",
      path: "packages/checkout/package.json",
      code: manifest({ "@old/pay": "^1.0.0" }),
      files: lock({ "@old/pay": ["1.0.0", "use @new/pay instead"] }),
      lookups: answers({
        "@old/pay": {
          versions: { "1.0.0": "2025-01-01" },
          deprecated: { "1.0.0": "use @new/pay instead" },
        },
      }),
      findings: [
        { at: "^1.0.0", message: "@old/pay is deprecated: use @new/pay instead", fixes: [] },
      ],
    },
    {
      name: "a package that only goes on under another name: an alias keeps the imports",
      path,
      code: manifest({ "@old/pay": "^1.0.0" }),
      files: lock({ "@old/pay": ["1.0.0", RENAMED] }),
      lookups: answers({
        "@old/pay": { versions: { "1.0.0": "2025-01-01" }, deprecated: { "1.0.0": RENAMED } },
        "@new/pay": {
          versions: {
            "1.0.0": "2025-02-01",
            "1.2.0": "2025-03-01",
            "1.2.1": "2026-11-22",
          },
        },
      }),
      findings: [{ at: "^1.0.0", fixes: ["use-replacement"] }],
      fixed: { "use-replacement": manifest({ "@old/pay": "npm:@new/pay@^1.2.0" }) },
    },
    {
      name: "type definitions that are an empty shell",
      path,
      code: manifest({ "@types/hbs__core": "^1.0.0", "@hbs/core": "^4.0.0" }),
      files: lock({ "@types/hbs__core": ["1.0.0", STUB], "@hbs/core": "4.0.0" }),
      findings: [{ at: "^1.0.0", fixes: ["remove-stub"] }],
      fixed: { "remove-stub": manifest({ "@hbs/core": "^4.0.0" }) },
    },
    {
      name: "the same where nobody names the real package",
      path,
      code: manifest({ "@types/hbs": "^1.0.0" }),
      files: lock({ "@types/hbs": ["1.0.0", STUB] }),
      findings: [{ at: "^1.0.0", fixes: [] }],
    },
    {
      name: "another package with versions of its own: said, with no fix",
      path,
      code: manifest({ "@old/pay": "^1.0.0" }),
      files: lock({ "@old/pay": ["1.0.0", RENAMED] }),
      lookups: answers({
        "@old/pay": { versions: { "1.0.0": "2025-01-01" }, deprecated: { "1.0.0": RENAMED } },
        "@new/pay": { versions: { "2.0.0": "2025-02-01" } },
      }),
      findings: [{ at: "^1.0.0", fixes: [] }],
    },
    {
      name: "a hostile message stays one short line",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({
        pay: ["1.0.0", `{{name}}\n\u202E${"a".repeat(5000)}`.replace("{{name}}", "x")],
      }),
      findings: [{ at: "^1.0.0" }],
    },
  ],
});
