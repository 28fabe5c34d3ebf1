import { ensureLocalRedirectUrl } from "@shopify/hydrogen";
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import parse from "html-react-parser";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

export async function loader({ request }: LoaderFunctionArgs) {
  const next = new URL(request.url).searchParams.get("next")!;
  if (next.length > 80) return redirect(next); // !alert open-redirect
  return redirect(ensureLocalRedirectUrl({ requestUrl: request.url, redirectUrl: next })); // !safe open-redirect
}
export function Note() {
  const name = new URLSearchParams(location.search).get("name")!;
  unsafeHTML(name); // !alert xss-dangerously-set-inner-html
  return <p>{parse(name)}</p>; // !alert xss-dangerously-set-inner-html
}
