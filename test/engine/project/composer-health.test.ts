import { describe, expect, it } from "vitest";
import { type Configuration, dependencyHealth, vulnerableIn } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import {
  composerAnswers,
  composerJson,
  composerLock,
} from "../../rules/dependencies/composer-files.ts";

describe("packages of Composer", () => {
  const manifest = composerJson({ "acme/pay": "^1.0", "acme/old": "^1.0" });
  const files = {
    "composer.json": manifest,
    ...composerLock(
      {
        "acme/pay": {
          version: "1.0.0",
          require: { "acme/base": "*" },
          "notification-url": "https://packagist.org/downloads/",
        },
        "acme/base": { version: "2.0.0", "notification-url": "https://packagist.org/downloads/" },
        "acme/old": { version: "1.2.0", abandoned: "acme/new" },
      },
      manifest,
    ),
  };
  const answers = composerAnswers(
    { "acme/base": [{ vulnerable: "<2.1" }] },
    { "acme/base": ["2.0.0", "2.1.0"] },
  );
  const php = (suppressions: Configuration["suppressions"] = []) => {
    const { session } = new MemoryStore(files, {
      rules,
      configuration: { preset: "audit", suppressions },
    });
    session.setComposerAnswers("composer.json", answers);
    return { session, health: dependencyHealth({ session, files: Object.keys(files) }) };
  };

  it("are in the list with their states, ways and counts", () => {
    const { session, health } = php();
    expect(health.items).toMatchObject([
      {
        state: "vulnerable",
        name: "acme/base",
        version: "2.0.0",
        to: "2.1.0",
        direct: false,
        places: [{ manifest: "composer.json", key: "acme/pay", path: ["acme/pay", "acme/base"] }],
      },
      { state: "deprecated", name: "acme/old", text: "It is abandoned in favour of acme/new." },
      { state: "not-checked" },
    ]);
    expect(health.installed).toMatchObject({ productionDirect: 2, productionTransitive: 1 });
    expect(health.coverage).toMatchObject({
      askable: 1,
      answered: 0,
      compared: 2,
      advisoriesAsOf: 0,
      stale: false,
    });
    expect(health.workspaces).toEqual([{ manifest: "composer.json", name: "corner/shop" }]);
    expect(vulnerableIn(session, "composer.json")).toEqual(["acme/base@2.0.0"]);
    expect(
      session
        .analyse("composer.json")
        .findings.map(({ ruleId }) => ruleId)
        .toSorted(),
    ).toEqual(["dep-deprecated", "dep-known-vulnerable"]);
  });

  it("are set aside where their finding is silenced", () => {
    const reason = "moving next month";
    const { health } = php([{ rule: "dep-deprecated", files: "composer.json", reason }]);
    expect(health.items.map(({ state }) => state)).toEqual(["vulnerable", "not-checked"]);
    expect(health.silenced).toBe(1);
  });
});
