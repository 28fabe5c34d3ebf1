import { Parent, ResolveField, Resolver } from "@nestjs/graphql";
import handlebars from "handlebars";

@Resolver("Product")
export class ProductResolver {
  @ResolveField()
  label(@Parent() product: { label: string; stock: number }) {
    handlebars.compile(product.label); // !alert template-injection
    return String(product.stock);
  }
}
