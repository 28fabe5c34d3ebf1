import { execSync, execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import _ from "lodash";
import nodemailer from "nodemailer";
import { z } from "zod";
import { procedure, router } from "../trpc.js";

const transport = nodemailer.createTransport({ host: "mail" });
const read = (folder: string) => (name: string) => {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : ""; // !alert path-traversal
};
const readBelow = (folder: string) => (name: string) => {
  const file = path.join(folder, name.replaceAll("/", "").replaceAll("\\", "").replaceAll("..", ""));
  return existsSync(file) ? readFileSync(file, "utf8") : ""; // !safe path-traversal
};
const readSheet = read("sheets");
const readSheetBelow = readBelow("sheets");

export const tools = router({
  sheet: procedure.input(z.string()).query(({ input }) => readSheet(input)),
  sheetBelow: procedure.input(z.string()).query(({ input }) => readSheetBelow(input)),
  grind: procedure.input(z.object({ spice: z.string() })).mutation(({ input }) => execSync(["grind", input.spice].join(" ")).length), // !alert command-injection
  grindKnown: procedure.input(z.object({ grams: z.number() })).mutation(({ input }) => execFileSync("grind", [`${input.grams}`]).length), // !safe command-injection
  fetched: procedure.input(z.object({ url: z.string().url() })).query(async ({ input }) => (await fetch(input.url)).status), // !alert ssrf
  fetchedOwn: procedure.input(z.object({ id: z.string() })).query(async ({ input }) => (await fetch(`https://spices.example/${input.id}`)).status), // !safe ssrf
  template: procedure.input(z.object({ text: z.string() })).query(({ input }) => _.template(input.text)({ shop: "Spice" })), // !alert template-injection
  templateKnown: procedure.input(z.object({ text: z.string() })).query(({ input }) => _.template("<%- text %>")({ text: input.text })), // !safe template-injection
  invite: procedure.input(z.object({ mail: z.string().email(), note: z.string() })).mutation(({ input }) =>
    transport.sendMail({ from: "shop@spice.example", to: "team@spice.example", subject: "Invite", html: `<p>${input.note}</p>` }), // !alert email-injection
  ),
  inviteText: procedure.input(z.object({ note: z.string() })).mutation(({ input }) =>
    transport.sendMail({ from: "shop@spice.example", to: "team@spice.example", subject: "Invite", html: `<p>${_.escape(input.note)}</p>` }), // !safe email-injection
  ),
  agent: procedure.query(({ ctx }) => {
    console.log("agent: " + ctx.agent); // !safe log-injection
    console.log("agent: %s", ctx.agent.length); // !safe log-injection
    return true;
  }),
});
