import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/private-key-tracked/rule.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

// Put together here, so that nobody takes this file for a leak.
const head = (kind = ""): string => `-----BEGIN ${kind}PRIVATE KEY-----\nMIIB\n`;
const found = (files: Readonly<Record<string, string>>, tracked?: readonly string[]) =>
  trackedFindings([rule], files, tracked).map(({ file, level }) => [file, level]);

describe("private-key-tracked", () => {
  it.each([
    ["a certificate", { "certs/ca-cert.pem": "-----BEGIN CERTIFICATE-----\n" }],
    ["a public key", { "keys/jwt.pem": "-----BEGIN PUBLIC KEY-----\n" }],
    ["a file of another kind", { "data/piano.key": "C major" }],
    ["words about keys", { "docs/keys.md": head() }],
    ["what is served, which is another rule's business", { "public/server.key": head() }],
    ["a store that trusts others", { "certs/truststore.jks": "" }],
  ])("stays silent: %s", (_name, files) => {
    expect(found(files)).toEqual([]);
  });

  it("says nothing of files that are not tracked", () => {
    expect(found({ "certs/server.key": head() }, [])).toEqual([]);
  });

  it.each([
    ["of developers' own machines", { "dev-certs/localhost-key.pem": head() }, "information"],
    ["of a server", { "certs/server-key.pem": head() }, "error"],
    [
      "in an older form, behind its certificate",
      { "ssl/a.key": `-----BEGIN CERTIFICATE-----\nx\n${head("RSA ")}` },
      "error",
    ],
    ["of a person", { "deploy/id_ed25519": head("OPENSSH ") }, "error"],
    ["behind a password", { "certs/a.pem": head("ENCRYPTED ") }, "warning"],
    ["of tests", { "test/fixtures/a.pem": head() }, "hint"],
    ["in a store", { "certs/push.p12": "" }, "warning"],
  ])("reports a key %s", (_name, files, level) => {
    expect(found(files)).toEqual([[Object.keys(files)[0], level]]);
  });

  it("underlines the line that says so, and shows nothing of the key", () => {
    const text = head("EC ");
    const [finding] = trackedFindings([rule], { "a.key": text });
    expect(text.slice(finding?.range.start, finding?.range.end)).toBe(text.split("\n")[0]);
    expect(JSON.stringify(finding)).not.toContain("MIIB");
  });
});
