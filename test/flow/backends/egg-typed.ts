import type { Context } from "egg";
import { exec } from "node:child_process";

export function print(context: Context) {
  exec(`label ${context.query.name}`); // !alert command-injection
  exec("label"); // !safe command-injection
}
