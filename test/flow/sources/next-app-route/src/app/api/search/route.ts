import { NextResponse, type NextRequest } from "next/server";
import { cookies, headers } from "next/headers";
import { db } from "../../../lib/db";

export async function GET(request: NextRequest) {
  const q = request.nextUrl.searchParams.get("q"); // !source
  const products = await db.$queryRawUnsafe(`SELECT id FROM products WHERE title ILIKE '%${q}%'`); // !alert sql-injection
  return NextResponse.json(products);
}

export async function POST(request: Request) {
  const { brand } = await request.json(); // !source
  const products = await db.$queryRawUnsafe("SELECT id FROM products WHERE brand = '" + brand + "'"); // !alert sql-injection
  return Response.json(products);
}

export async function PUT(request: Request) {
  const form = await request.formData();
  const title = form.get("title"); // !source
  const products = await db.$queryRaw`SELECT id FROM products WHERE title = ${title}`; // !safe sql-injection
  return Response.json(products);
}

export async function PATCH() {
  const jar = await cookies();
  const list = jar.get("recent")?.value; // !source
  const products = await db.$queryRawUnsafe(`SELECT id FROM products WHERE id IN (${list})`); // !alert sql-injection
  return Response.json(products);
}

export async function DELETE() {
  const reason = (await headers()).get("x-reason"); // !source
  await db.$executeRawUnsafe(`INSERT INTO audit (reason) VALUES ('${reason}')`); // !alert sql-injection
  return new Response(null, { status: 204 });
}
