import { Injectable, Logger } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import { InjectRepository } from "@nestjs/typeorm";
import { MailerService } from "@nestjs-modules/mailer";
import Stripe from "stripe";
import { Repository } from "typeorm";
import { Cart, Product, SavedCard } from "../entities";
import { CardDto, LineDto, SomeDto } from "./checkout.dto";

@Injectable()
export class CheckoutService {
  private readonly logger = new Logger(CheckoutService.name);
  private readonly stripe = new Stripe(process.env.STRIPE_KEY!);

  constructor(
    @InjectRepository(Product) private readonly products: Repository<Product>,
    @InjectRepository(Cart) private readonly carts: Repository<Cart>,
    @InjectRepository(SavedCard) private readonly saved: Repository<SavedCard>,
    private readonly mailer: MailerService,
    private readonly config: ConfigService,
  ) {}

  charge(amount: number, currency: string) {
    return this.stripe.paymentIntents.create({ amount, currency }); // !alert client-supplied-amount
  }
  async chargeCart(id: string) {
    const cart = await this.carts.findOneByOrFail({ id });
    return this.stripe.paymentIntents.create({ amount: cart.total, currency: cart.currency }); // !safe client-supplied-amount
  }
  async priceOf({ sku, quantity }: LineDto) {
    const product = await this.products.findOneByOrFail({ sku });
    return { total: product.price * quantity }; // !alert negative-or-huge-quantity
  }
  async priceOfSome({ sku, quantity }: SomeDto) {
    const product = await this.products.findOneByOrFail({ sku });
    return { total: product.price * quantity }; // !safe negative-or-huge-quantity
  }
  async sendReset(base: string) {
    await this.mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${base}/reset` }); // !alert reset-link-host-header
    await this.mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${this.config.get("SHOP_URL")}/reset` }); // !safe reset-link-host-header
  }
  async sendResetToo(origin?: string) {
    await this.mailer.sendMail({ to: "ann@shop.test", subject: "Reset", template: "reset", context: { link: `${origin}/reset` } }); // !alert reset-link-host-header
  }
  async keepCard(card: CardDto) {
    this.logger.debug({ card: card.cardNumber }); // !alert card-data-logged
    this.logger.debug({ last: card.cardNumber.slice(-4) }); // !safe card-data-logged
    await this.saved.save({ number: card.cardNumber }); // !alert card-data-handled
    await this.saved.save({ token: card.token }); // !safe card-data-handled
  }
}
