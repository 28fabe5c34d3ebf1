import { Router } from "express";
import type { CustomerRepository } from "../data/customer-repository.js";

export class CustomerController {
  readonly #customers: CustomerRepository;
  constructor(customers: CustomerRepository) {
    this.#customers = customers;
  }
  routes(): Router {
    return Router()
      .post("/sign-in", async (request, response) => {
        const { mail, password } = request.body;
        const customer = await this.#customers.find({ mail, password });
        response.json(customer?.name ?? (await this.#customers.findText({ mail }))?.name);
      })
      .post("/codes", async ({ body }, response) => {
        response.json([await this.#customers.byCode(body.code), await this.#customers.byCodeValue(body.code)].length);
      })
      .patch("/profile", async (request, response) => {
        const { id, ...changes } = request.body;
        await this.#customers.change(String(id), changes);
        await this.#customers.rename(String(id), changes);
        response.status(204).end();
      })
      .get("/customers", async (request, response) => {
        const part = request.query["part"] as string;
        response.json([(await this.#customers.search(part)).length, (await this.#customers.searchEscaped(part)).length]);
      });
  }
}
