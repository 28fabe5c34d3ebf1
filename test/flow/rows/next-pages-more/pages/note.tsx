import type { GetServerSideProps } from "next";

export const getServerSideProps: GetServerSideProps = async ({ query }) => {
  if (!query.note) return { redirect: { destination: "/", permanent: false } };
  return { props: { note: String(query.note), title: "Note" } };
};

export default function Note({ note, title }: { note: string; title: string }) {
  return (
    <main>
      <p>{note}</p>
      <div dangerouslySetInnerHTML={{ __html: title }} /> {/* !safe xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: note }} /> {/* !alert xss-dangerously-set-inner-html */}
    </main>
  );
}
