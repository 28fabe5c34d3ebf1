"use server";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
const ALLOWED = ["name", "phone"];

export async function saveProfile(formData: FormData) {
  const data = Object.fromEntries(formData.entries());
  await prisma.user.update({ where: { id: "1" }, data }); // !alert mass-assignment
}

export async function saveWhole(formData: FormData) {
  const data = Object.fromEntries(formData);
  await prisma.user.update({ where: { id: "1" }, data: { ...data, seen: true } }); // !alert mass-assignment
}

export async function saveKnown(formData: FormData) {
  const data = Object.fromEntries([...formData].filter(([name]) => ALLOWED.includes(name)));
  await prisma.user.update({ where: { id: "1" }, data }); // !safe mass-assignment
}

export async function saveNamed(formData: FormData) {
  const { name, phone } = Object.fromEntries(formData);
  await prisma.user.update({ where: { id: "1" }, data: { name: String(name), phone: String(phone) } }); // !safe mass-assignment
}

export async function saveLabels(formData: FormData) {
  const labels = Object.fromEntries(ALLOWED.map((name) => [name, formData.get(name)]));
  await prisma.user.update({ where: { id: "1" }, data: labels }); // !safe mass-assignment
}

export async function saveBody(body: Record<string, unknown>) {
  const known = Object.fromEntries(Object.entries(body).filter(([name]) => ALLOWED.includes(name)));
  await prisma.user.update({ where: { id: "1" }, data: known }); // !safe mass-assignment
  const texts = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  await prisma.user.update({ where: { id: "1" }, data: texts }); // !alert mass-assignment
}

function isKnown({ field }: { field: string }) {
  return ALLOWED.includes(field);
}

export async function saveChanges(changes: { field: string; value: string }[]) {
  const pairs = changes.filter(isKnown).map(({ field, value }) => [field, value]);
  await prisma.user.update({ where: { id: "1" }, data: Object.fromEntries(pairs) }); // !safe mass-assignment
}
