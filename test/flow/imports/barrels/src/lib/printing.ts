import { execFile, execSync } from "node:child_process";

export const print = (label: string) => {
  execSync("lp " + label); // !alert command-injection
  execFile("lp", ["--", label]); // !safe command-injection
};
