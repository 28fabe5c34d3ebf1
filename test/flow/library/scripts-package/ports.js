import { execSync } from "node:child_process";

// Without an entry, users name the scripts that the package says it is made of.
export function processOn(port) {
  return execSync("lsof -t -i:" + port).toString(); // !alert command-injection
}
