import { exec } from "node:child_process";

export const makeMailer = () => ({
  print(name: string) {
    exec(`lp ${name}`); // !alert command-injection
  },
  test() {
    exec("lp test"); // !safe command-injection
  },
});
