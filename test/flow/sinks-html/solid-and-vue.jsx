// Elements that are given HTML by a property, and links that are made by a function.
import { useSearchParams } from "@solidjs/router";
import { h } from "vue";
import sanitizeHtml from "sanitize-html";

export function Banner() {
  const [params] = useSearchParams();
  return <div innerHTML={params.banner} />; // !alert xss-dangerously-set-inner-html
}
export function Text() {
  const [params] = useSearchParams();
  return <div textContent={params.banner} />; // !safe xss-dangerously-set-inner-html
}
const given = new URLSearchParams(location.search);
export const link = () => h("a", { href: given.get("to") }, "More"); // !alert unsafe-href-scheme
export const image = () => h("img", { src: given.get("to") }); // !safe unsafe-href-scheme
export const own = () => h("a", { href: `/p/${given.get("to")}` }); // !safe unsafe-href-scheme

const page = document.querySelector("main");
page.innerHTML = sanitizeHtml(given.get("note")); // !safe xss-dangerously-set-inner-html
page.innerHTML = sanitizeHtml(given.get("note"), { allowedTags: ["b"] }); // !safe xss-dangerously-set-inner-html
page.innerHTML = sanitizeHtml(given.get("note"), { allowedTags: false, allowedAttributes: false }); // !alert xss-dangerously-set-inner-html
