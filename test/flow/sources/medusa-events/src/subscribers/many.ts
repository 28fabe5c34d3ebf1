import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { exec } from "node:child_process";

export default async function handler({ event: { data } }: SubscriberArgs<{ text: string }>) {
  exec(`lp ${data.text}`); // !alert command-injection
}
export const config: SubscriberConfig = { event: ["note.removed", "note.updated"] };
