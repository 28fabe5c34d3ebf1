import { exec } from "node:child_process";

export function print(label: string) {
  exec(`lp ${label}`); // !alert command-injection
}
