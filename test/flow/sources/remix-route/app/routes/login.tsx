import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Pool } from "pg";

const pool = new Pool();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const back = url.searchParams.get("back"); // !source
  if (back) return redirect(back); // !alert open-redirect
  return redirect("/account"); // !safe open-redirect
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const shelf = form.get("shelf"); // !source
  const found = await pool.query("SELECT id FROM shelves WHERE name = '" + shelf + "'"); // !alert sql-injection
  return found.rows;
}
