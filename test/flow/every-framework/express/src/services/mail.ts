import nodemailer from "nodemailer";

const mailer = nodemailer.createTransport(process.env.SMTP_URL);
export function sendReset(base: string) {
  return mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `Open ${base}/reset` }); // !alert reset-link-host-header
}
export function sendResetFromShop() {
  return mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `Open ${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
}
