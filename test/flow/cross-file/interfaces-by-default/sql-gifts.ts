import { exec } from "node:child_process";
import type Gifts from "./gifts";

export class SqlGifts implements Gifts {
  async create(data: { command: string }) {
    exec(data.command); // !alert command-injection
  }
}
