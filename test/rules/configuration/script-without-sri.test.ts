import { rule } from "../../../src/rules/configuration/script-without-sri/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const HASH = "sha384-oqVuAfXRKap7fdgcCY5uykM6";

testRule(rule, {
  valid: [
    {
      name: "a hash with crossorigin",
      path: "public/index.html",
      code: `<script src="https://unpkg.com/react@18.2.0/umd/react.js" integrity="${HASH}" crossorigin></script>`,
    },
    {
      name: "scripts that change at their address",
      path: "views/checkout.html",
      code: `<script src="https://js.stripe.com/v3/"></script>
<script src="https://www.paypal.com/sdk/js?client-id=x"></script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
<script src="https://maps.googleapis.com/maps/api/js?key=x"></script>
<script src="https://accounts.google.com/gsi/client"></script>`,
    },
    {
      name: "fonts, images and hints for the connection",
      path: "index.html",
      code: `<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">
<link rel="preconnect" href="https://cdn.jsdelivr.net">
<link rel="icon" href="https://cdn.jsdelivr.net/npm/icons@1.0.0/a.png">
<img src="https://unpkg.com/leaflet@1.9.4/dist/marker.png">`,
    },
    {
      name: "files of the shop",
      path: "views/layout.ejs",
      code: `<script src="/js/jquery-3.7.1.min.js"></script><script src="<%= cdn %>/a.js"></script>`,
    },
    {
      name: "a tag in which a hole writes",
      path: "views/layout.ejs",
      code: `<script src="https://unpkg.com/vue@3.4.0/dist/vue.js" <%- sri %>></script>`,
    },
    {
      name: "a comment",
      path: "a.html",
      code: `<!-- <script src="https://unpkg.com/vue@3.4.0/dist/vue.js"></script> -->`,
    },
    {
      name: "attributes from elsewhere",
      path: "src/head.tsx",
      code: `export const Head = (props) => <script src="https://unpkg.com/vue@3.4.0/dist/vue.js" {...props} />;`,
    },
    {
      name: "a hash that is set later",
      code: `const script = document.createElement("script");
script.src = "https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js";
script.integrity = "${HASH}";
script.crossOrigin = "anonymous";
const other = document.createElement("script");
other.src = "https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js";
other.setAttribute("integrity", "${HASH}");
other.setAttribute("crossorigin", "anonymous");`,
    },
    {
      name: "an image of a package",
      code: `const marker = { src: "https://unpkg.com/leaflet@1.9.4/dist/marker.png" };
const image = document.createElement("img");
image.src = "https://unpkg.com/leaflet@1.9.4/dist/marker.png";`,
    },
  ],
  invalid: [
    {
      name: "pages",
      path: "public/index.html",
      code: `<script src="//cdnjs.cloudflare.com/ajax/libs/moment.js/2.24.0/moment.min.js"></script>
<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/css/bootstrap.min.css">
<script src="https://code.jquery.com/jquery-3.7.1.min.js"></script>`,
      findings: [
        {
          at: `<script src="//cdnjs.cloudflare.com/ajax/libs/moment.js/2.24.0/moment.min.js">`,
          level: "warning",
        },
        {
          at: `<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/css/bootstrap.min.css">`,
          level: "information",
        },
        { at: `<script src="https://code.jquery.com/jquery-3.7.1.min.js">` },
      ],
    },
    {
      name: "a template",
      path: "views/layout.hbs",
      code: `{{#if admin}}<script src="https://unpkg.com/htmx.org@1.9.10"></script>{{/if}}`,
      findings: [{ at: `<script src="https://unpkg.com/htmx.org@1.9.10">` }],
    },
    {
      name: "no version",
      path: "index.html",
      code: `<script src="https://unpkg.com/axios/dist/axios.min.js"></script><script src="https://cdn.jsdelivr.net/npm/vue@3"></script>`,
      findings: [
        {
          at: `<script src="https://unpkg.com/axios/dist/axios.min.js">`,
          message: "names no exact version",
        },
        { at: `<script src="https://cdn.jsdelivr.net/npm/vue@3">` },
      ],
    },
    {
      name: "a hash that nobody can check",
      path: "index.html",
      code: `<script src="https://unpkg.com/vue@3.4.0/dist/vue.js" integrity="${HASH}"></script>`,
      findings: [
        {
          at: `<script src="https://unpkg.com/vue@3.4.0/dist/vue.js" integrity="${HASH}">`,
          level: "information",
          fixes: ["add-crossorigin"],
        },
      ],
      fixed: {
        "add-crossorigin": `<script src="https://unpkg.com/vue@3.4.0/dist/vue.js" crossorigin="anonymous" integrity="${HASH}"></script>`,
      },
    },
    {
      name: "components of Next.js",
      path: "pages/_app.tsx",
      code: `import Script from "next/script";
import { URL_OF_SLICK } from "../lib/urls";
export default () => (
  <>
    <Script src={URL_OF_SLICK} strategy="lazyOnload" />
    <script src={"https://unpkg.com/swiper@11.0.0/swiper-bundle.min.js"} />
  </>
);`,
      files: {
        "lib/urls.ts": `export const URL_OF_SLICK = "https://cdnjs.cloudflare.com/ajax/libs/slick-carousel/1.6.0/slick.min.js";`,
      },
      findings: [
        { at: `<Script src={URL_OF_SLICK} strategy="lazyOnload" />` },
        { at: `<script src={"https://unpkg.com/swiper@11.0.0/swiper-bundle.min.js"} />` },
      ],
    },
    {
      name: "an element made at run time",
      path: "src/hooks/use-script.js",
      code: `export function load() {
  const script = document.createElement("script");
  script.src = "https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js";
  document.body.appendChild(script);
}`,
      findings: [
        {
          at: `script.src = "https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js"`,
        },
      ],
    },
    {
      name: "a page written as text",
      path: "src/server.js",
      code: `app.get("/pay", (req, res) => res.send(\`<html><head>
<script src="https://unpkg.com/imask@7.1.3/dist/imask.js"></script>
</head><body>\${form}</body></html>\`));`,
      findings: [{ at: `<script src="https://unpkg.com/imask@7.1.3/dist/imask.js">` }],
    },
    {
      name: "links of Remix and scripts of Nuxt",
      path: "app/root.ts",
      code: `export const links = () => [{ rel: "stylesheet", href: "https://unpkg.com/leaflet@1.9.4/dist/leaflet.css" }];
export default defineNuxtConfig({ app: { head: { script: [{ src: "https://unpkg.com/leaflet@1.9.4/dist/leaflet.js" }] } } });`,
      findings: [
        { at: `href: "https://unpkg.com/leaflet@1.9.4/dist/leaflet.css"` },
        { at: `src: "https://unpkg.com/leaflet@1.9.4/dist/leaflet.js"` },
      ],
    },
    {
      name: "a component of Vue",
      path: "src/App.vue",
      code: `<template><component is="script"></component></template>
<script>
export default { mounted() { const s = document.createElement("script"); s.src = "https://unpkg.com/a@1.0.0/a.js"; document.head.append(s); } };
</script>`,
      findings: [{ at: `s.src = "https://unpkg.com/a@1.0.0/a.js"` }],
    },
  ],
});
