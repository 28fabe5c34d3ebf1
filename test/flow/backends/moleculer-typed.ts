import type { Context } from "moleculer";
import { exec } from "node:child_process";

export function print(context: Context<{ name: string }>) {
  exec(`label ${context.params.name}`); // !alert command-injection
  exec(`label ${context.meta.user.id}`); // !safe command-injection
}
