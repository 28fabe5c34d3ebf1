import { execFile } from "node:child_process";
import { start } from "./a.js";

export function next(name, left) {
  execFile("lp", ["--", name]); // !safe command-injection
  start(name, left);
}
