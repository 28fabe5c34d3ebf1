import { rule } from "../../../src/rules/injection/email-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "escaped",
      code: `${EXPRESS}import escapeHtml from "escape-html";
import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/c", (req, res) => mailer.sendMail({ to: "desk@shop.test", html: \`<p>\${escapeHtml(req.body.message)}</p>\` }));
`,
    },
    {
      name: "plain text",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/c", (req, res) => mailer.sendMail({ to: "desk@shop.test", text: req.body.message }));
`,
    },
    {
      name: "a constant mail",
      code: `import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
export const greet = (to: string) => mailer.sendMail({ to, html: "<p>Welcome</p>" });
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/c", (req, res) => mailer.sendMail({ to: "desk@shop.test", html: \`<p>Order \${Number(req.body.order)}</p>\` }));
`,
    },
    {
      name: "a template that escapes",
      code: `${EXPRESS}import Handlebars from "handlebars";
import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
const contact = Handlebars.compile("<p>{{message}}</p>");
app.post("/c", (req, res) => mailer.sendMail({ to: "desk@shop.test", html: contact({ message: req.body.message }) }));
`,
    },
  ],
  invalid: [
    {
      name: "nodemailer",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/c", (req, res) => mailer.sendMail({ to: "desk@shop.test", html: \`<p>\${req.body.message}</p>\` }));
`,
      findings: [
        {
          at: 'mailer.sendMail({ to: "desk@shop.test", html: `<p>${req.body.message}</p>` })',
          level: "warning",
        },
      ],
    },
    {
      name: "Resend, CommonJS",
      code: `const express = require("express");
const { Resend } = require("resend");
const app = express();
const resend = new Resend("key");
app.post("/c", (req, res) => resend.emails.send({ to: "desk@shop.test", html: "<p>" + req.body.message + "</p>" }));
`,
      findings: [
        {
          at: 'resend.emails.send({ to: "desk@shop.test", html: "<p>" + req.body.message + "</p>" })',
        },
      ],
    },
    {
      name: "SendGrid",
      code: `${EXPRESS}import sgMail from "@sendgrid/mail";
app.post("/c", (req, res) => sgMail.send({ to: "desk@shop.test", html: \`<p>\${req.body.message}</p>\` }));
`,
      findings: [
        { at: 'sgMail.send({ to: "desk@shop.test", html: `<p>${req.body.message}</p>` })' },
      ],
    },
    {
      name: "through another file",
      path: "src/mail.ts",
      code: `import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
export function tellDesk(message: string) {
  return mailer.sendMail({ to: "desk@shop.test", html: \`<p>\${message}</p>\` });
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { tellDesk } from "./mail.ts";
app.post("/c", (req, res) => tellDesk(req.body.message));
`,
      },
      findings: [{ at: 'mailer.sendMail({ to: "desk@shop.test", html: `<p>${message}</p>` })' }],
    },
    {
      name: "a value in a mail",
      code: `import express from "express";
import nodemailer from "nodemailer";
const app = express();
app.use(express.json());
const transport = nodemailer.createTransport({});
app.post("/b", async (req, res) => {
  const text = req.body.message;
  await transport.sendMail({ to: "shop@shop.test", subject: "Hello", html: "<p>" + text + "</p>" });
});
`,
      files: { "package.json": '{"dependencies":{"he":"*"}}' },
      findings: [
        {
          at: 'transport.sendMail({ to: "shop@shop.test", subject: "Hello", html: "<p>" + text + "</p>" })',
          fixes: ["escape-html"],
        },
      ],
      fixed: {
        "escape-html": `import express from "express";
import nodemailer from "nodemailer";
import { escape } from "he";
const app = express();
app.use(express.json());
const transport = nodemailer.createTransport({});
app.post("/b", async (req, res) => {
  const text = req.body.message;
  await transport.sendMail({ to: "shop@shop.test", subject: "Hello", html: "<p>" + escape(String(text)) + "</p>" });
});
`,
      },
    },
    {
      name: "markup of a visitor is not escaped",
      code: `import express from "express";
import nodemailer from "nodemailer";
const app = express();
app.use(express.json());
const transport = nodemailer.createTransport({});
app.post("/b", async (req, res) => {
  await transport.sendMail({ to: "shop@shop.test", subject: "Hello", html: \`<style>\${req.body.css}</style>\` });
});
`,
      findings: [
        {
          at: 'transport.sendMail({ to: "shop@shop.test", subject: "Hello", html: `<style>${req.body.css}</style>` })',
          fixes: [],
        },
      ],
    },
  ],
});
