import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ url }) => {
  return { terms: url.searchParams.get("q"), size: 3 };
};
