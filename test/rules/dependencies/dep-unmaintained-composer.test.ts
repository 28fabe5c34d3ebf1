import type { Advisory, ComposerRelease } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-unmaintained/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerAnswers, composerJson, composerLock } from "./composer-files.ts";

const path = "composer.json";

/** Days of versions, with the PHP that they want. */
function told(
  name: string,
  days: Readonly<Record<string, string | readonly [day: string, php: string]>>,
  more: { abandoned?: boolean; advisories?: readonly Partial<Advisory>[] } = {},
) {
  const releases = Object.entries(days).map(([version, said]): [string, ComposerRelease] => {
    const [day, php] = typeof said === "string" ? [said] : said;
    const publishedAt = Date.parse(day);
    return [
      version,
      { ...(!Number.isNaN(publishedAt) && { publishedAt }), ...(php !== undefined && { php }) },
    ];
  });
  return composerAnswers(
    { [name]: more.advisories ?? [] },
    { [name]: Object.keys(days) },
    more.abandoned === undefined ? {} : { [name]: more.abandoned },
    Object.fromEntries(releases),
  );
}

const code = composerJson({ "acme/tax": "^1.0" });
const locked = (more: Readonly<Record<string, unknown>> = {}) =>
  composerLock({
    "acme/tax": { version: "1.0.0", require: { php: ">=8.1", "acme/base": "^1" }, ...more },
    "acme/base": "1.0.0",
  });
const files = locked();
/** The clock of the tests stands in November 2026. */
const OLD = { "1.0.0": ["2019-05-01", ">=8.1"] } as const;

testRule(rule, {
  valid: [
    { name: "nobody was asked", path, code, files },
    { name: "without a lock file", path, code, composer: told("acme/tax", OLD) },
    {
      name: "a release within two years, though not of the line in use",
      path,
      code,
      files,
      composer: told("acme/tax", { ...OLD, "2.0.0-beta1": "2025-01-01" }),
    },
    {
      name: "a release of which nobody knows the day",
      path,
      code,
      files,
      composer: told("acme/tax", { ...OLD, "1.0.1": "never" }),
    },
    {
      name: "what is abandoned, of which another rule tells",
      path,
      code,
      files,
      composer: told("acme/tax", OLD, { abandoned: true }),
    },
    {
      name: "an extension of PHP",
      path,
      code: composerJson({ "ext-json": "*" }),
      files,
      composer: told("acme/tax", OLD),
    },
  ],
  invalid: [
    {
      name: "no release for two years",
      path,
      code,
      files,
      composer: told("acme/tax", { "1.0.0": "2024-11-01" }),
      findings: [
        {
          at: "^1.0",
          level: "information",
          message: "acme/tax is possibly unmaintained: no release for 24 months.",
        },
      ],
    },
    {
      name: "no release for five years is no more than that by itself",
      path,
      code,
      files,
      composer: told("acme/tax", OLD),
      findings: [{ at: "^1.0", level: "information" }],
    },
    {
      name: "what has nothing below it and nothing wrong with it is done",
      path,
      code,
      files: locked({ require: { php: ">=8.1", "psr/log": "^3" } }),
      composer: told("acme/tax", OLD),
      findings: [{ at: "^1.0", level: "hint" }],
    },
    {
      name: "five years, and no PHP with fixes",
      path,
      code,
      files: locked({ require: {} }),
      composer: told("acme/tax", { "1.0.0": ["2019-05-01", "^7.2"] }),
      findings: [{ at: "^1.0", level: "warning", message: "no release for 7 years" }],
    },
    {
      name: "five years, and a hole in the newest version",
      path,
      code,
      files,
      composer: told("acme/tax", OLD, { advisories: [{ vulnerable: "<=1.0.0" }] }),
      findings: [{ at: "^1.0", level: "warning" }],
    },
    {
      name: "five years, and below it something that is abandoned",
      path,
      code,
      files: composerLock({
        "acme/tax": { version: "1.0.0", require: { "acme/base": "^1" } },
        "acme/base": { version: "1.0.0", abandoned: true },
      }),
      composer: told("acme/tax", OLD),
      findings: [{ at: "^1.0", level: "warning" }],
    },
    {
      name: "five years, and it handles payments",
      path,
      code: composerJson({ "acme/omnipay-till": "^1.0" }),
      files: composerLock({ "acme/omnipay-till": "1.0.0" }),
      composer: told("acme/omnipay-till", OLD),
      findings: [{ at: "^1.0", level: "warning" }],
    },
  ],
});
