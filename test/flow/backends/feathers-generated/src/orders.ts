import type { Id, Params } from "@feathersjs/feathers";
import type { Application } from "./declarations";

export class OrderService {
  constructor(private app: Application) {}

  get db() {
    return this.app.get("postgresqlClient");
  }
  async get(id: Id, params: Params) {
    return this.db("orders").where({ id }).first(); // !alert idor-by-request-id
  }
  async remove(id: Id, params: Params) {
    return this.db("orders").where({ id, userId: params.user.id }).del(); // !safe idor-by-request-id
  }
  async create(data: any, params: Params) {
    const order = { userId: params.user.id, total: data.total };
    return this.db("orders").insert(order); // !alert client-supplied-order-total
  }
  async patch(id: Id, data: any, params: Params) {
    return this.db("orders").where({ id, userId: params.user.id }).update(data); // !alert mass-assignment
  }
  async update(id: Id, data: any, params: Params) {
    const record = await this.db("records").where({ id: data.record }).first();
    const order = { userId: params.user.id, total: record.price };
    return this.db("orders").insert(order); // !safe client-supplied-order-total
  }
}

export const orders = (app: Application) => {
  app.use("orders", new OrderService(app));
};
