import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useActionData } from "@remix-run/react";

export async function loader({ request }: LoaderFunctionArgs) {
  const terms = new URL(request.url).searchParams.get("q");
  return json({ terms, size: 3 });
}
export async function action({ request }) {
  const form = await request.formData();
  return { note: form.get("note") };
}
export default function Search() {
  const { terms, size } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <main>
      <h1 dangerouslySetInnerHTML={{ __html: terms }} /> {/* !alert xss-dangerously-set-inner-html */}
      <h1 dangerouslySetInnerHTML={{ __html: size }} /> {/* !safe xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: sent?.note }} /> {/* !alert xss-dangerously-set-inner-html */}
    </main>
  );
}
