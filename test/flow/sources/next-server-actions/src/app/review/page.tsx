import { PrismaClient } from "@prisma/client";

const db = new PrismaClient();

export default async function ReviewPage({ searchParams }: { searchParams: Promise<{ sort: string }> }) {
  async function rename(formData: FormData) {
    "use server";
    const name = formData.get("name"); // !source
    await db.$executeRawUnsafe(`UPDATE drafts SET name = '${name}' WHERE id = 1`); // !alert sql-injection
  }

  const { sort } = await searchParams; // !source
  const reviews = await db.$queryRawUnsafe<{ id: number }[]>(`SELECT id FROM reviews ORDER BY ${sort}`); // !alert sql-injection
  return (
    <form action={rename}>
      <input name="name" />
      <p>{reviews.length}</p>
    </form>
  );
}
