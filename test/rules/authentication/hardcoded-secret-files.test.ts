import { describe, expect, it } from "vitest";
import { rule as defaults } from "../../../src/rules/authentication/default-credential/rule.ts";
import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

// Put together here, so that nobody takes this file for a leak.
const STRIPE = ["sk", "live", "9aQ7mZ2xT4vB8nK3pR6wL1yD"].join("_");
const RANDOM = "uJ4rTq0ZbY7mWc2Hs9XeLk5NvDa8PfG1";

const found = (path: string, text: string) =>
  new MemoryStore({ [path]: text }, { rules: [rule, defaults] }).session
    .analyse(path)
    .findings.map(({ ruleId, range }) => [ruleId, text.slice(range.start, range.end)]);

describe("secrets in further kinds of files", () => {
  it("are found in the settings of a worker", () => {
    const text = `[vars]\nCARRIER_API_TOKEN = "${RANDOM}"\nJWT_SECRET = "supersecret"\nREGION = "eu"\n`;
    expect(found("wrangler.toml", text)).toEqual([
      ["hardcoded-secret", RANDOM],
      ["default-credential", "supersecret"],
    ]);
  });

  it("are found in settings of Java, under their last name", () => {
    const text = `# mail\nspring.mail.password=${RANDOM}\nacme.api-key: ${STRIPE}\nspring.mail.host=smtp.example.com\n`;
    expect(found("application-production.properties", text).map(([, at]) => at)).toEqual([
      RANDOM,
      STRIPE,
    ]);
    expect(found("messages_de.properties", text)).toEqual([]);
  });

  it("are found in scripts of a shell, by their provider's shape", () => {
    const text = `#!/bin/sh\nexport STRIPE_SECRET_KEY=${STRIPE}\nnode server.js\n`;
    expect(found("bin/start.sh", text).map(([id]) => id)).toEqual(["hardcoded-secret"]);
  });

  it("are not seen in names of apps, references and comments", () => {
    expect(found("shopify.app.toml", 'client_id = "8d3a9f0c2b"\nname = "Upsell"\n')).toEqual([]);
    expect(
      found("wrangler.toml", `# JWT_SECRET = "supersecret"\n[vars]\nKEY = "\${KEY}"\n`),
    ).toEqual([]);
    expect(
      found("bin/start.sh", 'export STRIPE_SECRET_KEY="$(cat /run/secrets/stripe)"\n'),
    ).toEqual([]);
  });
});
