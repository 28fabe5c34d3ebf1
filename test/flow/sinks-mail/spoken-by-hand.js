// Protocols of lines that are spoken over a connection, without a library that cleans anything.
const express = require("express");
const net = require("net");
const tls = require("tls");
const nodemailer = require("nodemailer");

const app = express();
app.use(express.json());
const mailer = nodemailer.createTransport({ host: "localhost" });

app.post("/contact", (req, res) => {
  const relay = net.connect(25, "relay.example");
  relay.write(`MAIL FROM:<${req.body.mail}>\r\n`); // !alert email-injection
  relay.write("Subject: " + req.body.subject + "\r\n\r\n"); // !alert email-injection
  relay.write("Subject: " + encodeURIComponent(req.body.subject) + "\r\n\r\n"); // !safe email-injection
  relay.end(req.body.printed); // !safe email-injection -- who knows what is spoken there
  const proxy = tls.connect({ host: "proxy.example", port: 443 });
  proxy.write(`GET /${req.body.path} HTTP/1.1\r\n\r\n`); // !alert header-injection-filename
  res.end();
});
app.post("/ask", async (req, res) => {
  const { mail, subject } = req.body;
  await mailer.sendMail({ to: "desk@shop.example", replyTo: mail, subject, text: "A question" }); // !safe email-injection
  await mailer.sendMail({ to: ["desk@shop.example", mail], subject: "A question", text: "…" }); // !alert email-injection
  res.end();
});
