import { rule } from "../../../src/rules/authentication/mail-relay-from-body/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a helper that gets its mail from the program",
      code: `export async function sendSurvey(args: { to: string; html: string }) {
  await resend.emails.send({ from: "shop@corner.shop", to: args.to, html: args.html });
}`,
      path: "src/surveys.ts",
    },
    {
      name: "a function of the program whose callers decide",
      code: `export async function sendNews(input: { email: string; subject: string; text: string }) {
  await resend.emails.send({ from: "shop@corner.shop", to: input.email, subject: input.subject, text: input.text });
}`,
      path: "src/news.ts",
    },
    {
      name: "a method of a service whose callers decide",
      code: `import { Resend } from "resend";
export class EmailService {
  resend = new Resend("key");
  sendCode(body: { code: string; to: string; subject?: string }) {
    const subject = body.subject ?? "Your code";
    return this.resend.emails.send({ from: "shop@shop.example", to: body.to, subject, html: "<p>code</p>" });
  }
}
`,
    },
    {
      name: "a form that writes to the store",
      code: `app.post("/contact", (req, res) => transporter.sendMail({ to: process.env.SHOP_MAIL, replyTo: req.body.email, text: req.body.message }));`,
    },
    {
      name: "a text of the store with a name in it",
      code: `app.post("/register", (req, res) => transporter.sendMail({ to: req.body.email, subject: "Welcome", html: \`<p>Welcome to our shop, \${req.body.name}! We are happy that you are here.</p>\` }));`,
    },
    {
      name: "a recipient of the session",
      code: `app.post("/note", (req, res) => transporter.sendMail({ to: req.user.email, subject: "Your note", text: req.body.text }));`,
    },
    {
      name: "a route for staff",
      code: `router.post("/mail", requireAdmin, (req, res) => transporter.sendMail({ to: req.body.to, subject: "x", text: req.body.text }));`,
    },
    {
      name: "a message that is no mail",
      code: `app.post("/chat", (req, res) => socket.send({ text: req.body.text, room: req.body.room }));`,
    },
    {
      name: "a template by its name",
      code: `app.post("/reset", (req, res) => mailer.sendMail({ to: req.body.email, template: "reset", context: { link } }));`,
    },
  ],
  invalid: [
    {
      name: "an action that is handed what a form was filled with",
      code: `"use server";
export async function sendNews(input: { email: string; subject: string; text: string }) {
  await resend.emails.send({ from: "shop@corner.shop", to: input.email, subject: input.subject, text: input.text });
}`,
      path: "src/news.ts",
      findings: [{ at: "resend.emails.send" }],
    },
    {
      name: "both from a form of React Router",
      code: `export async function action({ request }) {
  const form = await request.formData();
  await resend.emails.send({ from: "shop@x.example", to: String(form.get("friend")), subject: "Look", text: String(form.get("text")) });
}`,
      findings: [{ at: "resend.emails.send" }],
    },
    {
      name: "a resolver",
      code: `export const resolvers = {
  Mutation: {
    contact: (root, args) => mailer.sendMail({ to: args.to, text: args.text }),
  },
};`,
      path: "src/resolvers.ts",
      findings: [{ at: "mailer.sendMail" }],
    },
    {
      name: "nodemailer in Express",
      code: `app.post("/api/mail", async (req, res) => {
  await transporter.sendMail({ from: shop, to: req.body.to, subject: req.body.subject, html: req.body.html });
  res.sendStatus(204);
});`,
      findings: [{ at: "transporter.sendMail", level: "warning", message: "html" }],
    },
    {
      name: "Resend in Next",
      path: "app/api/share/route.ts",
      code: `import { Resend } from "resend";
const resend = new Resend(process.env.RESEND_API_KEY);
export async function POST(request: Request) {
  const { email, message } = await request.json();
  await resend.emails.send({ from: "shop@shop.example", to: email, subject: "A gift", text: message });
  return Response.json({});
}`,
      findings: [{ at: "resend.emails.send" }],
    },
    {
      name: "SendGrid, with a pattern and little around the text",
      code: `const sgMail = require("@sendgrid/mail");
router.post("/share", (req, res) => {
  const { friend, message } = req.body;
  return sgMail.send({ to: friend, from: shop, subject: "Look at this", html: \`<p>\${message}</p>\` });
});`,
      findings: [{ at: "sgMail.send" }],
    },
    {
      name: "options in a variable, and a subject",
      code: `exports.mail = async (req, res) => {
  const options = { from: shop, to: req.body.email, subject: req.body.subject, template: "plain" };
  await sendEmail(options);
};`,
      findings: [{ at: "sendEmail", message: "subject" }],
    },
  ],
});
