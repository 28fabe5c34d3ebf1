import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { In, type Repository } from "typeorm";
import { Product } from "./product.entity";

@Injectable()
export class PriceList {
  constructor(@InjectRepository(Product) private readonly products: Repository<Product>) {}

  async sum(skus: string[]): Promise<number> {
    const found = await this.products.findBy({ sku: In(skus.map(String)) });
    return found.reduce((total, product) => total + product.price, 0);
  }
}
