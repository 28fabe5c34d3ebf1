import { Injectable } from "@nestjs/common";
import { InjectDataSource } from "@nestjs/typeorm";
import type { DataSource } from "typeorm";

@Injectable()
export class ProductsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  sorted(sort: string) {
    return this.dataSource.query(`SELECT id FROM product ORDER BY ${sort}`); // !alert sql-injection
  }

  ofBrand(brand: string) {
    return this.dataSource.query("SELECT id FROM product WHERE brand = $1", [brand]); // !safe sql-injection
  }
}
