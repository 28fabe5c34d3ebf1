import express from "express";
import escapeHtml from "escape-html";
import Handlebars from "handlebars";
import nodemailer from "nodemailer";
import { Resend } from "resend";
import sgMail from "@sendgrid/mail";

const app = express();
app.use(express.json());
const mailer = nodemailer.createTransport({ host: process.env.SMTP_HOST });
const resend = new Resend(process.env.RESEND_KEY);
const contact = Handlebars.compile("<p>{{message}}</p>");
const desk = { from: "shop@shop.example.com", to: "desk@shop.example.com", subject: "Question" };

app.post("/contact", async (req, res) => {
  const message = String(req.body.message); // !source
  await mailer.sendMail({ ...desk, html: `<p>${message}</p>` }); // !alert email-injection !sink(mail-html)
  await mailer.sendMail({ ...desk, text: message }); // !safe email-injection
  await mailer.sendMail({ ...desk, html: `<p>${escapeHtml(message)}</p>` }); // !safe email-injection
  await mailer.sendMail({ ...desk, html: contact({ message }) }); // !safe email-injection
  await resend.emails.send({ ...desk, html: "<p>" + message + "</p>" }); // !alert email-injection
  await sgMail.send({ ...desk, html: `<p>${message}</p>` }); // !alert email-injection
  res.sendStatus(202);
});
