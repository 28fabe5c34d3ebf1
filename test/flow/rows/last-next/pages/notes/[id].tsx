import type { GetStaticProps } from "next";
import { readFile } from "node:fs/promises";
import { exec } from "node:child_process";

export async function getStaticProps({ params }) {
  exec(`notes ${params.id}`); // !alert command-injection
  return { props: { count: Number(params.id) } };
}
export default function Note({ count }: { count: number }) {
  return <p>{count}</p>;
}
