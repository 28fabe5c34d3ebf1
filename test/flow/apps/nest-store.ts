// Controllers, services and pipes.
import { Body, Controller, Get, Headers, Injectable, Param, ParseIntPipe, Post, Query, Req, Res } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { InjectModel } from "@nestjs/mongoose";
import type { Request, Response } from "express";
import { DataSource, Entity, Repository } from "typeorm";
import type { Model } from "mongoose";
import { HttpService } from "@nestjs/axios";
import { exec } from "child_process";
import { join } from "path";
import { createReadStream } from "fs";

@Entity()
class Product {}

interface Customer {
  email: string;
}

@Injectable()
export class ProductService {
  constructor(
    @InjectRepository(Product) private readonly products: Repository<Product>,
    @InjectModel("Customer") private readonly customers: Model<Customer>,
    private readonly source: DataSource,
    private readonly http: HttpService,
  ) {}

  search(term: string, sort: string) {
    return this.products
      .createQueryBuilder("p")
      .where(`p.title LIKE '%${term}%'`) // !alert sql-injection
      .andWhere("p.active = :active", { active: true }) // !safe sql-injection
      .orderBy(sort) // !alert sql-injection
      .getMany();
  }

  byId(id: number) {
    return this.source.query(`SELECT * FROM product WHERE id = ${id}`); // !safe sql-injection
  }

  login(email: string, password: string) {
    return this.customers.findOne({ email, password }).exec(); // !alert nosql-operator-injection
  }

  importFrom(address: string) {
    return this.http.axiosRef.get(address); // !alert ssrf
  }
}

@Controller("products")
export class ProductController {
  constructor(private readonly service: ProductService) {}

  @Get()
  search(@Query("term") term: string, @Query("sort") sort: string) {
    return this.service.search(term, sort);
  }

  @Get(":id")
  byId(@Param("id", ParseIntPipe) id: number) {
    return this.service.byId(id);
  }

  @Post("login")
  login(@Body() body: { email: string; password: string }) {
    return this.service.login(body.email, body.password);
  }

  @Post("import")
  import(@Body("address") address: string) {
    return this.service.importFrom(address);
  }

  @Get("files/:name")
  file(@Param("name") name: string, @Res() res: Response) {
    createReadStream(join("/srv/files", name)).pipe(res); // !alert path-traversal
  }

  @Get("print")
  print(@Req() req: Request, @Headers("x-printer") printer: string) {
    exec(`lp -d ${printer} out.pdf`); // !alert command-injection
    exec(`lp -n ${Number(req.query.copies)} out.pdf`); // !safe command-injection
    return "printed";
  }
}
