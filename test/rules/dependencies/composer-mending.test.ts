import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerJson, composerLock } from "./composer-files.ts";
import { answers, documents, HOLE, locked, SAFE_BASE } from "./composer-shop.ts";

const path = "composer.json";
const code = composerJson({ "acme/shop": "^1.0" });

testRule(rule, {
  valid: [
    {
      name: "what the project refuses: it leaves with the next update",
      path,
      code: composerJson({ "acme/shop": "^1.0" }, { conflict: { "acme/base": "<1.4.2" } }),
      files: locked("^1.0"),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
    },
    {
      name: "what a line brought before it was moved",
      path,
      code: composerJson({ "acme/shop": "^1.1" }),
      files: locked("~1.3.0"),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
    },
    {
      name: "a branch is refused by nobody, and has no order",
      path,
      code,
      files: composerLock({
        "acme/shop": { version: "1.0.0", require: { "acme/base": "dev-main" } },
        "acme/base": "dev-main",
      }),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
    },
    {
      name: "a safe version that others bring along",
      path,
      code,
      files: locked("^1.0", { "acme/base": "1.4.2" }),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
    },
    {
      name: "what the project has itself and refuses",
      path,
      code: composerJson({ "acme/base": "^1.0" }, { conflict: { "acme/base": "<1.4.2" } }),
      files: composerLock({ "acme/base": "1.3.0" }),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
    },
  ],
  invalid: [
    {
      name: "what all let in is renewed, and the project can refuse what is older",
      path,
      code,
      files: locked("^1.0"),
      composer: answers(documents({ "acme/base": SAFE_BASE, "acme/shop": { "1.0.0": {} } })),
      findings: [
        {
          at: "^1.0",
          help: "It is mended in 1.4.2, which all who ask for it let in: run `composer update acme/base --with-dependencies`.",
          fixes: ["refuse-vulnerable"],
        },
      ],
      fixed: {
        "refuse-vulnerable": composerJson(
          { "acme/shop": "^1.0" },
          { conflict: { "acme/base": "<1.4.2" } },
        ),
      },
    },
    {
      name: "no refusal where Composer would take another vulnerable version instead, or where the project has one",
      path,
      code,
      files: locked("^1.0"),
      composer: answers(documents({ "acme/base": SAFE_BASE }), {
        "acme/base": [HOLE, { vulnerable: ">=1.5,<1.6" }],
      }),
      findings: [{ at: "^1.0", fixes: [] }],
    },
    {
      name: "no second refusal of a package",
      path,
      code: composerJson({ "acme/shop": "^1.0" }, { conflict: { "acme/base": ">=3" } }),
      files: locked("^1.0"),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
      findings: [{ at: "^1.0", fixes: [] }],
    },
    {
      name: "who keeps a safe version out is named",
      path,
      code: composerJson({ "acme/shop": "^1.0", "acme/theme": "^1.0" }),
      files: locked("^1.0", {
        "acme/theme": { version: "v1.0.2", require: { "acme/base": "~1.3.0" } },
      }),
      composer: answers(
        documents({
          "acme/base": SAFE_BASE,
          "acme/shop": { "1.1.0": { require: { "acme/base": "^1.4" } } },
        }),
      ),
      findings: [
        {
          at: "^1.0",
          help: "It is mended in 1.4.2, which is held back: acme/theme v1.0.2 asks for acme/base ~1.3.0. No release of acme/shop brings a safe one. See whether acme/shop can be replaced.",
          fixes: [],
        },
      ],
    },
    {
      name: "of a line that nobody was asked about nothing is claimed",
      path,
      code,
      files: locked("~1.3.0"),
      composer: answers(documents({ "acme/base": SAFE_BASE })),
      findings: [
        {
          at: "^1.0",
          help: "It is mended in 1.4.2, which is held back: acme/shop 1.0.0 asks for acme/base ~1.3.0. See whether acme/shop can be replaced.",
          fixes: [],
        },
      ],
    },
    {
      name: "an older PHP keeps it out",
      path,
      code: composerJson({ php: ">=8.1", "acme/shop": "^1.0" }),
      files: locked("^1.0"),
      composer: answers(documents({ "acme/base": { "1.4.2": { php: ">=8.3" } } })),
      findings: [
        {
          at: "^1.0",
          help: "It is mended in 1.4.2, which is held back: acme/base 1.4.2 needs PHP >=8.3. See whether acme/shop can be replaced.",
          fixes: [],
        },
      ],
    },
    {
      name: "where nothing mends it, that is said",
      path,
      code,
      files: locked("^1.0"),
      composer: answers(documents({ "acme/base": { "1.3.0": {} } })),
      findings: [
        {
          at: "^1.0",
          help: "There is no safe fix: no release of acme/base without known holes was published. See whether acme/shop can be replaced.",
          fixes: [],
        },
      ],
    },
  ],
});
