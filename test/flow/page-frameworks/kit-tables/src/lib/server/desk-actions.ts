import { redirect, type Actions } from "@sveltejs/kit";
import postgres from "postgres";

const sql = postgres();

/** A table of actions that several pages share. */
export const deskActions: Actions = {
  save: async ({ request, locals }) => {
    const values = Object.fromEntries(await request.formData());
    await sql`UPDATE desks SET ${sql(values)} WHERE id = ${locals.desk}`; // !alert mass-assignment
    await sql`UPDATE desks SET ${sql(values, "name", "height")} WHERE id = ${locals.desk}`; // !safe mass-assignment
    await sql`SELECT * FROM desks WHERE name IN ${sql(["a", "b"])}`; // !safe mass-assignment
  },
  order: async ({ request, cookies, locals }) => {
    const form = await request.formData();
    await sql`INSERT INTO orders (desk, total) VALUES (${String(form.get("desk"))}, ${Number(form.get("total"))})`; // !alert client-supplied-order-total
    const [desk] = await sql`SELECT price FROM desks WHERE id = ${String(form.get("desk"))}`;
    await sql`INSERT INTO orders (desk, total) VALUES (${desk.id}, ${desk.price})`; // !safe client-supplied-order-total
    await sql`UPDATE baskets SET note = ${String(form.get("total"))} WHERE token = ${cookies.get("basket")}`; // !safe client-supplied-order-total
    await sql`UPDATE customers SET email = ${String(form.get("email"))} WHERE id = ${locals.user.id}`; // !safe idor-by-request-id
    await sql`DELETE FROM addresses WHERE id = ${String(form.get("address"))}`; // !alert idor-by-request-id
    redirect(303, String(form.get("next"))); // !alert open-redirect
  },
};

export const moreActions = {
  remove: async ({ request }) => {
    const { name } = await request.json();
    await sql.unsafe(`DELETE FROM desks WHERE name = '${name}'`); // !alert sql-injection
  },
} satisfies Actions;

/** A table of the project's own, whose functions nobody calls with a request. */
export const helpers: Record<string, (text: string) => Promise<unknown>> = {
  find: async (text) => sql.unsafe(`SELECT * FROM desks WHERE name = '${text}'`), // !safe sql-injection
};
