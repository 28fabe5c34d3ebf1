import { rule } from "../../../src/rules/injection/unsafe-href-scheme/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the query and the fragment of the page as they are",
      path: "src/page.tsx",
      code: `export const Same = () => <><a href={location.search}>a</a><a href={window.location.hash}>b</a></>;
`,
    },
    {
      name: "a fixed beginning",
      path: "src/page.tsx",
      code: `const site = new URLSearchParams(location.search).get("site") ?? "";
export const Site = () => <a href={\`/brands/\${site}\`}>Brand</a>;
`,
    },
    {
      name: "a fixed scheme",
      path: "src/page.tsx",
      code: `const site = new URLSearchParams(location.search).get("site") ?? "";
export const Site = () => <a href={"https://" + site}>Website</a>;
`,
    },
    {
      name: "shown as text",
      path: "src/page.tsx",
      code: `const site = new URLSearchParams(location.search).get("site") ?? "";
export const Site = () => <a href="/brands">{site}</a>;
`,
    },
    {
      name: "a constant",
      path: "src/page.tsx",
      code: `const HELP = "https://help.shop.example.com";
export const Help = () => <a href={HELP}>Help</a>;
`,
    },
    {
      name: "a title",
      path: "src/page.js",
      code: `document.querySelector("a").setAttribute("title", location.hash);
`,
    },
  ],
  invalid: [
    {
      name: "what is cut out of the fragment",
      path: "src/page.tsx",
      code: `export const Next = () => <a href={window.location.hash.slice(1)}>b</a>;
`,
      findings: [{ at: "<a href={window.location.hash.slice(1)}>b</a>" }],
    },
    {
      name: "JSX",
      path: "src/page.tsx",
      code: `const site = new URLSearchParams(location.search).get("site") ?? "";
export const Site = () => <a href={site}>Website</a>;
`,
      findings: [{ at: "<a href={site}>Website</a>" }],
    },
    {
      name: "an attribute",
      path: "src/page.js",
      code: `const link = document.querySelector("a");
link.setAttribute("href", decodeURIComponent(location.hash.slice(1)));
`,
      findings: [{ at: 'link.setAttribute("href", decodeURIComponent(location.hash.slice(1)))' }],
    },
    {
      name: "a member",
      path: "src/page.js",
      code: `const link = document.createElement("a");
link.href = new URLSearchParams(location.search).get("to");
`,
      findings: [{ at: "link.href" }],
    },
    {
      name: "a component of another file",
      path: "src/link.tsx",
      code: `export const Link = ({ to }: { to: string }) => <a href={to}>Go</a>;
`,
      files: {
        "src/page.tsx": `import { Link } from "./link.tsx";
const to = new URLSearchParams(location.search).get("to") ?? "";
export const Page = () => <Link to={to} />;
`,
      },
      findings: [{ at: "<a href={to}>Go</a>" }],
    },
    {
      name: "a link to wherever the address bar says",
      path: "src/store.tsx",
      code: `import { useSearchParams } from "next/navigation";
export function Back() {
  const query = useSearchParams();
  return <a href={query.get("back") ?? "/"}>Back</a>;
}
`,
      findings: [{ at: '<a href={query.get("back") ?? "/"}>Back</a>', fixes: ["keep-on-web"] }],
      fixed: {
        "keep-on-web": `import { useSearchParams } from "next/navigation";
export function Back() {
  const query = useSearchParams();
  return <a href={webAddress(query.get("back") ?? "/")}>Back</a>;
}

/** The address where it is one of the web, else one that leads nowhere. */
function webAddress(address: unknown): string {
  const text = String(address);
  try {
    const { protocol } = new URL(text, "https://own.invalid");
    return protocol === "https:" || protocol === "http:" ? text : "#";
  } catch {
    return "#";
  }
}
`,
      },
    },
  ],
});
