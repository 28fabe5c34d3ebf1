import { Args, Query, Resolver } from "@nestjs/graphql";
import { Allow, Ctx, CustomerService, ForbiddenError, OrderService, Permission, RequestContext } from "@vendure/core";

@Resolver()
export class ParcelsResolver {
  constructor(private orders: OrderService, private customers: CustomerService) {}

  @Query()
  @Allow(Permission.Public)
  async parcelTown(@Ctx() ctx: RequestContext, @Args() args: { id: string }) {
    const order = await this.orders.findOne(ctx, args.id); // !alert idor-by-request-id
    return order?.shippingAddress.city;
  }

  @Query()
  @Allow(Permission.Authenticated)
  async parcelPlaces(@Ctx() ctx: RequestContext, @Args() args: { customerId: string }) {
    return this.customers.findAddressesByCustomerId(ctx, args.customerId); // !alert idor-by-request-id
  }

  @Query()
  @Allow(Permission.Owner)
  async parcelByCode(@Ctx() ctx: RequestContext, @Args() args: { code: string }) {
    // The code of an order is what a guest knows of it.
    return this.orders.findOneByCode(ctx, args.code); // !safe idor-by-request-id
  }

  @Query()
  @Allow(Permission.Authenticated)
  async ownParcel(@Ctx() ctx: RequestContext, @Args() args: { id: string }) {
    const order = await this.orders.findOne(ctx, args.id); // !safe idor-by-request-id
    if (order?.customer?.user?.id !== ctx.activeUserId) throw new ForbiddenError();
    return order;
  }

  @Query()
  @Allow(Permission.ReadOrder)
  async parcelOfAnybody(@Ctx() ctx: RequestContext, @Args() args: { id: string }) {
    return this.orders.findOne(ctx, args.id); // !safe idor-by-request-id
  }
}
