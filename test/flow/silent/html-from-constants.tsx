import { marked } from "marked";
import sanitizeHtml from "sanitize-html";
import { ANALYTICS } from "./analytics-snippet";
import { cleanHtml } from "./clean-html";

const CRITICAL_CSS = `:root { --gap: ${4 * 2}px }`;
const THEME_SCRIPT = "document.documentElement.dataset.theme = localStorage.theme ?? 'light'";

export function Head({ blockId, price, html }: { blockId: number; price: number; html: string }) {
  return (
    <>
      <style dangerouslySetInnerHTML={{ __html: CRITICAL_CSS }} /> {/* !safe xss-dangerously-set-inner-html */}
      <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} /> {/* !safe xss-dangerously-set-inner-html */}
      <script dangerouslySetInnerHTML={{ __html: ANALYTICS }} /> {/* !safe xss-dangerously-set-inner-html */}
      <style dangerouslySetInnerHTML={{ __html: `.block-${blockId} { order: ${price} }` }} /> {/* !safe xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: cleanHtml(html) }} /> {/* !safe xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: sanitizeHtml(marked.parse(html) as string) }} /> {/* !safe xss-dangerously-set-inner-html */}
    </>
  );
}
