import { exec } from "node:child_process";
import { Handler } from "../shared/base-controller";

export class PrintOrder extends Handler {
  async run(order: any) {
    exec("lp " + order.file); // !alert command-injection
    exec("lp -n " + Number(order.copies)); // !safe command-injection
  }
}
