// The type of a parameter that is taken apart, written out where it stands.
import { redirect } from "@remix-run/node";
import type { GetServerSideProps } from "next";
import type { Pool } from "pg";

export const loader = ({ request }: { request: Request }) => {
  const next = new URL(request.url).searchParams.get("next");
  throw redirect(next ?? "/"); // !alert open-redirect
};

export const home = ({ request }: { request: Request }) => {
  const next = new URL(request.url).searchParams.get("next");
  return redirect(next === null ? "/" : "/welcome"); // !safe open-redirect
};

export async function search({ db, request }: { db: Pool; request: Request }) {
  const name = new URL(request.url).searchParams.get("name");
  await db.query(`select * from products where name = '${name}'`); // !alert sql-injection
  return db.query("select * from products where name = $1", [name]); // !safe sql-injection
}

export const getServerSideProps: GetServerSideProps = async ({ query }) => {
  if (query.again) return { redirect: { destination: "/cart", permanent: false } }; // !safe open-redirect
  return { redirect: { destination: query.next as string, permanent: false } }; // !alert open-redirect
};
