import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from "@nestjs/common";
import { PlantsService } from "./plants.service";

@Controller("plants")
export class PlantsController {
  constructor(private readonly service: PlantsService) {}

  @Get()
  async search(@Query("text") text: string) {
    return [await this.service.search(text), await this.service.searchBound(text)];
  }
  @Get("report")
  async report(@Query() filters: Record<string, string>) {
    return { one: await this.service.report(filters), two: await this.service.reportKnown(filters) };
  }
  @Get("sorted/:column")
  async sorted(@Param("column") column: string, @Query("direction") direction: "ASC" | "DESC" = "ASC") {
    return [await this.service.sorted(column, direction), await this.service.sortedKnown(column)];
  }
  @Post()
  async create(@Body() values: any) {
    return this.service.create(values);
  }
  @Post("named")
  async createNamed(@Body() values: any) {
    return this.service.createNamed(values);
  }
}
