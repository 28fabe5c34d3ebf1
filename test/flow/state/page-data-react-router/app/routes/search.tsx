import type { Route } from "./+types/search";
export async function loader({ request }: Route.LoaderArgs) {
  return { terms: new URL(request.url).searchParams.get("q"), size: 3 };
}
export default function Search({ loaderData }: Route.ComponentProps) {
  return (
    <main>
      <h1 dangerouslySetInnerHTML={{ __html: loaderData.terms }} /> {/* !alert xss-dangerously-set-inner-html */}
      <h1 dangerouslySetInnerHTML={{ __html: loaderData.size }} /> {/* !safe xss-dangerously-set-inner-html */}
    </main>
  );
}
