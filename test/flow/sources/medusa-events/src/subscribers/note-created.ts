import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { exec } from "node:child_process";

export default async function noteCreated({ event, container }: SubscriberArgs<{ text: string; id: string }>) {
  exec(`lp ${event.data.text}`); // !alert command-injection
  exec(`lp ${event.data.fixed}`); // !safe command-injection
}
export const config: SubscriberConfig = { event: "note.created" };
