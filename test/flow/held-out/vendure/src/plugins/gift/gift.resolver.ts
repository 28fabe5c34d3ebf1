import { Args, Mutation, Query, Resolver } from "@nestjs/graphql";
import { Allow, Ctx, Permission, RequestContext, Transaction } from "@vendure/core";
import { GiftService } from "./gift.service";

@Resolver()
export class GiftResolver {
  constructor(private giftService: GiftService) {}

  @Query()
  @Allow(Permission.Public)
  gifts(@Ctx() ctx: RequestContext, @Args() args: { term: string; sort: string }) {
    return this.giftService.search(ctx, args.term, args.sort);
  }

  @Mutation()
  @Transaction()
  @Allow(Permission.Public)
  importGift(@Ctx() ctx: RequestContext, @Args("url") url: string, @Args("file") file: string) {
    return this.giftService.importFrom(url, file);
  }
}
