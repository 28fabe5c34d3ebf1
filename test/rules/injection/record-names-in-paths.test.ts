import { describe, expect, it } from "vitest";
import { rule as ofMails } from "../../../src/rules/injection/email-injection/rule.ts";
import { rule as ofPages } from "../../../src/rules/injection/html-to-pdf-injection/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const SENT = `await transport.sendMail({ to: "a@shop.test", subject: "Order", html: "<p>" + VALUE + "</p>" });`;
const PRINTED = `pdf.create("<p>" + VALUE + "</p>").toBuffer(() => res.end());`;

function found(value: string, preset: "quiet" | "balanced"): readonly number[] {
  return ([SENT, PRINTED] as const).map((line) => {
    const code = `import express from "express";
import pdf from "html-pdf";
import nodemailer from "nodemailer";
const transport = nodemailer.createTransport({});
const app = express();
app.use(express.json());
app.post("/orders/:id", async (req, res) => {
  ${line.replace("VALUE", value)}
});
`;
    const files = { "package.json": "{}", "src/orders.ts": code };
    const rules = [ofMails, ofPages];
    const store = new MemoryStore(files, { rules, configuration: { preset } });
    return store.session.analyse("src/orders.ts").findings.length;
  });
}

describe("markup out of a path, in mails and in pages for a printer", () => {
  it("is told in balanced, since it would be the name of no record", () => {
    expect(found("req.params.id", "quiet")).toEqual([0, 0]);
    expect(found("req.params.id", "balanced")).toEqual([1, 1]);
  });

  it("is told by default where something else is sent with it", () => {
    expect(found("req.body.note", "quiet")).toEqual([1, 1]);
    expect(found("req.query.note", "quiet")).toEqual([1, 1]);
    expect(found("(req.params.id + req.body.note)", "quiet")).toEqual([1, 1]);
  });
});
