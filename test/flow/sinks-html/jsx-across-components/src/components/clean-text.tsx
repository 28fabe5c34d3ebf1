import { clean } from "../lib/clean";

export function CleanText({ html }: { html: string }) {
  return <div dangerouslySetInnerHTML={{ __html: clean(html) }} />; // !safe xss-dangerously-set-inner-html
}
