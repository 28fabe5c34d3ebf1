import type { GetServerSideProps } from "next";
import { readFile } from "node:fs/promises";

export const getServerSideProps: GetServerSideProps = async (context) => {
  const text = await readFile(`content/${context.query.page}.md`, "utf8"); // !alert path-traversal
  return { props: { text } };
};

export default function Product({ text }: { text: string }) {
  return <pre>{text}</pre>; // !safe xss-dangerously-set-inner-html
}
