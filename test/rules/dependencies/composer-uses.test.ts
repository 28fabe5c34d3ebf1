import { expect, it } from "vitest";
import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { composerAnswers, composerJson, composerLock } from "./composer-files.ts";

it.each([
  ["<?php\nuse Acme\\Pay\\Client;\n", "src/Till.php:2"],
  ["<?php\nuse Acme\\Other\\Client;\n", "none in this project's PHP, by its namespaces"],
])("says where PHP of the project uses what is vulnerable: %j", (php, expected) => {
  const files = {
    "composer.json": composerJson({ "acme/pay": "^1.0" }),
    ...composerLock({
      "acme/pay": { version: "1.3.0", autoload: { "psr-4": { "Acme\\Pay\\": "src/" } } },
    }),
    "src/Till.php": php,
  };
  const { session } = new MemoryStore(files, { rules: [rule] });
  session.composers.uses.setPaths(["src/Till.php"]);
  session.setComposerAnswers("composer.json", composerAnswers({ "acme/pay": [{}] }));
  const [finding] = session.analyse("composer.json").findings;
  expect(finding?.facts).toContainEqual({ label: "Uses of acme/pay", value: expected });
});
