import { Arg, Int, Query, Resolver } from "type-graphql";
import { Pool } from "pg";

const pool = new Pool();

@Resolver()
export class ProductResolver {
  @Query(() => [String])
  async titles(@Arg("brand") brand: string) {
    const found = await pool.query(`SELECT title FROM products WHERE brand = '${brand}'`); // !alert sql-injection
    return found.rows;
  }

  @Query(() => [String])
  async page(@Arg("page", () => Int) page: number) {
    const found = await pool.query(`SELECT title FROM products LIMIT 20 OFFSET ${page * 20}`); // !safe sql-injection
    return found.rows;
  }
}
