import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const notifications = req.scope.resolve(Modules.NOTIFICATION);
  await notifications.createNotifications({ to: "ann@shop.test", channel: "email", template: "reset", data: { link: `https://${req.headers.host}/reset` } }); // !alert reset-link-host-header
  await notifications.createNotifications({ to: "ann@shop.test", channel: "email", template: "reset", data: { link: `${process.env.STORE_URL}/reset` } }); // !safe reset-link-host-header
  res.sendStatus(202);
}
