"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { prisma } from "../../lib/db";
import { currentCustomer } from "../../lib/session";

const Profile = z.object({ name: z.string().max(80), phone: z.string().max(30) });

export async function saveProfile(form: FormData) {
  const customer = await currentCustomer();
  const values = Object.fromEntries(form);
  await prisma.customer.update({ where: { id: customer.id }, data: values }); // !alert mass-assignment
}
export async function saveProfileKnown(form: FormData) {
  const customer = await currentCustomer();
  const values = Profile.parse(Object.fromEntries(form));
  await prisma.customer.update({ where: { id: customer.id }, data: values }); // !safe mass-assignment
}
export async function leave(_state: unknown, form: FormData) {
  await currentCustomer();
  redirect(form.get("next") as string); // !alert open-redirect
}
export async function leaveTo(_state: unknown, form: FormData) {
  await currentCustomer();
  const next = form.get("next");
  redirect(next === "orders" ? "/orders" : "/"); // !safe open-redirect
}
