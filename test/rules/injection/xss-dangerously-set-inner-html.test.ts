import { rule } from "../../../src/rules/injection/xss-dangerously-set-inner-html/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a constant",
      path: "src/page.tsx",
      code: `const CSS = ".price { color: red }";
export const Style = () => <style dangerouslySetInnerHTML={{ __html: CSS }} />;
`,
    },
    {
      name: "cleaned",
      path: "src/page.tsx",
      code: `import DOMPurify from "dompurify";
const note = decodeURIComponent(location.hash);
export const Note = () => <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(note) }} />;
`,
    },
    {
      name: "cleaned in another file",
      path: "src/page.tsx",
      code: `import { clean } from "./clean.ts";
const note = decodeURIComponent(location.hash);
export const Note = () => <div dangerouslySetInnerHTML={{ __html: clean(note) }} />;
`,
      files: {
        "src/clean.ts": `import sanitize from "sanitize-html";
export const clean = (html: string) => sanitize(html, { allowedTags: ["b"] });
`,
      },
    },
    {
      name: "shown as text",
      path: "src/page.tsx",
      code: `const note = decodeURIComponent(location.hash);
export const Note = () => <p title={note}>{note}</p>;
`,
    },
    {
      name: "text of an element",
      path: "src/page.js",
      code: `document.getElementById("note").textContent = decodeURIComponent(location.hash);
`,
    },
    {
      name: "emptied",
      path: "src/page.js",
      code: `document.getElementById("note").innerHTML = "";
`,
    },
    {
      name: "a number",
      path: "src/page.js",
      code: `document.getElementById("page").innerHTML = \`<b>\${Number(location.hash.slice(1))}</b>\`;
`,
    },
  ],
  invalid: [
    {
      name: "React",
      path: "src/page.tsx",
      code: `const note = new URLSearchParams(location.search).get("note") ?? "";
export const Note = () => <div dangerouslySetInnerHTML={{ __html: note }} />;
`,
      findings: [{ at: "<div dangerouslySetInnerHTML={{ __html: note }} />", level: "error" }],
    },
    {
      name: "an element of the page",
      path: "src/page.js",
      code: `const box = document.querySelector("#note");
box.innerHTML = "<b>" + decodeURIComponent(location.hash) + "</b>";
box.insertAdjacentHTML("beforeend", decodeURIComponent(location.hash));
`,
      findings: [
        { at: "box.innerHTML", level: "error" },
        {
          at: 'box.insertAdjacentHTML("beforeend", decodeURIComponent(location.hash))',
          level: "error",
        },
      ],
    },
    {
      name: "a message of another window",
      path: "src/page.js",
      code: `window.addEventListener("message", (event) => {
  document.write(event.data);
});
`,
      findings: [{ at: "document.write(event.data)", level: "error" }],
    },
    {
      name: "what the shop has stored is a hint",
      path: "src/page.js",
      code: `const draft = localStorage.getItem("draft");
document.body.innerHTML = draft;
`,
      findings: [{ at: "document.body.innerHTML", level: "hint" }],
    },
    {
      name: "a component of another file",
      path: "src/note.tsx",
      code: `export const Note = ({ text }: { text: string }) => <div dangerouslySetInnerHTML={{ __html: text }} />;
`,
      files: {
        "src/page.tsx": `import { Note } from "./note.tsx";
const text = decodeURIComponent(location.hash);
export const Page = () => <Note text={text} />;
`,
      },
      findings: [{ at: "<div dangerouslySetInnerHTML={{ __html: text }} />", level: "error" }],
    },
    {
      name: "cleaned with the package of the project",
      path: "src/store.tsx",
      code: `import { useSearchParams } from "next/navigation";
export function Banner() {
  const query = useSearchParams();
  return <div dangerouslySetInnerHTML={{ __html: query.get("text") ?? "" }} />;
}
`,
      files: { "package.json": '{"dependencies":{"isomorphic-dompurify":"*"}}' },
      findings: [
        {
          at: '<div dangerouslySetInnerHTML={{ __html: query.get("text") ?? "" }} />',
          fixes: ["clean-markup"],
        },
      ],
      fixed: {
        "clean-markup": `import { useSearchParams } from "next/navigation";
import DOMPurify from "isomorphic-dompurify";
export function Banner() {
  const query = useSearchParams();
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(query.get("text") ?? "") }} />;
}
`,
      },
    },
    {
      name: "shown as text",
      path: "src/store.js",
      code: `const query = new URLSearchParams(location.search);
document.getElementById("a").innerHTML = query.get("name");
`,
      findings: [{ at: 'document.getElementById("a").innerHTML', fixes: ["show-as-text"] }],
      fixed: {
        "show-as-text": `const query = new URLSearchParams(location.search);
document.getElementById("a").textContent = query.get("name");
`,
      },
    },
    {
      name: "escaped inside of markup",
      path: "src/store.js",
      code: `const query = new URLSearchParams(location.search);
document.getElementById("a").innerHTML = \`<b>\${query.get("name")}</b>\`;
`,
      findings: [{ at: 'document.getElementById("a").innerHTML', fixes: ["escape-html"] }],
      fixed: {
        "escape-html": `const query = new URLSearchParams(location.search);
document.getElementById("a").innerHTML = \`<b>\${escapeHtml(query.get("name"))}</b>\`;

/** Writes a value so that HTML shows it as text. */
function escapeHtml(value) {
  return String(value)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}
`,
      },
    },
  ],
});
