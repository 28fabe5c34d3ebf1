import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";
import { composerJson, composerLock } from "./composer-files.ts";
import { answers, documents, locked, SAFE_BASE } from "./composer-shop.ts";

const path = "composer.json";
const code = composerJson({ "acme/shop": "^1.0" });

testFindings(rule, [
  {
    name: "the smallest update of the line that lets a safe version in",
    path,
    code,
    files: locked("~1.3.0"),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/shop": {
          "2.0.0": { require: { "acme/base": "^1.5" } },
          "1.2.0": { require: { "acme/base": "^1.4" } },
          "1.1.0": { require: { "acme/base": "~1.3.0" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
      }),
    ),
    findings: [
      {
        at: "^1.0",
        help: "Move acme/shop to 1.2.0, which brings no vulnerable acme/base, and run `composer update acme/shop --with-all-dependencies`.",
        fixes: ["update-safe"],
      },
    ],
    fixed: { "update-safe": composerJson({ "acme/shop": "^1.2" }) },
  },
  {
    name: "through a package between them, which moves along",
    path,
    code,
    files: composerLock({
      "acme/shop": { version: "1.0.0", require: { "acme/cart": "^1.0" } },
      "acme/cart": { version: "1.0.0", require: { "acme/base": "~1.3.0" } },
      "acme/base": "1.3.0",
      "acme/theme": { version: "1.0.0", require: { "acme/icons": "^1.0" } },
      "acme/icons": "1.0.0",
    }),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/cart": {
          "2.0.0": { require: { "acme/base": "^1.4" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/shop": {
          "1.0.0": { require: { "acme/cart": "^1.0" } },
          // Its icons would break the theme.
          "1.1.0": { require: { "acme/cart": "^2.0", "acme/icons": "^2.0" } },
          "1.2.0": { require: { "acme/cart": "^2.0", "acme/icons": "^1.0", "acme/new": "*" } },
        },
      }),
    ),
    findings: [{ at: "^1.0", fixes: ["update-safe"] }],
    fixed: { "update-safe": composerJson({ "acme/shop": "^1.2" }) },
  },
  {
    name: "what no longer comes along is mended, too",
    path,
    code,
    files: locked("~1.3.0"),
    composer: answers(documents({ "acme/base": { "1.3.0": {} }, "acme/shop": { "1.0.1": {} } })),
    findings: [{ at: "^1.0", fixes: ["update-safe"] }],
    fixed: { "update-safe": composerJson({ "acme/shop": "^1.0.1" }) },
  },
  {
    name: "the line that keeps it out moves, where the other lets it in",
    path,
    code: composerJson({ "acme/shop": "^1.0", "acme/theme": "^1.0" }),
    files: locked("^1.0", {
      "acme/theme": { version: "1.0.2", require: { "acme/base": "~1.3.0" } },
    }),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/shop": { "1.0.0": { require: { "acme/base": "^1.0" } } },
        "acme/theme": {
          "2.0.0": { require: { "acme/base": "^1.4" } },
          "1.0.2": { require: { "acme/base": "~1.3.0" } },
        },
      }),
    ),
    findings: [
      {
        at: "^1.0",
        help: "Move acme/theme to 2.0.0, which keeps acme/base where it is. Run `composer update acme/theme acme/base --with-all-dependencies`.",
        fixes: ["update-together"],
      },
    ],
    fixed: {
      "update-together": composerJson(
        { "acme/shop": "^1.0", "acme/theme": "^2.0" },
        { conflict: { "acme/base": "<1.4.2" } },
      ),
    },
  },
  {
    name: "two lines that keep it out move together",
    path,
    code: composerJson({ "acme/shop": "^1.0", "acme/theme": "^1.0" }),
    files: locked("~1.3.0", {
      "acme/theme": { version: "1.0.2", require: { "acme/base": "~1.3.0" } },
    }),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/shop": {
          "1.2.0": { require: { "acme/base": "^1.5" } },
          "1.1.0": { require: { "acme/base": "~1.3.0" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/theme": {
          "2.1.0": { require: { "acme/base": "^1.4" } },
          "2.0.0": { require: { "acme/base": "~1.4.0" } },
          "1.0.2": { require: { "acme/base": "~1.3.0" } },
        },
      }),
    ),
    findings: [
      {
        at: "^1.0",
        help: "Move acme/shop to 1.2.0 and acme/theme to 2.1.0 together: each keeps acme/base where it is. Run `composer update acme/shop acme/theme --with-all-dependencies`.",
        fixes: ["update-together"],
      },
    ],
    fixed: { "update-together": composerJson({ "acme/shop": "^1.2", "acme/theme": "^2.1" }) },
  },
  {
    name: "three lines that keep it out move together, and one that lets it in stays",
    path,
    code: composerJson({
      "acme/shop": "^1.0",
      "acme/theme": "^1.0",
      "acme/tax": "^1.0",
      "acme/open": "^1.0",
    }),
    files: locked("~1.3.0", {
      "acme/theme": { version: "1.0.2", require: { "acme/base": "~1.3.0" } },
      "acme/tax": { version: "1.0.0", require: { "acme/base": "~1.3.0" } },
      "acme/open": { version: "1.0.0", require: { "acme/base": ">=1.3" } },
    }),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/shop": {
          "1.2.0": { require: { "acme/base": "^1.4" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/theme": {
          "3.0.0": { require: { "acme/base": "^1.4" } },
          "2.0.0": { require: { "acme/base": "~1.4.0" } },
          "1.0.2": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/tax": {
          "2.0.0": { require: { "acme/base": "^1.4" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/open": {
          "1.1.0": { require: { "acme/base": ">=1.3" } },
          "1.0.0": { require: { "acme/base": ">=1.3" } },
        },
      }),
    ),
    findings: [
      {
        at: "^1.0",
        help: "Move acme/shop to 1.2.0, acme/theme to 2.0.0 and acme/tax to 2.0.0 together: each keeps acme/base where it is. Run `composer update acme/shop acme/theme acme/tax --with-all-dependencies`.",
        fixes: ["update-all"],
      },
    ],
    fixed: {
      "update-all": composerJson({
        "acme/shop": "^1.2",
        "acme/theme": "^2.0",
        "acme/tax": "^2.0",
        "acme/open": "^1.0",
      }),
    },
    // Until Composer has run the lock file has the old one, which this line brings as well.
    leaves: { "update-all": 1 },
  },
  {
    name: "of three lines of which only higher steps agree, none moves further than it has to",
    path,
    code: composerJson({ "acme/shop": "^1.0", "acme/theme": "^1.0", "acme/tax": "^1.0" }),
    files: locked("~1.3.0", {
      "acme/theme": { version: "1.0.0", require: { "acme/base": "~1.3.0" } },
      "acme/tax": { version: "1.0.0", require: { "acme/base": "~1.3.0" } },
    }),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/shop": {
          "3.0.0": { require: { "acme/base": "^1.4", "acme/tax": "^3.0" } },
          "2.0.0": { require: { "acme/base": "^1.4", "acme/tax": "^3.0" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/theme": {
          "2.0.0": { require: { "acme/base": "^1.4" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
        "acme/tax": {
          "3.0.0": { require: { "acme/base": "^1.4" } },
          "2.0.0": { require: { "acme/base": "^1.4" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
      }),
    ),
    findings: [{ at: "^1.0", fixes: ["update-all"] }],
    fixed: {
      "update-all": composerJson({
        "acme/shop": "^2.0",
        "acme/theme": "^2.0",
        "acme/tax": "^3.0",
      }),
    },
  },
  {
    name: "a line of the vulnerable package itself moves together with the one that keeps it",
    path,
    code: composerJson({ "acme/base": "~1.3.0", "acme/shop": "^1.0" }),
    files: locked("~1.3.0"),
    composer: answers(
      documents({
        "acme/base": SAFE_BASE,
        "acme/shop": {
          "2.0.0": { require: { "acme/base": "^1.4" } },
          "1.0.0": { require: { "acme/base": "~1.3.0" } },
        },
      }),
    ),
    findings: [{ at: "~1.3.0", fixes: ["update-together"] }],
    fixed: { "update-together": composerJson({ "acme/base": "~1.4.2", "acme/shop": "^2.0" }) },
  },
]);
