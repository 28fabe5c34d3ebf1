import { Args, Field, InputType, Int, Query, Resolver } from "@nestjs/graphql";
import { PrismaClient } from "@prisma/client";

@InputType()
class Search {
  @Field() term!: string;
  @Field(() => Int) page!: number;
}

@Resolver()
export class SearchResolver {
  private readonly prisma = new PrismaClient();

  @Query(() => String)
  async search(@Args("input") input: Search) {
    await this.prisma.$queryRawUnsafe(`SELECT * FROM product WHERE name = '${input.term}'`); // !alert sql-injection
    return this.prisma.$queryRawUnsafe(`SELECT * FROM product LIMIT 20 OFFSET ${input.page}`); // !safe sql-injection -- the schema lets numbers through alone
  }
}
