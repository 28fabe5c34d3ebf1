import { describe, expect, it } from "vitest";
import { rule as returned } from "../../../src/rules/payments/fulfilment-from-return-url/rule.ts";
import { rule as webhook } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"next":"15","next-auth":"5","@prisma/client":"6","@clerk/nextjs":"6"}}';

const AUTH_JS = {
  "auth.config.ts": `export const authConfig = {
  providers: [],
  callbacks: {
    authorized({ request, auth }) {
      const { pathname } = request.nextUrl;
      if (!auth && [/\\/profile/, /\\/order\\/(.*)/].some((each) => each.test(pathname))) return false;
      return true;
    },
  },
};
`,
  "middleware.ts": `import NextAuth from "next-auth";
import { authConfig } from "./auth.config";
export const { auth: middleware } = NextAuth(authConfig);
`,
};
const OWN = {
  "middleware.ts": `import { getToken } from "next-auth/jwt";
import { NextResponse } from "next/server";
export async function middleware(request) {
  const token = await getToken({ req: request });
  if (!token && request.nextUrl.pathname.startsWith("/account"))
    return NextResponse.redirect(new URL("/login", request.url));
}
`,
};
const CLERK = {
  "middleware.ts": `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
const isOpen = createRouteMatcher(["/", "/api/pay/webhook(.*)"]);
export default clerkMiddleware(async (auth, request) => { if (!isOpen(request)) await auth.protect(); });
`,
};
const HOOK = `import { prisma } from "@/lib/prisma";
export async function POST(request: Request) {
  const { order_id, status } = await request.json();
  if (status === "success") await prisma.order.update({ where: { id: order_id }, data: { isPaid: true } });
  return Response.json({ received: true });
}
`;
const ACTION = `"use server";
import { prisma } from "@/lib/prisma";
export async function markOrder({ orderId, result }: { orderId: string; result?: object }) {
  await prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id: orderId }, data: { isPaid: true, paidAt: new Date(), result } });
  });
}
`;

describe("behind a middleware that asks for logins on some paths", () => {
  const hooks = (middleware: Readonly<Record<string, string>>, hook = HOOK, path = "pay/webhook") =>
    projectFindings(webhook, {
      "package.json": PACKAGE,
      [`app/api/${path}/route.ts`]: hook,
      ...middleware,
    });

  it("a webhook is open, since no provider logs in", () => {
    for (const middleware of [AUTH_JS, OWN, CLERK]) expect(hooks(middleware)).toHaveLength(1);
  });

  it("a webhook may be checked where the middleware looks at secrets, or the handler does", () => {
    const checking = OWN["middleware.ts"].replace(
      "if (!token",
      'if (request.headers.get("x-hook-secret") !== process.env.HOOK_SECRET) return new NextResponse(null, { status: 401 });\n  if (!token',
    );
    expect(hooks({ "middleware.ts": checking })).toEqual([]);
    const signed = HOOK.replace(
      "const { order_id",
      'if (!verifySignature(request.headers.get("x-signature"), await request.clone().text())) return new Response(null, { status: 401 });\n  const { order_id',
    );
    expect(hooks(AUTH_JS, signed)).toEqual([]);
    expect(hooks(AUTH_JS, HOOK, "admin/webhook")).toEqual([]);
  });

  it("a middleware that asks everywhere lets no provider through", () => {
    const config =
      "export const authConfig = { providers: [], callbacks: { authorized: ({ auth }) => !!auth } };\\n";
    expect(hooks({ ...AUTH_JS, "auth.config.ts": config })).toEqual([]);
  });

  it("a customer marks an order as paid by an action that asks for nothing more", () => {
    const marked = (middleware: Readonly<Record<string, string>>) =>
      projectFindings(returned, {
        "package.json": PACKAGE,
        "lib/orders.ts": ACTION,
        ...middleware,
      });
    for (const middleware of [AUTH_JS, OWN, CLERK]) expect(marked(middleware)).toHaveLength(1);
    const forStaff = OWN["middleware.ts"].replace("if (!token", 'if (token?.role !== "admin"');
    expect(marked({ "middleware.ts": forStaff })).toEqual([]);
  });
});
