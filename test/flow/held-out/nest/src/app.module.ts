import { Module } from "@nestjs/common";
import { CatalogController } from "./catalog/catalog.controller";
import { CatalogService } from "./catalog/catalog.service";
import { OrdersController } from "./orders/orders.controller";
import { OrdersService } from "./orders/orders.service";
import { PrismaService } from "./prisma.service";

@Module({ controllers: [CatalogController, OrdersController], providers: [CatalogService, OrdersService, PrismaService] })
export class AppModule {}
