import { config, graphql } from "@keystone-6/core";
import type { KeystoneContext } from "@keystone-6/core/types";
import { exec } from "node:child_process";

export const field = graphql.field({
  type: graphql.String,
  args: {},
  async resolve(source, args, context) {
    exec(`label ${args.name}`); // !alert command-injection
    exec(`label ${Number(args.count)}`); // !safe command-injection
    return context.prisma.$queryRawUnsafe(`select * from p where n = '${args.name}'`); // !alert sql-injection
  },
});

export default config({
  server: {
    extendExpressApp: (app, context) => {
      app.get("/labels", async (req, res) => {
        await context.prisma.$queryRawUnsafe(`select * from p where n = '${req.query.q}'`); // !alert sql-injection
        await context.prisma.$queryRaw`select * from p where n = ${req.query.q}`; // !safe sql-injection
        res.json({});
      });
    },
  },
});
