import { Controller, Get, Query } from "@nestjs/common";
import { ProductsService } from "./products.service";

@Controller("products")
export class ProductsController {
  constructor(private readonly productsService: ProductsService) {}

  @Get()
  find(@Query("sort") sort: string, @Query("brand") brand: string) {
    return this.productsService.find(sort, brand);
  }
}
