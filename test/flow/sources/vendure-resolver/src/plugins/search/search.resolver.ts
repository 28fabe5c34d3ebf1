import { Args, Mutation, Query, Resolver } from "@nestjs/graphql";
import { Allow, Ctx, Permission, Product, type RequestContext, Transaction, TransactionalConnection } from "@vendure/core";

@Resolver()
export class ShopSearchResolver {
  constructor(private connection: TransactionalConnection) {}

  @Query()
  async searchByText(@Ctx() ctx: RequestContext, @Args() args: { term: string }) {
    return this.connection
      .getRepository(ctx, Product)
      .createQueryBuilder("product")
      .where(`product.slug LIKE '%${args.term}%'`) // !alert sql-injection
      .getMany();
  }

  @Query()
  async searchBound(@Ctx() ctx: RequestContext, @Args() args: { term: string }) {
    return this.connection
      .getRepository(ctx, Product)
      .createQueryBuilder("product")
      .where("product.slug LIKE :term", { term: `%${args.term}%` }) // !safe sql-injection
      .getMany();
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.UpdateCatalog)
  async tag(@Ctx() ctx: RequestContext, @Args("input") input: { tag: string }) {
    return this.connection.rawConnection.query(`UPDATE product SET tag = '${input.tag}'`); // !alert sql-injection
  }

  @Query()
  async ofChannel(@Ctx() ctx: RequestContext) {
    return this.connection.rawConnection.query(`SELECT id FROM product WHERE channel = ${ctx.channelId}`); // !safe sql-injection
  }
}
