import type { GetServerSideProps } from "next";
import { exec } from "node:child_process";

export const getServerSideProps: GetServerSideProps = async ({ params, req, resolvedUrl }) => {
  exec(`lp ${params!.shop}`); // !alert command-injection
  exec(`lp ${req.headers["x-label"]}`); // !alert command-injection
  exec(`lp ${req.headers.host}`); // !alert command-injection
  exec(`lp ${resolvedUrl}`); // !alert command-injection
  return { props: {} };
};
export default function Shop() {
  return <p>shop</p>;
}
