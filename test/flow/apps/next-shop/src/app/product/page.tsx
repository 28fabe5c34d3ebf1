import { findByTitle } from "../../lib/db";

type Props = { searchParams: Promise<{ q?: string; html?: string }> };

export default async function Page({ searchParams }: Props) {
  const { q = "", html } = await searchParams;
  const rows = await findByTitle(q);
  return (
    <main>
      <h1>{q}</h1>
      <div dangerouslySetInnerHTML={{ __html: html ?? "" }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p>{rows.length}</p>
    </main>
  );
}
