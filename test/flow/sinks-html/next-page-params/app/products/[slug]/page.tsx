interface Properties {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ from?: string }>;
}

// The parts of a path stay encoded; what follows the question mark does not.
export default async function Page({ params, searchParams }: Properties) {
  const { slug } = await params;
  const { from } = await searchParams;
  return (
    <main>
      <p dangerouslySetInnerHTML={{ __html: `All about ${slug}` }} /> {/* !safe xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: `You come from ${from}` }} /> {/* !alert xss-dangerously-set-inner-html */}
    </main>
  );
}
