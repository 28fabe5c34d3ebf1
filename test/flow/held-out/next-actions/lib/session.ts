import { cookies } from "next/headers";
import { prisma } from "./db";

export async function currentCustomer() {
  const id = cookies().get("session")?.value;
  if (!id) throw new Error("signed out");
  const session = await prisma.session.findUnique({ where: { id }, include: { customer: true } });
  if (!session) throw new Error("signed out");
  return session.customer;
}
