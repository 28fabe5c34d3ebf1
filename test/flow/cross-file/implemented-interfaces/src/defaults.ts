import { exec } from "node:child_process";
import type { Settings } from "./ports";

export class Defaults implements Settings {
  name = "quilt";

  print() {
    exec(`lp ${this.name}`); // !safe command-injection
  }
}
