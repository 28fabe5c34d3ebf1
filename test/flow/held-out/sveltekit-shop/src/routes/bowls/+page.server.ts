import { fail, redirect } from "@sveltejs/kit";
import { bowls } from "$lib/server/store";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ url }) => {
  const text = url.searchParams.get("text") ?? "";
  await bowls.unsafe(url.searchParams.get("column") ?? "name", text);
  return { found: bowls.like(text), same: bowls.likeBound(text), notice: url.searchParams.get("notice") ?? "" };
};
export const actions: Actions = {
  remove: async ({ request }) => {
    const data = await request.formData();
    bowls.remove(data.getAll("id").join(","));
    bowls.removeKnown(data.getAll("id").map((id) => Number(id)));
    return { done: true };
  },
  leave: async ({ request }) => {
    const data = await request.formData();
    const to = data.get("to");
    if (typeof to !== "string") return fail(400);
    throw redirect(303, to); // !alert open-redirect
  },
  back: async ({ request }) => {
    const data = await request.formData();
    const to = data.get("to");
    throw redirect(303, to === "cart" ? "/cart" : "/bowls"); // !safe open-redirect
  },
};
