import type { NextApiRequest, NextApiResponse } from "next";
import sgMail from "@sendgrid/mail";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  await sgMail.send({ from: "shop@shop.test", to: "ann@shop.test", subject: "Reset", text: `https://${req.headers.host}/reset` }); // !alert reset-link-host-header
  await sgMail.send({ from: "shop@shop.test", to: "ann@shop.test", subject: "Reset", text: `${process.env.NEXTAUTH_URL}/reset` }); // !safe reset-link-host-header
  res.status(202).end();
}
