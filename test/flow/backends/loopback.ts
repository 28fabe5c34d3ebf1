import { get, param, post, requestBody } from "@loopback/rest";
import { DefaultCrudRepository } from "@loopback/repository";
import { exec } from "node:child_process";

export class ProductRepository extends DefaultCrudRepository<any, any> {}

export class ProductController {
  constructor(private readonly products: DefaultCrudRepository<any, any>) {}
  @get("/products/{id}")
  async one(@param.path.string("id") id: string, @param.query.string("sort") sort: string) {
    await this.products.execute(`select * from p where id = '${id}'`); // !alert sql-injection
    await this.products.execute("select * from p where id = $1", [id]); // !safe sql-injection
    exec(`sort ${sort}`); // !alert command-injection
  }
  @post("/products")
  async create(@requestBody() body: any, @param.header.string("x-shop") shop: string) {
    exec(`label ${body.name}`); // !alert command-injection
    exec(`label ${shop}`); // !alert command-injection
  }
}
