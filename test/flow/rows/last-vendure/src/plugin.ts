import { Args, Mutation, Resolver } from "@nestjs/graphql";
import { Allow, Ctx, Job, PaymentMethodHandler, Permission, Product, RequestContext, TransactionalConnection, normalizeEmailAddress, normalizeString } from "@vendure/core";
import { exec } from "node:child_process";
import handlebars from "handlebars";

export const handler = new PaymentMethodHandler({
  code: "bank",
  settlePayment: (ctx, order, payment) => {
    handlebars.compile(payment.metadata.note); // !alert template-injection
    return { success: true };
  },
});
export async function work(job: Job<{ note: string }>) {
  handlebars.compile(job.data.note); // !alert template-injection
}

@Resolver()
export class NoteResolver {
  constructor(private connection: TransactionalConnection) {}

  @Mutation()
  @Allow(Permission.Public)
  async note(@Ctx() ctx: RequestContext, @Args() args: { id: string; mail: string }) {
    const product = await this.connection.getEntityOrThrow(ctx, Product, args.id); // !safe sql-injection
    exec(`mail ${normalizeEmailAddress(args.mail)}`); // !alert command-injection
    exec(`mail ${normalizeString(args.mail)}`); // !alert command-injection
    return product;
  }
}
