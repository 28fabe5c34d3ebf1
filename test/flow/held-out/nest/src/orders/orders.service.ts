import { Injectable } from "@nestjs/common";
import Stripe from "stripe";
import { PrismaService } from "../prisma.service";

@Injectable()
export class OrdersService {
  private readonly stripe = new Stripe(process.env.STRIPE_KEY!);

  constructor(private readonly prisma: PrismaService) {}

  get(id: string) {
    return this.prisma.order.findUnique({ where: { id } }); // !alert idor-by-request-id
  }

  getOf(id: string, customerId: string) {
    return this.prisma.order.findFirst({ where: { id, customerId } }); // !safe idor-by-request-id
  }

  pay(orderId: string, amount: number) {
    return this.stripe.paymentIntents.create({ amount, currency: "eur", metadata: { orderId } }); // !alert client-supplied-amount
  }

  async payFromDatabase(orderId: string) {
    const order = await this.prisma.order.findUniqueOrThrow({ where: { id: orderId } }); // !either idor-by-request-id -- nobody is asked whose it is
    return this.stripe.paymentIntents.create({ amount: order.totalCents, currency: "eur" }); // !safe client-supplied-amount
  }

  changeAddress(body: any) {
    return this.prisma.address.update({ where: { id: body.id }, data: body }); // !alert mass-assignment !either idor-by-request-id -- nobody is asked whose it is
  }
}
