// Templates that are filled for mails: what they write as it is becomes a part of the mail, and not of a page.
const fs = require("fs");
const path = require("path");
const express = require("express");
const ejs = require("ejs");
const pug = require("pug");
const handlebars = require("handlebars");
const nodemailer = require("nodemailer");
const nunjucks = require("nunjucks");
const hbs = require("nodemailer-express-handlebars");

const app = express();
app.use(express.json());
const transporter = nodemailer.createTransport({ host: process.env.MAIL_HOST });
transporter.use("compile", hbs({ viewEngine: {}, viewPath: path.join(__dirname, "../emails"), extName: ".hbs" }));
const engine = new nunjucks.Environment();
const to = "shop@example.com";

const receipt = handlebars.compile(fs.readFileSync(path.join(__dirname, "../emails/receipt.hbs"), "utf8"));
const notice = pug.compileFile(path.join(__dirname, "../emails/notice.pug"));

app.post("/question", async (req, res) => {
  const html = await ejs.renderFile(path.join(__dirname, "..", "emails", "question.ejs"), { text: req.body.text });
  await transporter.sendMail({ to, subject: "A question", html }); // !alert email-injection !sink(mail-html)
  res.sendStatus(204);
});

app.post("/question/clean", async (req, res) => {
  const html = await ejs.renderFile(path.join(__dirname, "../emails/clean.ejs"), { text: req.body.text });
  await transporter.sendMail({ to, subject: "A question", html }); // !safe email-injection -- the template escapes
  res.sendStatus(204);
});

app.post("/question/later", (req, res) => {
  ejs.renderFile(path.join(__dirname, "../emails/question.ejs"), { text: req.body.text }, (error, html) => {
    transporter.sendMail({ to, subject: "A question", html }); // !alert email-injection
    res.sendStatus(204);
  });
});

app.post("/receipt", async (req, res) => {
  await transporter.sendMail({ to, subject: "Receipt", html: receipt({ note: req.body.note, name: "shop" }) }); // !alert email-injection
  await transporter.sendMail({ to, subject: "Receipt", html: receipt({ note: "none", name: req.body.name }) }); // !safe email-injection -- escaped there
  res.sendStatus(204);
});

app.post("/notice", async (req, res) => {
  await transporter.sendMail({ to, subject: "Notice", html: notice({ text: req.body.text }) }); // !alert email-injection
  res.sendStatus(204);
});

app.post("/welcome", async (req, res) => {
  await transporter.sendMail({ to, subject: "Welcome", template: "welcome", context: { name: req.body.name } });
  res.sendStatus(204);
});

app.post("/hint", async (req, res) => {
  const text = ejs.render(fs.readFileSync(path.join(__dirname, "../emails/question.ejs"), "utf8"), { text: req.body.text });
  await transporter.sendMail({ to, subject: "A hint", html: text }); // !alert email-injection
  await transporter.sendMail({ to, subject: "A hint", html: engine.render("../emails/hint.njk", { text: req.body.text }) }); // !alert email-injection
  res.sendStatus(204);
});

app.get("/preview", async (req, res) => {
  res.send(await ejs.renderFile(path.join(__dirname, "../emails/question.ejs"), { text: req.query.text })); // !alert xss-server-response
});
