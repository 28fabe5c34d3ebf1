import DOMPurify from "isomorphic-dompurify";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { note, back, clean } = await searchParams;
  return (
    <main>
      <div dangerouslySetInnerHTML={{ __html: note ?? "" }} /> {/* !alert xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(clean ?? "") }} /> {/* !safe xss-dangerously-set-inner-html */}
      <a href={back}>Back</a> {/* !safe unsafe-href-scheme -- React 19 refuses scripts in addresses */}
      <a href={`/search?q=${back}`}>Search</a> {/* !safe unsafe-href-scheme */}
    </main>
  );
}
