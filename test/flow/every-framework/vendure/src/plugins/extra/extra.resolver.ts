import { Args, Mutation, Query, Resolver } from "@nestjs/graphql";
import { Allow, Ctx, Permission, RequestContext, Transaction } from "@vendure/core";
import { ExtraService } from "./extra.service";

@Resolver()
export class ExtraResolver {
  constructor(private readonly extra: ExtraService) {}

  @Mutation()
  @Allow(Permission.Public)
  pay(@Ctx() ctx: RequestContext, @Args() args: { amount: number; currency: string }) {
    return this.extra.charge(args.amount, args.currency);
  }
  @Mutation()
  @Allow(Permission.Owner)
  payOrder(@Ctx() ctx: RequestContext) {
    return this.extra.chargeOrder(ctx);
  }
  @Query()
  @Allow(Permission.Public)
  quote(@Ctx() ctx: RequestContext, @Args() args: { id: string; quantity: number }) {
    return this.extra.priceOf(ctx, args.id, args.quantity);
  }
  @Query()
  @Allow(Permission.Public)
  quoteSome(@Ctx() ctx: RequestContext, @Args() args: { id: string; quantity: number }) {
    return this.extra.priceOfSome(ctx, args.id, args.quantity);
  }
  @Query()
  @Allow(Permission.Authenticated)
  orderById(@Ctx() ctx: RequestContext, @Args("id") id: string) {
    return this.extra.orderById(ctx, id);
  }
  @Query()
  @Allow(Permission.Authenticated)
  ownOrder(@Ctx() ctx: RequestContext, @Args("id") id: string) {
    return this.extra.ownOrder(ctx, id);
  }
  @Mutation()
  @Allow(Permission.Authenticated)
  @Transaction()
  wish(@Ctx() ctx: RequestContext, @Args() args: { customerId: string; sku: string }) {
    return this.extra.wish(ctx, args.customerId, args.sku);
  }
  @Mutation()
  @Allow(Permission.Authenticated)
  @Transaction()
  myWish(@Ctx() ctx: RequestContext, @Args() args: { sku: string }) {
    return this.extra.myWish(ctx, args.sku);
  }
  @Mutation()
  @Allow(Permission.Authenticated)
  @Transaction()
  keepCard(@Ctx() ctx: RequestContext, @Args() { input }: { input: { cardNumber: string; cvv: string; token: string } }) {
    return this.extra.keepCard(ctx, input);
  }
}
