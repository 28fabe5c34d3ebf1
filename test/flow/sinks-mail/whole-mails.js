// A mail that is written line by line: a line end in a header is another header, behind the empty line it is text.
const { spawn, spawnSync, execSync } = require("node:child_process");
const { SESClient, SendRawEmailCommand } = require("@aws-sdk/client-ses");
const { SESv2Client, SendEmailCommand } = require("@aws-sdk/client-sesv2");
const express = require("express");
const nodemailer = require("nodemailer");

const app = express();
app.use(express.urlencoded({ extended: false }));
const transport = nodemailer.createTransport({});
const oneLine = (text) => String(text).replace(/[\r\n]+/g, " ");

app.post("/complain", (req, res) => {
  const { subject, text } = req.body;
  const program = spawn("/usr/sbin/sendmail", ["-t", "-i"]);
  program.stdin.write(`To: desk@shop.example\nSubject: ${subject}\n\n${text}`); // !alert email-injection
  program.stdin.end();
  const other = spawn("/usr/sbin/sendmail", ["-t", "-i"]);
  other.stdin.end(`To: desk@shop.example\nSubject: ${oneLine(subject)}\n\n${text}`); // !safe email-injection
  const packer = spawn("gzip", ["-c"]);
  packer.stdin.end(`Subject: ${subject}\n\n${text}`); // !safe email-injection
  spawnSync("sendmail", ["-t"], { input: ["To: desk@shop.example", "Subject: " + subject, "", text].join("\r\n") }); // !alert email-injection
  spawnSync("sendmail", ["-t"], { input: ["To: desk@shop.example", "Subject: complaint", "", text].join("\r\n") }); // !safe email-injection
  execSync("msmtp -t", { input: "Reply-To: " + req.body.from + "\nSubject: complaint\n\nsee above" }); // !alert email-injection
  res.end();
});
app.post("/forward", async (req, res) => {
  await transport.sendMail({ raw: `Subject: ${req.body.subject}\r\n\r\nhello` }); // !alert email-injection
  await transport.sendMail({ raw: `Subject: news\r\n\r\n${req.body.text}` }); // !safe email-injection
  const raw = Buffer.from("Subject: " + req.body.subject);
  await new SESClient({}).send(new SendRawEmailCommand({ RawMessage: { Data: raw } })); // !alert email-injection
  await new SESv2Client({}).send(new SendEmailCommand({ Content: { Raw: { Data: raw } } })); // !alert email-injection
  res.end();
});
