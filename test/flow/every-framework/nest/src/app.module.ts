import { Module } from "@nestjs/common";
import { CheckoutController } from "./checkout/checkout.controller";
import { CheckoutService } from "./checkout/checkout.service";
import { HooksController } from "./hooks/hooks.controller";
import { OrdersController } from "./orders/orders.controller";
import { OrdersService } from "./orders/orders.service";

@Module({ controllers: [CheckoutController, HooksController, OrdersController], providers: [CheckoutService, OrdersService] })
export class AppModule {}
