import { redirect, fail, type Actions } from "@sveltejs/kit";
import type { PageServerLoad } from "./$types";
import { search, searchTagged } from "$lib/server/db";
import { execFile, exec } from "node:child_process";

export const load: PageServerLoad = async ({ url }) => {
  const term = url.searchParams.get("q") ?? "";
  return { a: await search(term), b: await searchTagged(term), heading: term };
};
export const actions: Actions = {
  default: async ({ request }) => {
    const data = await request.formData();
    const next = data.get("next");
    if (!next) return fail(400);
    redirect(303, next.toString()); // !alert open-redirect
  },
  print: async ({ request }) => {
    const data = await request.formData();
    exec(`lp ${data.get("file")}`); // !alert command-injection
    execFile("lp", ["--", String(data.get("file"))]); // !safe command-injection
    redirect(303, "/done"); // !safe open-redirect
  },
};
