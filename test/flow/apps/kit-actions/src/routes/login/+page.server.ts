import { redirect, fail } from "@sveltejs/kit";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ url }) => {
  if (url.searchParams.has("done")) redirect(302, "/account"); // !safe open-redirect
  if (url.searchParams.has("next")) redirect(302, url.searchParams.get("next")!); // !alert open-redirect
  return {};
};
export const actions = {
  login: async ({ request, cookies }) => {
    const data = await request.formData();
    const next = data.get("next");
    if (!next) return fail(400);
    throw redirect(303, String(next)); // !alert open-redirect
  },
} satisfies Actions;
