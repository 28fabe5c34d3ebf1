import { exec } from "node:child_process";

export const path = "/print";

export function run(what) {
  exec(`lp ${what.file}`); // !alert command-injection
  exec(`lp -n ${Number(what.copies)}`); // !safe command-injection
}
