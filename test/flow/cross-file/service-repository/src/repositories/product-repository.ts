import { query } from "../lib/db";

export class ProductRepository {
  search(pattern: string, page: number) {
    return query(`SELECT id FROM products WHERE title LIKE '${pattern}' OFFSET ${page * 20}`, []); // !alert sql-injection
  }

  byBrand(brand: string) {
    return query("SELECT id FROM products WHERE brand = $1", [brand]);
  }
}
