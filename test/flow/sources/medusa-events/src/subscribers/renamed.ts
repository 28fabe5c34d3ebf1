import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { exec } from "node:child_process";

const NAME = "note.renamed";
export default async function handler({ event }: SubscriberArgs<{ name: string; id: string }>) {
  exec(`lp ${event.data.name}`); // !alert command-injection
  exec(`lp ${event.data.id}`); // !safe command-injection
}
export const config: SubscriberConfig = { event: NAME };
