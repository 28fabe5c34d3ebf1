import { Injectable } from "@nestjs/common";
import { Logger, RequestContext, TransactionalConnection } from "@vendure/core";
import { readFileSync } from "fs";
import { join } from "path";
import { Gift } from "./gift.entity";

@Injectable()
export class GiftService {
  constructor(private connection: TransactionalConnection) {}

  search(ctx: RequestContext, term: string, sort: string) {
    return this.connection
      .getRepository(ctx, Gift)
      .createQueryBuilder("gift")
      .where("gift.name LIKE '%" + term + "%'") // !alert sql-injection
      .orWhere("gift.code = :term", { term }) // !safe sql-injection
      .orderBy("gift." + sort) // !alert sql-injection
      .getMany();
  }

  async importFrom(url: string, file: string) {
    Logger.info(`import ${url}`, "GiftPlugin"); // !alert log-injection
    const text = readFileSync(join("/srv/gifts", file), "utf8"); // !alert path-traversal
    const answer = await fetch(url); // !alert ssrf
    const fixed = await fetch(`https://gifts.example.com/${encodeURIComponent(file)}`); // !safe ssrf
    return text + (await answer.text()) + fixed.status;
  }
}
