import type { SubscriberArgs, SubscriberConfig } from "@medusajs/medusa";
import { exec } from "node:child_process";

export default async function handler({ data }: SubscriberArgs<{ text: string; id: number }>) {
  exec(`lp ${data.text}`); // !alert command-injection
  exec(`lp ${data.id}`); // !safe command-injection
}
export const config: SubscriberConfig = { event: "note.old" };
