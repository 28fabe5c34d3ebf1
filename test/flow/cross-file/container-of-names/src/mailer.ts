import { exec } from "node:child_process";

export const makeMailer = () => ({
  print(name: string) {
    exec(`lp ${name}`); // !missing command-injection -- containers by name
  },
  test() {
    exec("lp test"); // !safe command-injection
  },
});
