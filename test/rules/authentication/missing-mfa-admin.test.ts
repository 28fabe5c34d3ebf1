import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/missing-mfa-admin/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const login = (path: string) => ({
  "src/app.js": `const express = require("express");\nconst app = express();\napp.post("${path}", (req, res) => res.json({}));\napp.listen(3000);`,
});
const manifest = (...names: string[]) => ({
  "package.json": JSON.stringify({
    name: "shop",
    dependencies: Object.fromEntries(["express", ...names].map((name) => [name, "1.0.0"])),
  }),
});

function reported(files: Record<string, string>) {
  const store = new MemoryStore(files, { rules: [rule], configuration: { preset: "audit" } });
  return store.session
    .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(
        ({ message }) => `${result.path} ${/opens ([^:]*)/.exec(message)?.[1] ?? ""}`,
      );
    });
}

describe("missing-mfa-admin", () => {
  it.each([
    ["a package for codes", { ...manifest("otplib"), ...login("/admin/login") }],
    ["a service that logs in", { ...manifest("@clerk/express"), ...login("/admin/login") }],
    ["passkeys", { ...manifest("@simplewebauthn/server"), ...login("/admin/login") }],
    [
      "code of its own",
      { ...manifest(), ...login("/admin/login"), "src/totp.service.ts": "export {};" },
    ],
    ["a shop without an administration", { ...manifest(), ...login("/login") }],
    [
      "a plug-in of a platform",
      {
        "package.json": JSON.stringify({
          name: "plugin",
          peerDependencies: { "@vendure/core": "^3.0.0" },
        }),
      },
    ],
  ])("is silent about %s", (_name, files) => {
    expect(reported(files)).toEqual([]);
  });

  it.each([
    [
      "a log-in for staff",
      { ...manifest(), ...login("/api/admin/login") },
      "package.json the administration",
    ],
    [
      "a log-in of the action kind",
      { ...manifest(), ...login("/admin/login_action") },
      "package.json the administration",
    ],
    [
      "Vendure",
      {
        "package.json": JSON.stringify({
          name: "shop",
          dependencies: { "@vendure/core": "^3.0.0" },
        }),
        "src/vendure-config.ts": `import { VendureConfig } from "@vendure/core";\nexport const config: VendureConfig = {};`,
      },
      "package.json Vendure's administration",
    ],
  ])("reports %s", (_name, files, expected) => {
    expect(reported(files)).toEqual([expected]);
  });
});
