import { headers } from "next/headers";
import { Resend } from "resend";

const resend = new Resend(process.env.RESEND_KEY);
export async function POST(request: Request) {
  const host = (await headers()).get("host");
  await resend.emails.send({ from: "shop@shop.test", to: "ann@shop.test", subject: "Reset", text: `https://${host}/reset` }); // !alert reset-link-host-header
  await resend.emails.send({ from: "shop@shop.test", to: "ann@shop.test", subject: "Reset", text: `${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
  const { origin } = new URL(request.url);
  await resend.emails.send({ from: "shop@shop.test", to: "ann@shop.test", subject: "Reset", text: `${origin}/reset` }); // !either reset-link-host-header -- an address of the request is the deployment's own on most hosts
  return new Response(null, { status: 202 });
}
