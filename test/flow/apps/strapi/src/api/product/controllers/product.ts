import { factories } from "@strapi/strapi";
import { exec } from "node:child_process";

export default factories.createCoreController("api::product.product", ({ strapi }) => ({
  async search(ctx) {
    const { q } = ctx.query;
    const rows = await strapi.db.connection.raw(`select * from products where name = '${q}'`); // !alert sql-injection
    const good = await strapi.db.connection.raw("select * from products where name = ?", [q]); // !safe sql-injection
    exec(`print ${ctx.request.body.file}`); // !alert command-injection
    exec(`print ${ctx.params.id}`); // !alert command-injection
    ctx.redirect(ctx.query.next); // !alert open-redirect
    return { rows, good };
  },
}));
