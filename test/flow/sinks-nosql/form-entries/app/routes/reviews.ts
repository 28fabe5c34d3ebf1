import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

// Fields of a form are texts or files: neither is an operator.
export const action = async ({ request }: { request: Request }) => {
  const form = await request.formData();
  const { shop, product } = Object.fromEntries(form);
  const settings = await prisma.settings.findFirst({ where: { shop } }); // !safe nosql-operator-injection
  const fields = Object.fromEntries(form.entries());
  const known = await prisma.product.findFirst({ where: { sku: fields.sku } }); // !safe nosql-operator-injection
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const sorted = await prisma.product.findFirst({ where: { name: query.name } }); // !safe nosql-operator-injection
  return Response.json({ settings, known, sorted, product });
};
