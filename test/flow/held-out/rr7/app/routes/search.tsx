import { redirect, type ActionFunctionArgs } from "react-router";
import { useLoaderData, useSearchParams } from "react-router";
import type { Route } from "./+types/search";
import { byToken, findByName, findByNameBound } from "../lib/products.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const url = new URL(request.url);
  const q = url.searchParams.get("q") ?? "";
  return { a: findByName(q), b: findByNameBound(q), slug: params.slug };
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.headers.get("content-type")?.includes("json")) {
    const { token } = await request.json();
    return await byToken(token);
  }
  const form = await request.formData();
  const to = String(form.get("redirectTo") || "/");
  if (form.get("safe")) throw redirect(to.startsWith("/") && !to.startsWith("//") && !to.includes("\\") ? to : "/"); // !safe open-redirect
  return redirect(to); // !alert open-redirect
}

export default function Search() {
  const data = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <div>
      <p dangerouslySetInnerHTML={{ __html: search.get("message") ?? "" }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p>{search.get("message")}</p> {/* !safe xss-dangerously-set-inner-html */}
      <a href={search.get("back") ?? "/"}>Back</a> {/* !safe unsafe-href-scheme -- React 19 refuses scripts in addresses */}
      <span>{data.slug}</span>
    </div>
  );
}
