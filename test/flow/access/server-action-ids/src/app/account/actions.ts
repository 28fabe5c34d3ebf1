"use server";

import { auth } from "../../auth";
import { db } from "../../db";

export async function addToWishlist(form: FormData) {
  await db.wishlistItem.create({ data: { userId: form.get("userId") as string, sku: form.get("sku") as string } }); // !alert trusted-user-id-from-client
}

export async function addToOwnWishlist(form: FormData) {
  const session = await auth();
  if (!session?.user?.id) throw new Error("not signed in");
  await db.wishlistItem.create({ data: { userId: session.user.id, sku: form.get("sku") as string } }); // !safe trusted-user-id-from-client
}

export async function cancelOrder(orderId: string) {
  const session = await auth();
  if (!session?.user?.id) throw new Error("not signed in");
  await db.order.update({ where: { id: orderId }, data: { state: "cancelled" } }); // !alert idor-by-request-id
}

export async function cancelOwnOrder(orderId: string) {
  const session = await auth();
  if (!session?.user?.id) throw new Error("not signed in");
  await db.order.updateMany({ where: { id: orderId, userId: session.user.id }, data: { state: "cancelled" } }); // !safe idor-by-request-id !safe nosql-operator-injection
}

export async function ordersBehind(link: string) {
  return db.order.findFirst({ where: { link } }); // !alert nosql-operator-injection
}
