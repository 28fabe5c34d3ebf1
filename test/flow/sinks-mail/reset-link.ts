import express from "express";
import nodemailer from "nodemailer";
import { createResetToken } from "./tokens";

const app = express();
app.use(express.json());
const mailer = nodemailer.createTransport({ host: process.env.SMTP_HOST });
const from = "shop@shop.example.com";

app.post("/reset/a", async (req, res) => {
  const { token, email } = await createResetToken(req.body.email);
  const link = `https://${req.headers.host}/reset?token=${token}`; // !source
  await mailer.sendMail({ from, to: email, subject: "Reset", text: `Open ${link}` }); // !alert reset-link-host-header !sink(mail-link)
  res.sendStatus(202);
});
app.post("/reset/b", async (req, res) => {
  const { token, email } = await createResetToken(req.body.email);
  const link = `${req.protocol}://${req.get("x-forwarded-host")}/reset?token=${token}`; // !source
  await mailer.sendMail({ from, to: email, subject: "Reset", text: `Open ${link}` }); // !alert reset-link-host-header
  res.sendStatus(202);
});
app.post("/reset/c", async (req, res) => {
  const { token, email } = await createResetToken(req.body.email);
  const link = `${process.env.SHOP_URL}/reset?token=${token}`;
  await mailer.sendMail({ from, to: email, subject: "Reset", text: `Open ${link}` }); // !safe reset-link-host-header
  res.sendStatus(202);
});
app.post("/reset/d", async (req, res) => {
  const { token, email } = await createResetToken(req.body.email);
  const link = new URL("/reset?token=" + token, req.headers.origin); // !source
  await mailer.sendMail({ from, to: email, subject: "Reset", text: `Open ${link}` }); // !alert reset-link-host-header
  res.sendStatus(202);
});
app.get("/sitemap.xml", (req, res) => {
  res.type("application/xml").send(`<loc>https://${encodeURIComponent(req.hostname)}/</loc>`); // !safe reset-link-host-header
});
