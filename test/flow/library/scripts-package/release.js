import { execSync } from "node:child_process";

export function tag(version) {
  execSync("git tag " + version); // !safe command-injection
}
