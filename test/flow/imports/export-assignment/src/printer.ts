import { exec } from "node:child_process";

class Printer {
  constructor(private readonly name: string) {}

  print(text: string, res: { end(): void }): void {
    exec(`print -p ${this.name} ${text}`); // !alert command-injection
    exec(`print -p ${this.name}`); // !safe command-injection
    res.end();
  }
}

export = Printer;
