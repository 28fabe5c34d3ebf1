import { asClass, asFunction, asValue, createContainer, InjectionMode } from "awilix";
import { Pool } from "pg";
import { makeMailer } from "./mailer";
import { OrderRepository } from "./order-repository";
import { OrderService } from "./order-service";

export const container = createContainer({ injectionMode: InjectionMode.PROXY });

container.register({
  db: asValue(new Pool()),
  orderRepository: asClass(OrderRepository).singleton(),
  orderService: asClass(OrderService).scoped(),
  mailer: asFunction(makeMailer),
});
container.register("invoices", asValue({ folder: "invoices" }));
