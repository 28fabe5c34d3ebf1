const express = require("express");
const nodemailer = require("nodemailer");

const app = express();
app.use(express.json());
const transporter = nodemailer.createTransport({ host: process.env.MAIL_HOST });

function sendWhole(mail, to) {
  transporter.sendMail({ to, subject: mail.subject, html: `${mail}` }); // !spurious email-injection -- an object that the code made reads `[object Object]`
}

function sendPart(mail, to) {
  transporter.sendMail({ to, subject: mail.subject, html: `<p>${mail.note}</p>` }); // !alert email-injection
}

function sendList(lines, to) {
  transporter.sendMail({ to, subject: "Order", html: `${lines}` }); // !alert email-injection
}

app.post("/orders/:id/notes", (req, res) => {
  const mail = { subject: "A note", note: req.body.note };
  sendWhole(mail, "shop@example.com");
  sendPart(mail, "shop@example.com");
  sendList(["A note:", req.body.note], "shop@example.com");
  res.sendStatus(204);
});
