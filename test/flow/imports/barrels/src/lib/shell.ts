import { exec } from "node:child_process";

export function runShell(command: string) {
  exec(command); // !alert command-injection
}
