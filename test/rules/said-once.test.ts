import { describe, expect, it } from "vitest";
import { rules } from "../../src/generated/rules.ts";
import { MemoryStore } from "../harness/memory-store.ts";

/** The ids of what is found in a file, by the file alone and by the project as a whole. */
function idsIn(path: string, files: Readonly<Record<string, string>>): string[] {
  const { session } = new MemoryStore(files, { rules, configuration: { preset: "audit" } });
  const paths = Object.keys(files);
  const own = paths.map((each) => session.analyse(each));
  const all = session.analyseProject(paths, { known: false, reason: "no git" });
  return [...own, ...all]
    .filter((result) => result.path === path)
    .flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId));
}

describe("one mistake is told once", () => {
  it("a mail that is written by strangers as a whole", () => {
    const ids = idsIn("src/share.ts", {
      "src/share.ts": `import express from "express";
import nodemailer from "nodemailer";
const app = express();
app.use(express.json());
const transporter = nodemailer.createTransport({ host: "smtp.shop.example" });
app.post("/share", async (req, res) => {
  const { email, message } = req.body;
  await transporter.sendMail({ to: email, subject: "Look", html: \`<p>\${message}</p>\` });
  res.end();
});
`,
    });
    expect(ids).toContain("mail-relay-from-body");
    expect(ids).not.toContain("email-injection");
  });

  it("a Shopify app that does not answer requests about people's data", () => {
    const ids = idsIn("shopify.app.toml", {
      "package.json": '{ "name": "app" }',
      "shopify.app.toml":
        'client_id = "0123456789abcdef"\nname = "app"\n\n[webhooks]\napi_version = "2026-07"\n',
    });
    expect(ids).toContain("shopify-compliance-webhooks");
    expect(ids).not.toContain("privacy-lifecycle-missing");
  });
});
