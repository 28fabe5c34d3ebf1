import { Injectable } from "@nestjs/common";
import { ProductsRepository } from "./products.repository";

@Injectable()
export class ProductsService {
  constructor(private readonly repository: ProductsRepository) {}

  find(sort: string, brand: string) {
    return Promise.all([this.repository.sorted(sort), this.repository.ofBrand(brand)]);
  }
}
