import { Injectable, Logger } from "@nestjs/common";
import { HttpService } from "@nestjs/axios";
import { InjectRepository } from "@nestjs/typeorm";
import { InjectModel } from "@nestjs/mongoose";
import { Model } from "mongoose";
import { DataSource, Repository } from "typeorm";
import { firstValueFrom } from "rxjs";
import { execSync } from "node:child_process";
import { Product } from "./product.entity";

@Injectable()
export class CatalogService {
  private readonly logger = new Logger(CatalogService.name);

  constructor(
    @InjectRepository(Product) private readonly products: Repository<Product>,
    private readonly dataSource: DataSource,
    private readonly http: HttpService,
    @InjectModel("View") private readonly views: Model<any>,
  ) {}

  async search(q: string, sort: string) {
    this.logger.log(`search for ${q}`); // !alert log-injection
    await this.views.create({ q });
    return this.products
      .createQueryBuilder("p")
      .where(`p.name LIKE '%${q}%'`) // !alert sql-injection
      .andWhere("p.title LIKE :q", { q: `%${q}%` }) // !safe sql-injection
      .orderBy(`p.${sort}`, "ASC") // !alert sql-injection
      .getMany();
  }

  byCategory(id: number) {
    return this.dataSource.query(`SELECT * FROM product WHERE category_id = ${id}`); // !safe sql-injection
  }

  byBrand(name: string) {
    const sql = "SELECT * FROM product WHERE brand = '" + name + "'";
    return this.dataSource.manager.query(sql); // !alert sql-injection
  }

  async importImage(url: string) {
    const response = await firstValueFrom(this.http.get(url, { responseType: "arraybuffer" })); // !alert ssrf
    return response.data.length;
  }

  thumbnail(size: string) {
    execSync(`convert logo.png -resize ${size} thumb.png`); // !alert command-injection
    execSync(`convert logo.png -resize ${parseInt(size, 10)} thumb.png`); // !safe command-injection
  }
}
