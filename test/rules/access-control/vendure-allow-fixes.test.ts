import { rule } from "../../../src/rules/access-control/vendure-missing-allow/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const files = {
  "package.json": '{ "dependencies": { "@vendure/core": "3.0.0" } }',
};
const plugin = (
  imports: string,
  method: string,
): string => `import { Mutation, Resolver } from "@nestjs/graphql";
import { ${imports} } from "@vendure/core";

@Resolver()
export class Points {
  ${method}
  grant(ctx: RequestContext) {
    return true;
  }
}

@VendurePlugin({ adminApiExtensions: { schema, resolvers: [Points] } })
export class PointsPlugin {}
`;

testFindings(rule, [
  {
    name: "a field of the Admin API",
    path: "src/points.ts",
    files,
    code: plugin("RequestContext, VendurePlugin", "@Mutation()"),
    findings: [{ at: "grant", fixes: ["allow-super-admin"] }],
    fixed: {
      "allow-super-admin": plugin(
        "RequestContext, VendurePlugin, Allow, Permission",
        "@Allow(Permission.SuperAdmin)\n  @Mutation()",
      ),
    },
  },
  {
    name: "names that are imported already",
    path: "src/points.ts",
    files,
    code: plugin("Allow, Permission, VendurePlugin", "@Mutation()"),
    findings: [{ at: "grant", fixes: ["allow-super-admin"] }],
    fixed: {
      "allow-super-admin": plugin(
        "Allow, Permission, VendurePlugin",
        "@Allow(Permission.SuperAdmin)\n  @Mutation()",
      ),
    },
  },
]);
