import { rule } from "../../../src/rules/injection/cleaned-before-rendering/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "made first",
      code: `import { marked } from "marked";\nimport DOMPurify from "dompurify";\nexport const f = (t) => DOMPurify.sanitize(marked.parse(t));`,
    },
    {
      name: "cleaned twice",
      code: `import { marked } from "marked";\nimport DOMPurify from "dompurify";\nexport const f = (t) => DOMPurify.sanitize(marked.parse(DOMPurify.sanitize(t)));`,
    },
    {
      name: "cleaned afterwards by name",
      code: `import { marked } from "marked";\nimport DOMPurify from "dompurify";\nexport const f = (t) => { const html = marked(DOMPurify.sanitize(t)); return DOMPurify.sanitize(html); };`,
    },
    {
      name: "a cleaner of the project's own at the end",
      code: `import { marked } from "marked";\nimport DOMPurify from "dompurify";\nimport { cleanHtml } from "./clean.js";\nexport const f = (t) => cleanHtml(marked(DOMPurify.sanitize(t)));`,
    },
    {
      name: "nothing is cleaned",
      code: `import { marked } from "marked";\nexport const f = (t) => marked.parse(t);`,
    },
    {
      name: "something else of that name",
      code: `import { marked } from "./own.js";\nimport DOMPurify from "dompurify";\nexport const f = (t) => marked.parse(DOMPurify.sanitize(t));`,
    },
  ],
  invalid: [
    {
      name: "marked",
      code: `import { marked } from "marked";\nimport DOMPurify from "dompurify";\nexport const f = (el, t) => { el.innerHTML = marked.parse(DOMPurify.sanitize(t, { USE_PROFILES: { html: true } })); };`,
      findings: [
        { at: `DOMPurify.sanitize(t, { USE_PROFILES: { html: true } })`, fixes: ["swap"] },
      ],
      fixed: {
        swap: `import { marked } from "marked";\nimport DOMPurify from "dompurify";\nexport const f = (el, t) => { el.innerHTML = DOMPurify.sanitize(marked.parse(t), { USE_PROFILES: { html: true } }); };`,
      },
    },
    {
      name: "markdown-it and a name",
      code: `const md = require("markdown-it")({ html: true });\nconst clean = require("sanitize-html");\nexports.f = (t) => { const safe = clean(t); return md.render(safe); };`,
      findings: [{ at: "safe", fixes: [] }],
    },
    {
      name: "showdown",
      code: `import showdown from "showdown";\nimport xss from "xss";\nconst converter = new showdown.Converter();\nexport const f = (t) => converter.makeHtml(xss(t));`,
      findings: [{ at: "xss(t)" }],
    },
    {
      name: "React",
      code: `import { marked } from "marked";\nimport DOMPurify from "isomorphic-dompurify";\nexport const Review = ({ text }) => <p dangerouslySetInnerHTML={{ __html: marked(DOMPurify.sanitize(text)) }} />;`,
      path: "src/review.jsx",
      findings: [{ at: "DOMPurify.sanitize(text)" }],
    },
  ],
});
