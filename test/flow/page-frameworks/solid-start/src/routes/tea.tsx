import { useLocation, useParams, useSearchParams } from "@solidjs/router";

export default function Tea() {
  const [search] = useSearchParams();
  const params = useParams();
  const place = useLocation();
  return (
    <main>
      <h1 innerHTML={`<b>${search.title}</b>`} /> {/* !alert xss-dangerously-set-inner-html */}
      <h2 innerHTML={`<b>${params.tea}</b>`} /> {/* !alert xss-dangerously-set-inner-html */}
      <h3 innerHTML={`<b>${place.query.note}</b>`} /> {/* !alert xss-dangerously-set-inner-html */}
      <p>{search.title}</p> {/* !safe xss-dangerously-set-inner-html */}
    </main>
  );
}
