import { exec } from "node:child_process";

const names = {
  show(name: string): void {
    exec(`print ${name}`); // !alert command-injection
  },
};

export = names;
