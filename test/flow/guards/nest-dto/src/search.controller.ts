import { Body, Controller, Post } from "@nestjs/common";
import { DataSource } from "typeorm";
import { SearchDto } from "./search.dto";

@Controller("search")
export class SearchController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  async search(@Body() dto: SearchDto) {
    await this.dataSource.query(`SELECT 1 WHERE '${dto.term}' = ''`); // !alert sql-injection
    await this.dataSource.query(`SELECT 2 LIMIT ${dto.page}`); // !safe sql-injection
    await this.dataSource.query(`SELECT 3 ORDER BY ${dto.sort}`); // !safe sql-injection
    await this.dataSource.query(`SELECT 4 WHERE id = '${dto.id}'`); // !safe sql-injection
    await this.dataSource.query(`SELECT 5 WHERE isbn = '${dto.isbn}'`); // !safe sql-injection
    await this.dataSource.query(`SELECT 6 WHERE sku = '${dto.sku}'`); // !safe sql-injection
    await this.dataSource.query(`SELECT 7 WHERE name = '${dto.open}'`); // !alert sql-injection -- its end may be anything
  }
}
