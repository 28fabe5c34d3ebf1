export async function getServerSideProps({ query }) {
  if (query.to) return { redirect: { destination: query.to, permanent: false } }; // !alert open-redirect
  if (query.candle) return { redirect: { destination: `/candles/${encodeURIComponent(query.candle)}`, permanent: false } }; // !safe open-redirect
  return { props: { text: query.text ?? "", list: [].concat(query.item ?? []) } };
}
export default function Go({ text, list }) {
  const html = list.map((item) => `<li>${item}</li>`).join("");
  return (
    <main>
      <ul dangerouslySetInnerHTML={{ __html: html }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p>{text}</p> {/* !safe xss-dangerously-set-inner-html */}
    </main>
  );
}
