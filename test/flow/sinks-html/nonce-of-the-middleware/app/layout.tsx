import { headers } from "next/headers";

export default async function Layout({ children }: { children: React.ReactNode }) {
  const list = await headers();
  const nonce = list.get("X-Nonce") ?? "";
  const agent = list.get("x-campaign") ?? "";
  return (
    <body>
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: `window.nonce = "${nonce}"` }} /> {/* !safe xss-dangerously-set-inner-html */}
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: `window.agent = "${agent}"` }} /> {/* !alert xss-dangerously-set-inner-html */}
      {children}
    </body>
  );
}
