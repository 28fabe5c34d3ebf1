import { Module } from "@nestjs/common";
import { HttpModule } from "@nestjs/axios";
import { EventEmitterModule } from "@nestjs/event-emitter";
import { TypeOrmModule } from "@nestjs/typeorm";
import { Plant } from "./plants/plant.entity";
import { PlantsController } from "./plants/plants.controller";
import { PlantsService } from "./plants/plants.service";
import { Sale } from "./sales/sale.entity";
import { SalesController } from "./sales/sales.controller";
import { SalesService } from "./sales/sales.service";
import { LabelListener } from "./sales/label.listener";
import { ShelfController } from "./shelf/shelf.controller";
import { ShelfService } from "./shelf/shelf.service";

@Module({
  imports: [TypeOrmModule.forRoot({ type: "postgres", entities: [Plant, Sale] }), TypeOrmModule.forFeature([Plant, Sale]), HttpModule, EventEmitterModule.forRoot()],
  controllers: [PlantsController, SalesController, ShelfController],
  providers: [PlantsService, SalesService, LabelListener, ShelfService],
})
export class AppModule {}
