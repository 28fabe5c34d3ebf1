import type { HttpContext } from "@adonisjs/core/http";
import db from "@adonisjs/lucid/services/db";
import { exec } from "node:child_process";

export default class ProductsController {
  async index({ request, response }: HttpContext) {
    const term = request.input("term");
    const rows = await db.rawQuery(`select * from products where name = '${term}'`); // !alert sql-injection
    const good = await db.rawQuery("select * from products where name = ?", [term]); // !safe sql-injection
    const { sort } = request.qs();
    await db.from("products").orderByRaw(sort); // !alert sql-injection
    return { rows, good };
  }
  async go({ request, response, params }: HttpContext) {
    exec(`print ${params.id}`); // !alert command-injection
    exec(`print ${request.body().file}`); // !alert command-injection
    return response.redirect(request.input("to")); // !alert open-redirect
  }
}
