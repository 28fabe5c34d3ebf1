import { exec } from "node:child_process";
import { next } from "./b.js";

export function start(name, left) {
  if (left > 0) next(name, left - 1);
  exec(`lp ${name}`); // !alert command-injection
}
