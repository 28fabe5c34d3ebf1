import { BaseRepository } from "./base-repository.js";

export interface Tea { id: number; name: string; price: number }
export interface TeaFilter { name?: string; origin?: string; sort?: string }

export class TeaRepository extends BaseRepository<Tea> {
  protected readonly table = "teas";

  findByName(name: string) {
    return this.select(`name = '${name}'`);
  }
  findByNameBound(name: string) {
    return this.select("name = $1", [name]); // !safe sql-injection
  }
  async filtered(filter: TeaFilter) {
    const conditions: string[] = [];
    for (const [key, value] of Object.entries(filter)) conditions.push(`${key} = '${value}'`);
    const { rows } = await this.pool.query("SELECT * FROM teas WHERE " + conditions.join(" AND ")); // !alert sql-injection
    return rows;
  }
  async filteredBound({ name = "", origin = "" }: TeaFilter) {
    const conditions: string[] = [];
    const values: string[] = [];
    for (const [column, value] of [["name", name], ["origin", origin]] as const) {
      values.push(value);
      conditions.push(`${column} = $${values.length}`);
    }
    const { rows } = await this.pool.query("SELECT * FROM teas WHERE " + conditions.join(" AND "), values); // !safe sql-injection
    return rows;
  }
}
