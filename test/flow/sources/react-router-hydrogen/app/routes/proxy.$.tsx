import type { Route } from "./+types/proxy.$";

export async function loader({ request }: Route.LoaderArgs) {
  const image = new URL(request.url).searchParams.get("image"); // !source
  return fetch(image!); // !alert ssrf
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return fetch("https://cdn.shopify.com/validate", { method: "POST", body: form }); // !safe ssrf
}
