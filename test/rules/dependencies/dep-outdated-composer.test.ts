import type { Advisory, ComposerRelease } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-outdated/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerAnswers, composerJson, composerLock } from "./composer-files.ts";

const path = "composer.json";
const code = composerJson({ "acme/pay": "^1.4" });

/** Versions of acme/pay with the day on which they came, and the PHP that they want. */
function offered(
  days: Readonly<Record<string, string | readonly [day: string, php: string]>>,
  more: { abandoned?: string; advisories?: readonly Partial<Advisory>[] } = {},
) {
  const releases = Object.entries(days).map(([version, said]): [string, ComposerRelease] => {
    const [day, php] = typeof said === "string" ? [said] : said;
    return [version, { publishedAt: Date.parse(day), ...(php !== undefined && { php }) }];
  });
  return composerAnswers(
    { "acme/pay": more.advisories ?? [] },
    { "acme/pay": Object.keys(days) },
    more.abandoned === undefined ? {} : { "acme/pay": more.abandoned },
    Object.fromEntries(releases),
  );
}

const files = composerLock({ "acme/pay": "v1.4.2" });
const NEWER = { "v3.1.0": "2026-01-05", "v2.0.0": "2025-12-01", "v1.4.2": "2025-12-20" };

testRule(rule, {
  valid: [
    { name: "nobody was asked", path, code, files },
    { name: "without a lock file", path, code, composer: offered(NEWER) },
    {
      name: "what the constraint lets in",
      path,
      code,
      files,
      composer: offered({ "v1.9.0": "2026-01-01", "v1.4.2": "2025-12-01" }),
    },
    {
      name: "what has only just come, is a preview or has no day",
      path,
      code,
      files,
      composer: offered({ "v4.0.0": "2099-01-01", "v3.0.0-RC1": "2026-01-01", "v2.0.0": "never" }),
    },
    {
      name: "what wants a newer PHP than the project promises",
      path,
      code: composerJson({ php: "^8.1 || ^8.3", "acme/pay": "^1.4" }),
      files,
      composer: offered({ "v2.0.0": ["2026-01-01", ">=8.2"] }),
    },
    {
      name: "what is known to be vulnerable",
      path,
      code,
      files,
      composer: offered({ "v2.0.0": "2026-01-01" }, { advisories: [{ vulnerable: ">=2.0" }] }),
    },
    {
      name: "what another installed package asks for as well",
      path,
      code,
      files: composerLock({
        "acme/pay": "v1.4.2",
        "acme/shop": { version: "1.0.0", require: { "acme/pay": "^1.0" } },
      }),
      composer: offered(NEWER),
    },
    {
      name: "what another one asks for by a name that it stands in for",
      path,
      code,
      files: composerLock({
        "acme/pay": { version: "v1.4.2", replace: { "acme/pay-core": "self.version" } },
        "acme/shop": { version: "1.0.0", require: { "acme/pay-core": "^1.0" } },
      }),
      composer: offered(NEWER),
    },
    {
      name: "what is abandoned, of which another rule tells",
      path,
      code,
      files,
      composer: offered(NEWER, { abandoned: "acme/till" }),
    },
    {
      name: "branches, and constraints that name one",
      path,
      code: composerJson({ "acme/pay": "dev-main" }),
      files: composerLock({ "acme/pay": "dev-main" }),
      composer: offered(NEWER),
    },
  ],
  invalid: [
    {
      name: "a major behind, with the constraint that keeps its prefix",
      path,
      code,
      files,
      composer: offered(NEWER),
      findings: [
        {
          at: "^1.4",
          level: "information",
          message: "acme/pay v1.4.2 is behind v3.1.0.",
          fixes: ["update-major"],
        },
      ],
      fixed: { "update-major": code.replace("^1.4", "^3.1") },
    },
    {
      name: "what another installed package asks for as well, and lets in",
      path,
      code,
      files: composerLock({
        "acme/pay": "v1.4.2",
        "acme/shop": { version: "1.0.0", require: { "acme/pay": "^1.0 || ^2.0" } },
        "acme/till": { version: "1.0.0", conflict: { "acme/pay": ">=2.5" } },
      }),
      composer: offered({ ...NEWER, "v2.5.0": "2026-01-05" }),
      findings: [{ at: "^1.4", message: "is behind v2.0.0", fixes: ["update-major"] }],
    },
    {
      name: "the newest within the constraint, the next minor and the newest of all",
      path,
      code: composerJson({ "acme/pay": "~1.4.1" }, { "require-dev": { "acme/other": "1.0" } }),
      files,
      composer: offered({
        "v1.4.2": "2025-12-01",
        "v1.4.5": "2026-01-01",
        "v1.9.0": "2026-02-01",
        "v1.8.0": "2026-01-15",
        "v2.0.0": "2026-03-01",
      }),
      findings: [
        {
          at: "~1.4.1",
          message: "is behind v2.0.0",
          fixes: ["update-in-range", "update-minor", "update-major"],
        },
      ],
      fixed: {
        "update-in-range": composerJson(
          { "acme/pay": "~1.4.5" },
          { "require-dev": { "acme/other": "1.0" } },
        ),
        "update-minor": composerJson(
          { "acme/pay": "~1.9.0" },
          { "require-dev": { "acme/other": "1.0" } },
        ),
        "update-major": composerJson(
          { "acme/pay": "~2.0.0" },
          { "require-dev": { "acme/other": "1.0" } },
        ),
      },
      leaves: { "update-in-range": 1, "update-minor": 1 },
    },
    {
      name: "a constraint of no usual style, without an edit",
      path,
      code: composerJson({ "acme/pay": ">=1.4,<2.0" }),
      files,
      composer: offered(NEWER),
      findings: [{ at: ">=1.4,<2.0", fixes: [] }],
    },
    {
      name: "a major that is no longer released",
      path,
      code,
      files,
      composer: offered({ "v2.0.0": ["2026-01-01", ">=8.0"], "v1.4.2": "2020-01-01" }),
      findings: [{ at: "^1.4", level: "warning", message: "no release for" }],
    },
    {
      name: "a minor that an exact constraint keeps out",
      path,
      code: composerJson({ php: ">=8.2", "acme/pay": "1.4.2" }),
      files,
      composer: offered({ "v1.5.0": ["2026-01-01", "^8.1"], "v1.4.2": "2025-12-01" }),
      findings: [
        { at: "1.4.2", level: "hint", message: "v1.5.0, which its constraint does not let in" },
      ],
      fixed: { "update-minor": composerJson({ php: ">=8.2", "acme/pay": "1.5.0" }) },
    },
  ],
});
