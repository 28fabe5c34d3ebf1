import type { HookContext, Params, ServiceInterface } from "@feathersjs/feathers";
import { exec } from "node:child_process";
import type { Db } from "mongodb";

export class OrderService implements ServiceInterface {
  constructor(private readonly db: Db) {}
  async find(params: Params) {
    return this.db.collection("orders").find({ state: params.query.state }).toArray(); // !alert nosql-operator-injection
  }
  async get(id: string, params: Params) {
    exec(`label ${id}`); // !alert command-injection
    exec(`label ${params.user.id}`); // !safe command-injection
    exec(`label ${params.headers["x-shop"]} ${params.route.shop}`); // !alert command-injection
  }
  async create(data: any, params: Params) {
    exec(`label ${data.name}`); // !alert command-injection
    return this.db.collection("orders").findOne({ code: data.code }); // !alert nosql-operator-injection
  }
  async update(id: string, data: any) {
    exec(`label ${data.name}`); // !alert command-injection
  }
  async patch(id: string, data: any) {
    return this.db.collection("orders").findOne({ code: String(data.code) }); // !safe nosql-operator-injection
  }
  async remove(id: string) {
    exec(`label ${id}`); // !alert command-injection
  }
}
export const log = async (context: HookContext) => {
  exec(`log ${context.data.name}`); // !alert command-injection
  exec(`log ${context.params.query.name}`); // !alert command-injection
  exec(`log ${context.id}`); // !alert command-injection
  exec(`log ${context.params.user.id}`); // !safe command-injection
};
