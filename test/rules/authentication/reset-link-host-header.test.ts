import { rule } from "../../../src/rules/authentication/reset-link-host-header/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "the configuration",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/r", (req, res) => mailer.sendMail({ to: "a@shop.test", text: \`\${process.env.SHOP_URL}/reset\` }));
`,
    },
    {
      name: "a listed host",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
const HOSTS = ["shop.de", "shop.fr"];
app.post("/r", (req, res) => {
  const host = req.headers.host ?? "";
  if (!HOSTS.includes(host)) return res.sendStatus(400);
  mailer.sendMail({ to: "a@shop.test", text: \`https://\${host}/reset\` });
});
`,
    },
    {
      name: "another part of the request in a text",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/r", (req, res) => mailer.sendMail({ to: "desk@shop.test", text: req.body.message }));
`,
    },
    {
      name: "no mail",
      code: `${EXPRESS}app.get("/r", (req, res) => res.json({ canonical: \`https://\${req.hostname}/\` }));
`,
    },
    {
      name: "the host in the log",
      code: `${EXPRESS}app.get("/r", (req, res) => console.log(req.headers.host));
`,
    },
  ],
  invalid: [
    {
      name: "the header",
      code: `${EXPRESS}import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/r", (req, res) => mailer.sendMail({ to: "a@shop.test", text: \`https://\${req.headers.host}/reset\` }));
`,
      findings: [
        { at: 'mailer.sendMail({ to: "a@shop.test", text: `https://${req.headers.host}/reset` })' },
      ],
    },
    {
      name: "a method, CommonJS",
      code: `const express = require("express");
const nodemailer = require("nodemailer");
const app = express();
const mailer = nodemailer.createTransport({ host: "localhost" });
app.post("/r", (req, res) => {
  const link = req.protocol + "://" + req.get("host") + "/reset";
  mailer.sendMail({ to: "a@shop.test", html: "<a href='" + link + "'>Reset</a>" });
});
`,
      findings: [
        {
          at: 'mailer.sendMail({ to: "a@shop.test", html: "<a href=\'" + link + "\'>Reset</a>" })',
        },
      ],
    },
    {
      name: "through another file",
      path: "src/mail.ts",
      code: `import nodemailer from "nodemailer";
const mailer = nodemailer.createTransport({ host: "localhost" });
export const sendReset = (link: string) => mailer.sendMail({ to: "a@shop.test", text: \`Open \${link}\` });
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { sendReset } from "./mail.ts";
app.post("/r", (req, res) => sendReset(\`https://\${req.headers.host}/reset\`));
`,
      },
      findings: [{ at: 'mailer.sendMail({ to: "a@shop.test", text: `Open ${link}` })' }],
    },
    {
      name: "the file knows the address of the shop",
      code: `import express from "express";
import nodemailer from "nodemailer";
const app = express();
const transport = nodemailer.createTransport({});
export const home = process.env.STORE_URL;
app.post("/b", async (req, res) => {
  const link = \`https://\${req.headers.host}/reset\`;
  await transport.sendMail({ to: "shop@shop.test", subject: "Reset", text: \`Go to \${link}\` });
});
`,
      findings: [
        {
          at: 'transport.sendMail({ to: "shop@shop.test", subject: "Reset", text: `Go to ${link}` })',
          fixes: ["use-setting"],
        },
      ],
      fixed: {
        "use-setting": `import express from "express";
import nodemailer from "nodemailer";
const app = express();
const transport = nodemailer.createTransport({});
export const home = process.env.STORE_URL;
app.post("/b", async (req, res) => {
  const link = \`\${process.env.STORE_URL}/reset\`;
  await transport.sendMail({ to: "shop@shop.test", subject: "Reset", text: \`Go to \${link}\` });
});
`,
      },
    },
    {
      name: "the protocol of the request before the host",
      code: `import express from "express";
import nodemailer from "nodemailer";
const app = express();
const transport = nodemailer.createTransport({});
export const home = process.env.STORE_URL;
app.post("/c", async (req, res) => {
  await transport.sendMail({ to: "shop@shop.test", subject: "Reset", text: \`Go to \${req.protocol}://\${req.get("host")}/reset\` });
});
`,
      findings: [
        {
          at: 'transport.sendMail({ to: "shop@shop.test", subject: "Reset", text: `Go to ${req.protocol}://${req.get("host")}/reset` })',
          fixes: ["use-setting"],
        },
      ],
      fixed: {
        "use-setting": `import express from "express";
import nodemailer from "nodemailer";
const app = express();
const transport = nodemailer.createTransport({});
export const home = process.env.STORE_URL;
app.post("/c", async (req, res) => {
  await transport.sendMail({ to: "shop@shop.test", subject: "Reset", text: \`Go to \${process.env.STORE_URL}/reset\` });
});
`,
      },
    },
  ],
});
