import { Injectable } from "@nestjs/common";
import { InjectDataSource, InjectRepository } from "@nestjs/typeorm";
import { DataSource, Repository } from "typeorm";
import { Plant } from "./plant.entity";

@Injectable()
export class PlantsService {
  constructor(
    @InjectRepository(Plant) private readonly plants: Repository<Plant>,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  search(text: string) {
    return this.plants.createQueryBuilder("plant").where(`plant.name LIKE '%${text}%'`).getMany(); // !alert sql-injection
  }
  searchBound(text: string) {
    return this.plants.createQueryBuilder("plant").where("plant.name LIKE :text", { text: `%${text}%` }).getMany(); // !safe sql-injection
  }
  async report(filters: Record<string, string>) {
    let sql = "SELECT count(*) FROM plant WHERE 1 = 1";
    for (const name of Object.keys(filters)) sql += ` AND ${name} = '${filters[name]}'`;
    return this.source.query(sql); // !alert sql-injection
  }
  async reportKnown(filters: Record<string, string>) {
    let sql = "SELECT count(*) FROM plant WHERE 1 = 1";
    const values: string[] = [];
    for (const name of ["name", "price"]) {
      if (filters[name] === undefined) continue;
      values.push(filters[name]);
      sql += ` AND ${name} = $${values.length}`;
    }
    return this.source.query(sql, values); // !safe sql-injection
  }
  sorted(column: string, direction: "ASC" | "DESC") {
    return this.source.transaction(async (manager) => manager.query(`SELECT * FROM plant ORDER BY ${column} ${direction}`)); // !alert sql-injection
  }
  sortedKnown(column: string) {
    const known = this.source.getMetadata(Plant).columns.find((each) => each.propertyName === column)?.propertyName ?? "id";
    return this.plants.find({ order: { [known]: "ASC" } }); // !safe sql-injection
  }
  create(values: Partial<Plant>) {
    const plant = this.plants.create(values); // !alert mass-assignment
    return this.plants.save(plant);
  }
  createNamed({ name, price }: { name: string; price: number }) {
    const plant = this.plants.create({ name, price: Number(price), hidden: true }); // !safe mass-assignment
    return this.plants.save(plant);
  }
}
