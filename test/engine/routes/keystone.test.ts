import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/access-control/graphql-trpc-mutation-no-auth/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";
import { routesOf, tableOf } from "./table.ts";

const store = (lists: string, more: Readonly<Record<string, string>> = {}) => ({
  "package.json": '{ "dependencies": { "@keystone-6/core": "6.0.0" } }',
  "access.ts": `
    export const isSignedIn = ({ session }) => !!session;
    export const permissions = { canManageProducts: ({ session }) => session?.data.role?.canManageProducts };
    export const rules = { mine: ({ session }) => ({ user: { id: { equals: session?.itemId } } }) };`,
  "schema.ts": `
    import { list } from "@keystone-6/core";
    import { allOperations, allowAll, denyAll } from "@keystone-6/core/access";
    import { isSignedIn, permissions, rules } from "./access";
    ${lists}`,
  ...more,
});

describe("fields of Keystone", () => {
  it("ask for what the access of their list asks", () => {
    expect(
      routesOf(
        store(`
          export const lists = {
            Category: list({ access: allowAll, fields: {} }),
            Order: list({
              access: {
                operation: { ...allOperations(isSignedIn), create: () => true, delete: denyAll },
                filter: { query: rules.mine },
              },
              fields: {},
            }),
            Product: list({ access: { operation: { query: allowAll, create: permissions.canManageProducts, update: permissions.canManageProducts, delete: permissions.canManageProducts } }, fields: {} }),
            Secret: list({ access: denyAll, fields: {} }),
            Hidden: list({ access: allowAll, graphql: { omit: true }, fields: {} }),
            Odd: list({ access: elsewhere, fields: {} }),
          };`),
      ),
    ).toEqual([
      "QUERY /api/graphql#categories public",
      "MUTATION /api/graphql#createCategory public",
      "MUTATION /api/graphql#createOdd unknown",
      "MUTATION /api/graphql#createOrder public",
      "MUTATION /api/graphql#createProduct admin authentication role",
      "MUTATION /api/graphql#deleteCategory public",
      "MUTATION /api/graphql#deleteOdd unknown",
      "MUTATION /api/graphql#deleteProduct admin authentication role",
      "QUERY /api/graphql#odds unknown",
      "QUERY /api/graphql#orders customer authentication authentication",
      "QUERY /api/graphql#products public",
      "MUTATION /api/graphql#updateCategory public",
      "MUTATION /api/graphql#updateOdd unknown",
      "MUTATION /api/graphql#updateOrder customer authentication",
      "MUTATION /api/graphql#updateProduct admin authentication role",
    ]);
  });

  it("are those of lists in files of their own, behind a server that may ask first", () => {
    const lists = `export const Coupon = list({ access: allowAll, fields: {} });`;
    expect(tableOf(store(lists)).map(({ path }) => path)).toContain("/api/graphql#updateCoupon");
    const guarded = store(lists, {
      "keystone.ts": `
        import { config } from "@keystone-6/core";
        export default config({ server: { extendExpressApp: (app) => { app.use(gate); } } });`,
    });
    expect(new Set(tableOf(guarded).map(({ exposure }) => exposure))).toEqual(new Set(["unknown"]));
  });

  it("are told where anybody may change or list what is for staff", () => {
    const told = (lists: string) =>
      projectFindings(rule, store(lists)).map(
        ({ level, underlined, message }) =>
          `${level} ${underlined} ${/call (\w+)/.exec(message)?.[1]}`,
      );
    expect(told("export const Product = list({ access: allowAll, fields: {} });")).toEqual([
      "error access: allowAll createProduct",
    ]);
    expect(
      told(
        "export const Order = list({ access: { operation: { query: allowAll, create: isSignedIn, update: () => true, delete: isSignedIn } }, fields: {} });",
      ),
    ).toEqual(["error query: allowAll orders", "error update: () => true updateOrder"]);
    expect(
      told(`
        export const Product = list({ access: { operation: { query: allowAll, create: permissions.canManageProducts, update: isSignedIn, delete: denyAll } }, fields: {} });
        export const Order = list({ access: { operation: allowAll, filter: { query: rules.mine, update: rules.mine, delete: rules.mine } }, fields: {} });
        export const Review = list({ access: allowAll, fields: {} });`),
    ).toEqual([]);
  });
});
