import { rule } from "../../../src/rules/injection/incomplete-url-check/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the address of the shop with a slash",
      code: `export const options = { callbacks: { redirect({ url, baseUrl }) { return url.startsWith(\`\${baseUrl}/\`) ? url : baseUrl; } } };`,
    },
    {
      name: "an address of the shop that ends with a slash",
      code: `const baseUrl = \`\${process.env.HOST}/\`;\nexport function back(res, returnUrl) { if (returnUrl.startsWith(baseUrl)) res.redirect(returnUrl); }`,
    },
    {
      name: "the whole origin is asked for",
      code: `export const options = { callbacks: { redirect({ url, baseUrl }) { if (url.startsWith(baseUrl) && new URL(url).origin === baseUrl) return url; return baseUrl; } } };`,
    },
    {
      name: "an address is made whole",
      code: `export function redirectTo(url, baseUrl) { return url.startsWith(baseUrl) ? url : baseUrl + url; }`,
    },
    {
      name: "the address of the shop is cut off",
      code: `export function redirectPath(url, baseUrl) { return url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url; }`,
    },
    {
      name: "a look at what is the shop's own, which leads nowhere",
      code: `export const isOwnPicture = (url, baseUrl) => url.startsWith(baseUrl);`,
    },
    {
      name: "a path of the shop with a look at the second slash",
      code: `export function safeRedirect(to) { if (!to.startsWith("/") || to.startsWith("//")) return "/"; return to; }`,
    },
    {
      name: "a path that leads nowhere",
      code: `export function toPath(to) { if (!to.startsWith("/")) return "/"; return to; }`,
    },
    {
      name: "a path whose second character is looked at",
      code: `export function back(res: any, next: string) {
  if (next.startsWith("/") && next[1] !== "/" && next[1] !== "\\\\") res.redirect(next);
}
`,
    },
    {
      name: "a path that begins with neither of both slashes twice",
      code: `export function back(res: any, next: string) {
  if (next.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\\\")) res.redirect(next);
}
`,
    },
    {
      name: "a slash that is put in front",
      code: `export function go(router: any, path: string) {
  router.push(path.startsWith("/") ? path : "/" + path);
  router.push(!path.startsWith("/") ? \`/\${path}\` : path);
  let address = path;
  if (!address.startsWith("/")) address = \`/\${address}\`;
  router.push(address);
}
`,
    },
    {
      name: "a path that is replaced in a text",
      code: `export const bare = (path: string, prefix: string) =>
  prefix.startsWith("/") ? path.replace( prefix , "") : path;
`,
    },
  ],
  invalid: [
    {
      name: "the address of the shop without a slash, before a log-in leads back",
      code: `export const options = { callbacks: { async redirect({ url, baseUrl }) { return url.startsWith(baseUrl) ? url : baseUrl; } } };`,
      findings: [{ at: "url.startsWith(baseUrl)", level: "warning", fixes: [] }],
    },
    {
      name: "an origin",
      code: `export function back(res, returnUrl, request) { if (returnUrl.startsWith(new URL(request.url).origin)) res.redirect(returnUrl); }`,
      findings: [{ at: "returnUrl.startsWith(new URL(request.url).origin)", fixes: [] }],
    },
    {
      name: "an address of the environment",
      code: `export function back(res, returnUrl) { if (returnUrl.startsWith(process.env.APP_URL)) res.redirect(returnUrl); }`,
      findings: [
        { at: "returnUrl.startsWith(process.env.APP_URL)", level: "information", fixes: [] },
      ],
    },
    {
      name: "a function that says where to go",
      code: `export function useRedirect(from) { if (!from.startsWith("/")) return "/"; return from; }`,
      findings: [{ at: 'from.startsWith("/")', level: "information", fixes: [] }],
    },
    {
      name: "the beginning of a path",
      code: `export function back(res: any, next: string) {
  if (next.startsWith("/")) res.redirect(next);
}
`,
      findings: [{ at: 'next.startsWith("/")', level: "information", message: "//evil.example" }],
    },
    {
      name: "two slashes and no backslash",
      code: `export function back(res: any, next: string) {
  if (next.startsWith("/") && !next.startsWith("//")) res.redirect(next);
}
`,
      findings: [{ at: 'next.startsWith("/")', message: "/\\evil.example" }],
    },
  ],
});
