import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { exec } from "node:child_process";

export default async function handler({ event: { data } }: SubscriberArgs<{ id: string }>) {
  exec(`lp ${data.id}`); // !safe command-injection
}
export const config: SubscriberConfig = { event: "order.placed" };
