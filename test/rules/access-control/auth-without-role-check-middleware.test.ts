import { expect, it } from "vitest";
import { rule } from "../../../src/rules/access-control/auth-without-role-check/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const middlewareOf = (test: string): string => `import NextAuth from "next-auth";
export const { auth: middleware } = NextAuth({
  providers: [],
  callbacks: {
    authorized({ request, auth }) {
      const { pathname } = request.nextUrl;
      if (${test} && [/\\/profile/, /\\/admin/].some((each) => each.test(pathname))) return false;
      return true;
    },
  },
});
`;
const BRANDS = `import { prisma } from "@/lib/prisma";
export async function POST(request: Request) {
  const { name } = await request.json();
  return Response.json(await prisma.brand.create({ data: { name: String(name) } }));
}
`;
const CART = `import { prisma } from "@/lib/prisma";
export async function POST() {
  return Response.json(await prisma.cart.create({ data: {} }));
}
`;

it("tells of routes of the back office behind a middleware that asks for a login at most", () => {
  const found = (middleware: string, brands = BRANDS, cart = "app/api/cart/route.ts"): string[] =>
    projectFindings(rule, {
      "package.json": '{"dependencies":{"next":"15","next-auth":"5","@prisma/client":"6"}}',
      "middleware.ts": middleware,
      "app/api/admin/brands/route.ts": brands,
      [cart]: CART,
    }).map(({ file }) => file);
  const told = ["app/api/admin/brands/route.ts"];
  expect(found(middlewareOf("!auth"))).toEqual(told);

  expect(found(middlewareOf('auth?.user?.role !== "admin"'))).toEqual([]);
  expect(found(middlewareOf("!auth"), BRANDS, "app/api/other/route.ts")).toEqual([]);
  const guarded = BRANDS.replace(
    "const { name }",
    "await requireAdmin(request);\n  const { name }",
  );
  expect(found(middlewareOf("!auth"), guarded)).toEqual([]);
  const checked = BRANDS.replace("const { name }", "await checkCaller(request);\n  const { name }");
  expect(found(middlewareOf("!auth"), checked)).toEqual([]);
});
