import { rule } from "../../../src/rules/access-control/server-action-no-auth/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "app/dashboard/products/actions.ts";
const files = { "package.json": '{ "dependencies": { "next": "16.0.0" } }' };
const actions = (code: string): string => `"use server";
import { prisma } from "@/lib/prisma";
${code}
`;
const valid = (name: string, code: string, more: Readonly<Record<string, string>> = {}) => ({
  name,
  path,
  files: { ...files, ...more },
  code: actions(code),
});

testRule(rule, {
  valid: [
    valid(
      "asks who is logged in",
      `import { auth } from "@/auth";
export async function remove(id) { const session = await auth(); if (!session) throw new Error("no"); await prisma.product.delete({ where: { id } }); }`,
    ),
    valid(
      "a check of the project, one call further",
      `import { remove as removeProduct } from "../../../lib/products";
export async function remove(id) { await removeProduct(id); }`,
      {
        "lib/products.ts": `import { prisma } from "./prisma"; import { requireStaff } from "./staff";
export async function remove(id) { await requireStaff(); await prisma.product.delete({ where: { id } }); }`,
      },
    ),
    valid(
      "a check that is wrapped around it",
      `import { authenticatedAction } from "@/lib/action";
export const remove = authenticatedAction(async (id) => { await prisma.product.delete({ where: { id } }); });`,
    ),
    valid(
      "what visitors do",
      `export async function addToCart(id) { await prisma.cartItem.create({ data: { id } }); }
export async function subscribe(email) { await prisma.newsletterSubscriber.create({ data: { email } }); }
export async function signUp(data) { await prisma.user.create({ data }); }`,
    ),
    valid("only reads", `export async function list() { return prisma.product.findMany(); }`),
    valid(
      "a session out of a cookie",
      `import { cookies } from "next/headers"; import { decrypt } from "@/lib/jose";
export async function remove(id) { const own = await decrypt((await cookies()).get("session")?.value); await prisma.product.delete({ where: { id, shop: own.shop } }); }`,
    ),
    {
      name: "no action at all",
      path: "lib/products.ts",
      files,
      code: `import { prisma } from "./prisma"; export async function remove(id) { await prisma.product.delete({ where: { id } }); }`,
    },
    {
      name: "not Next",
      path,
      code: actions(`export async function remove(id) { await prisma.product.delete({}); }`),
    },
    valid(
      "a middleware that may turn strangers away",
      `export async function remove(id) { await prisma.product.delete({ where: { id } }); }`,
      {
        "middleware.ts": `import { getToken } from "next-auth/jwt";
export async function middleware(req) { if (!(await getToken({ req }))) return Response.redirect("/login"); }`,
      },
    ),
  ],
  invalid: [
    {
      name: "a file of actions, with the check that others have",
      path,
      files: {
        ...files,
        "lib/staff.ts": `import { getServerSession } from "next-auth";
export async function requireAdmin() { const s = await getServerSession(); if (s?.user.role !== "admin") throw new Error("no"); }`,
      },
      code: actions(`import { requireAdmin } from "../../../lib/staff";

export async function publish(id: string) {
  await requireAdmin();
  await prisma.product.update({ where: { id }, data: { published: true } });
}

export async function setPrice(id: string, price: number): Promise<void> {
  await prisma.product.update({ where: { id }, data: { price } });
}`),
      findings: [
        {
          at: "async function setPrice(id: string, price: number)",
          level: "error",
          message: "setPrice()",
          fixes: ["check-first"],
        },
      ],
      fixed: {
        "check-first": actions(`import { requireAdmin } from "../../../lib/staff";

export async function publish(id: string) {
  await requireAdmin();
  await prisma.product.update({ where: { id }, data: { published: true } });
}

export async function setPrice(id: string, price: number): Promise<void> {
  await requireAdmin();
  await prisma.product.update({ where: { id }, data: { price } });
}`),
      },
    },
    {
      name: "arrow functions and Drizzle",
      path: "src/app/(shop)/account/orders/actions.ts",
      files,
      code: `"use server";
import { db } from "@/db"; import { orders } from "@/db/schema"; import { eq } from "drizzle-orm";
export const cancelOrder = async (id: number) => { await db.update(orders).set({ state: "cancelled" }).where(eq(orders.id, id)); };`,
      findings: [{ at: "async (id: number)", fixes: [] }],
    },
    {
      name: "inside a page, with Mongoose",
      path: "app/stock/page.tsx",
      files: {
        ...files,
        "models/product.ts": `import mongoose from "mongoose"; export const Product = mongoose.models.Product || mongoose.model("Product", new mongoose.Schema({}));`,
      },
      code: `import { Product } from "../../models/product";
export default function Page() {
  async function save(data: FormData) {
    "use server";
    await Product.updateOne({ sku: data.get("sku") }, { stock: Number(data.get("stock")) });
  }
  return <form action={save} />;
}`,
      findings: [{ at: "async function save(data: FormData)", message: "Product.updateOne" }],
    },
    {
      name: "a refund through the library of the project",
      path: "app/orders/actions.js",
      files: {
        ...files,
        "lib/payments.js": `import Stripe from "stripe"; const stripe = new Stripe(process.env.STRIPE_KEY);
export async function refund(intent) { return stripe.refunds.create({ payment_intent: intent }); }`,
      },
      code: `"use server";
import { refund } from "../../lib/payments";
export async function refundOrder(intent) { await refund(intent); }`,
      findings: [{ at: "async function refundOrder(intent)", message: "refundOrder()" }],
    },
    {
      name: "Supabase with the key of the service",
      path: "app/prices/actions.ts",
      files,
      code: `"use server";
import { supabaseAdmin } from "@/lib/supabase";
export async function setPrice(id: string, price: number) { await supabaseAdmin.from("prices").update({ price }).eq("id", id); }`,
      findings: [{ at: "async function setPrice(id: string, price: number)" }],
    },
  ],
});
