import { PrismaClient } from "@prisma/client";
import { action, json, query, redirect } from "@solidjs/router";
import { getRequestEvent } from "solid-js/web";

const prisma = new PrismaClient();

export const byName = query(async (name: string, count: number) => {
  "use server";
  await prisma.$queryRawUnsafe(`SELECT * FROM tea WHERE name = '${name}'`); // !alert sql-injection
  return prisma.$queryRaw`SELECT * FROM tea WHERE name = ${name} LIMIT ${count}`; // !safe sql-injection
}, "teas");

/** Runs where it is called: what the page hands over is the page's own. */
export const shortName = (name: string) => fetch(`/api/short?name=${name}`); // !safe ssrf

export const save = action(async (form: FormData) => {
  "use server";
  await prisma.customer.update({ where: { id: 1 }, data: Object.fromEntries(form) }); // !alert mass-assignment
  await prisma.customer.update({ where: { id: 1 }, data: { name: String(form.get("name")) } }); // !safe mass-assignment
  if (form.has("stay")) throw redirect("/account"); // !safe open-redirect
  throw redirect(String(form.get("next"))); // !alert open-redirect
}, "save");

export async function echo() {
  const event = getRequestEvent();
  const answer = json(await event!.request.json());
  await prisma.$queryRawUnsafe(`SELECT * FROM tea WHERE id = ${answer.id}`); // !alert sql-injection
}
