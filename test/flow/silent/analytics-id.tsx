import { useSearchParams } from "react-router";

const GA4 = /^G-[A-Z0-9]{4,12}$/;

export function Analytics() {
  const [params] = useSearchParams();
  const id = params.get("ga") ?? "";
  if (!GA4.test(id)) return null;
  return <script dangerouslySetInnerHTML={{ __html: `gtag('config', '${id}')` }} />; // !safe xss-dangerously-set-inner-html
}
