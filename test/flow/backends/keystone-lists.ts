import { exec } from "node:child_process";
import Handlebars from "handlebars";
import { graphql, list } from "@keystone-6/core";
import type { KeystoneContext } from "@keystone-6/core/types";
import type { Context } from ".keystone/types";

export const Plant = list({
  access: {},
  fields: {
    picture: text({ hooks: {} }),
  },
  hooks: {
    resolveInput: async ({ resolvedData, context }) => {
      await context.prisma.$queryRawUnsafe(`select * from p where n = '${resolvedData.name}'`); // !alert sql-injection
      await context.prisma.$queryRaw`select * from p where n = ${resolvedData.name}`; // !safe sql-injection
    },
    beforeOperation: {
      create: async ({ inputData, operation }) => {
        exec(`convert ${inputData.picture}`); // !alert command-injection
        exec(`convert ${operation}`); // !safe command-injection
      },
    },
    afterOperation: async ({ item }) => {
      Handlebars.compile(item.text); // !alert template-injection
    },
  },
});

export const queries = {
  order: graphql.field({
    async resolve(source, { id }, context: Context) {
      if (!context.session) throw new Error("log in");
      return context.sudo().db.Order.findOne({ where: { id } }); // !alert idor-by-request-id
    },
  }),
  asked: graphql.field({
    resolve(source, { id }, context: Context) {
      return context.db.Order.findOne({ where: { id } }); // !safe idor-by-request-id
    },
  }),
  own: graphql.field({
    resolve(source, { id }, context: Context) {
      const customer = { id: { equals: context.session.itemId } };
      return context.sudo().db.Order.findMany({ where: { id: { equals: id }, customer } }); // !safe idor-by-request-id
    },
  }),
  place: graphql.field({
    async resolve(source, { total, plant, data }, context: Context) {
      const found = await context.query.Plant.findOne({ where: { id: plant } });
      await context.db.Order.createOne({ data: { total: found.price } }); // !safe client-supplied-order-total
      await context.sudo().prisma.$queryRawUnsafe(`select * from p where n = '${data}'`); // !alert sql-injection
      return context.db.Order.createOne({ data: { total } }); // !alert client-supplied-order-total
    },
  }),
};

export const invoice = (common: KeystoneContext) => async (req: Request, res: Response) => {
  const context = await common.withRequest(req, res);
  const all = common.withSession({});
  await all.sudo().db.Order.updateOne({ where: { id: all.session.itemId }, data: await req.json() }); // !alert mass-assignment
  return context.sudo().query.Order.findOne({ where: { id: new URL(req.url).searchParams.get("id") } }); // !alert idor-by-request-id
};
