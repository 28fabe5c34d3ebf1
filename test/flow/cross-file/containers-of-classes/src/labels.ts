import { exec } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { Service } from "typedi";
import { injectable } from "tsyringe";
import type { ILabels, INotes } from "./types";

@injectable()
export class Labels implements ILabels {
  print(name: string) {
    exec(`lp ${name}`); // !alert command-injection
  }
  test() {
    exec("lp test"); // !safe command-injection
  }
}

@Service("notes")
export class Notes implements INotes {
  async save(name: string, text: string) {
    await writeFile(`notes/${name}`, text); // !alert path-traversal
  }
}
