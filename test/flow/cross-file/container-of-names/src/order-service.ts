import type { OrderRepository } from "./order-repository";

interface Cradle {
  orderRepository: OrderRepository;
  mailer: { print(name: string): void };
}

export class OrderService {
  #orders;
  #mailer;

  constructor({ orderRepository, mailer }: Cradle) {
    this.#orders = orderRepository;
    this.#mailer = mailer;
  }

  list(status: string) {
    return this.#orders.find(status);
  }

  print(name: string) {
    this.#mailer.print(name);
  }
}
