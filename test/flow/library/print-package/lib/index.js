import { execFile, exec } from "node:child_process";
import { render } from "./render.js";

export function print(label, callback) {
  exec(`lp ${label}`, callback); // !alert command-injection
}

export function printFile(label, callback) {
  execFile("lp", ["--", label], callback); // !safe command-injection
}

export const preview = (template) => render(template);
