import { exec } from "node:child_process";
import type Orders from "./orders";

export class SqlOrders implements Orders {
  async create(data: { command: string }) {
    exec(data.command); // !safe command-injection
  }
}
