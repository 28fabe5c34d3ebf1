import { Arg, Args, ArgsType, Field, Int, Mutation, Query, Resolver } from "type-graphql";
import { getRepository, getManager } from "typeorm";
import { exec } from "child_process";

@ArgsType()
class SearchArgs {
  @Field() term!: string;
  @Field(() => Int) limit!: number;
}

@Resolver()
export class ProductResolver {
  @Query(() => [String])
  async products(@Args() { term, limit }: SearchArgs) {
    return getManager().query(`SELECT * FROM product WHERE name = '${term}' LIMIT ${limit}`); // !alert sql-injection
  }
  @Query(() => [String])
  async few(@Args() { limit }: SearchArgs) {
    return getManager().query(`SELECT * FROM product LIMIT ${limit}`); // !safe sql-injection
  }
  @Mutation(() => Boolean)
  print(@Arg("file") file: string, @Arg("copies", () => Int) copies: number) {
    exec(`lp -n ${copies}`); // !safe command-injection
    exec(`lp ${file}`); // !alert command-injection
    return true;
  }
}
