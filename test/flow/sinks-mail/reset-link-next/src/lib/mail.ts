import { Resend } from "resend";

const resend = new Resend(process.env.RESEND_KEY);
const from = "shop@shop.example.com";

export const sendLink = (to: string, link: string) =>
  resend.emails.send({ from, to, subject: "Reset", text: `Open ${link}` }); // !alert reset-link-host-header

export const sendFixedLink = (to: string, path: string) =>
  resend.emails.send({ from, to, subject: "Reset", text: `Open ${process.env.SHOP_URL}${path}` }); // !safe reset-link-host-header
