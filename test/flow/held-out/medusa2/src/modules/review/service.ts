import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import type { EntityManager } from "@mikro-orm/knex";
import { Review } from "./models/review";

export default class ReviewModuleService extends MedusaService({ Review }) {
  @InjectManager()
  async searchText(term: string, @MedusaContext() context?: Context<EntityManager>) {
    return context?.manager?.execute(`SELECT * FROM review WHERE text LIKE '%${term}%'`); // !alert sql-injection
  }

  @InjectManager()
  async searchTextBound(term: string, @MedusaContext() context?: Context<EntityManager>) {
    return context?.manager?.execute("SELECT * FROM review WHERE text LIKE ?", [`%${term}%`]); // !safe sql-injection
  }
}
