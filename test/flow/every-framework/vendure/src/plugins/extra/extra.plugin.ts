import { PluginCommonModule, VendurePlugin } from "@vendure/core";
import { gql } from "graphql-tag";
import { Wish, SavedCard } from "./entities";
import { ExtraController } from "./extra.controller";
import { ExtraResolver } from "./extra.resolver";
import { ExtraService } from "./extra.service";

@VendurePlugin({
  imports: [PluginCommonModule],
  entities: [Wish, SavedCard],
  providers: [ExtraService],
  controllers: [ExtraController],
  shopApiExtensions: { schema: gql`extend type Query { pay(amount: Int!): String! }`, resolvers: [ExtraResolver] },
})
export class ExtraPlugin {}
