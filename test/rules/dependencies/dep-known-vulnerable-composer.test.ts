import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerAnswers, composerJson, composerLock } from "./composer-files.ts";

const path = "composer.json";
const code = composerJson({ "acme/pay": "^1.0" });

testRule(rule, {
  valid: [
    {
      name: "nobody was asked",
      path,
      code,
      files: composerLock({ "acme/pay": "1.0.0" }),
    },
    {
      name: "a version that its advisories leave out",
      path,
      code,
      files: composerLock({ "acme/pay": "1.4.2" }),
      composer: composerAnswers({ "acme/pay": [{ vulnerable: ">=1.0,<1.4.2|>=2.0,<2.1" }] }),
    },
    {
      name: "a patch above the one that mends it",
      path,
      code,
      files: composerLock({ "acme/pay": "2.4.6-p10" }),
      composer: composerAnswers({ "acme/pay": [{ vulnerable: ">=2.4.6,<2.4.6-p9" }] }),
    },
    {
      name: "a branch, which has no order",
      path,
      code,
      files: composerLock({ "acme/pay": "dev-main" }),
      composer: composerAnswers({ "acme/pay": [{ vulnerable: "<2.0" }] }),
    },
    {
      name: "a line that is newer than the lock file",
      path,
      code: composerJson({ "acme/pay": "^1.4.2" }),
      files: composerLock({ "acme/pay": "1.0.0" }),
      composer: composerAnswers({ "acme/pay": [{ vulnerable: "<1.4.2" }] }),
    },
    {
      name: "without a lock file",
      path,
      code,
      composer: composerAnswers({ "acme/pay": [{ vulnerable: "<2.0" }] }),
    },
    {
      name: "a package that nothing brings in any more",
      path,
      code,
      files: composerLock({ "acme/pay": "1.0.0", "acme/left": "1.0.0" }),
      composer: composerAnswers({ "acme/left": [{}] }),
    },
  ],
  invalid: [
    {
      name: "a line's own package, with where it is mended",
      path,
      code,
      files: composerLock({ "acme/pay": "v1.3.0" }),
      composer: composerAnswers(
        {
          "acme/pay": [
            { id: "GHSA-low", severity: "low", vulnerable: "<1.4" },
            { id: "GHSA-high", vulnerable: ">=1.0,<1.4.2|>=2.0,<2.1" },
            { id: "GHSA-next", severity: "low", vulnerable: "1.4.2" },
          ],
        },
        { "acme/pay": ["2.1.0", "1.4.3", "1.4.2", "1.5.0-RC1", "dev-main", "1.2.0"] },
      ),
      findings: [
        {
          at: "^1.0",
          level: "error",
          message: "acme/pay v1.3.0 has a known hole (high): SQL injection in the cart",
          fixes: [],
        },
      ],
    },
    {
      name: "an update to the lowest version that is safe, with as many numbers as it takes",
      path,
      code,
      files: composerLock({ "acme/pay": "v1.3.0" }),
      composer: composerAnswers(
        { "acme/pay": [{ vulnerable: "<1.4.2" }, { vulnerable: ">=1.4.2,<1.4.3" }] },
        { "acme/pay": ["v2.1.0", "v1.4.3", "v1.4.2", "v1.4.4"] },
        {},
        {
          "v2.1.0": { publishedAt: Date.parse("2025-03-01") },
          "v1.4.4": { publishedAt: Date.parse("2025-02-02") },
          "v1.4.3": { publishedAt: Date.parse("2025-02-01") },
          "v1.4.2": { publishedAt: Date.parse("2025-01-01") },
        },
      ),
      findings: [{ at: "^1.0", level: "error", fixes: ["update-safe"] }],
      fixed: { "update-safe": composerJson({ "acme/pay": "^1.4.3" }) },
    },
    {
      name: "an update beyond what the constraint lets in, where nothing less is safe",
      path,
      code: composerJson({ "acme/pay": "~1.3" }),
      files: composerLock({ "acme/pay": "v1.3.0" }),
      composer: composerAnswers(
        { "acme/pay": [{ vulnerable: "<2.1" }] },
        { "acme/pay": ["v2.1.0", "v1.4.3"] },
        {},
        {
          "v2.1.0": { publishedAt: Date.parse("2025-03-01") },
          "v1.4.3": { publishedAt: Date.parse("2025-02-01") },
        },
      ),
      findings: [{ at: "~1.3", fixes: ["update-safe"] }],
      fixed: { "update-safe": composerJson({ "acme/pay": "~2.1" }) },
    },
    {
      name: "a line that was moved to a version that is no better",
      path,
      code: composerJson({ "acme/pay": "^1.4" }),
      files: composerLock({ "acme/pay": "v1.3.0" }),
      composer: composerAnswers({ "acme/pay": [{ vulnerable: "<1.4.2" }] }),
      findings: [{ at: "^1.4", fixes: [] }],
    },
    {
      name: "a package that others bring along, in place of the one that they ask for",
      path,
      code: composerJson({ "acme/shop": "^1.0" }),
      files: composerLock({
        "acme/shop": { version: "1.0.0", require: { php: "^8", "acme/base-core": "^1.0" } },
        "acme/base": { version: "1.0.0", replace: { "acme/base-core": "self.version" } },
      }),
      composer: composerAnswers({ "acme/base": [{ severity: "moderate" }] }),
      findings: [
        {
          at: "^1.0",
          level: "warning",
          message: "acme/base 1.0.0, brought by acme/shop, has a known hole (moderate)",
        },
      ],
    },
    {
      name: "what only developers use is worth less, malware is not",
      path,
      code: composerJson({}, { "require-dev": { "acme/test": "^1.0", "acme/evil": "~2.0" } }),
      files: {
        "composer.lock": JSON.stringify({
          packages: [],
          "packages-dev": [
            { name: "acme/test", version: "1.0.0" },
            { name: "acme/evil", version: "2.0.0" },
          ],
        }),
      },
      composer: composerAnswers({
        "acme/test": [{}],
        "acme/evil": [{ id: "MAL-1", severity: "critical", malware: true }],
      }),
      findings: [
        { at: "^1.0", level: "warning" },
        { at: "~2.0", level: "error", message: "(critical)" },
      ],
    },
  ],
});
