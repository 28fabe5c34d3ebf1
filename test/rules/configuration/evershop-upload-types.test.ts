import { rule } from "../../../src/rules/configuration/evershop-upload-types/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = { "package.json": '{ "dependencies": { "@evershop/evershop": "2.2.1" } }' };
const path = "config/default.json";
const config = (list: string): string => `{ "system": { "upload_allowed_mime_types": ${list} } }`;

testRule(rule, {
  valid: [
    { name: "pictures", path, files, code: config('["image/png", "image/webp"]') },
    { name: "documents and videos", path, files, code: config('["application/pdf", "video/mp4"]') },
    { name: "an empty list", path, files, code: config("[]") },
    { name: "another store", path, code: config('["image/svg+xml"]') },
    {
      name: "a list of something else",
      path,
      files,
      code: '{ "shop": { "upload_allowed_mime_types": ["text/html"] } }',
    },
    {
      name: "words about it",
      path,
      files,
      code: config('["image/png"]').replace("}", ', "note": "image/svg+xml" }'),
    },
  ],
  invalid: [
    {
      name: "SVG, at the end of the list",
      path,
      files,
      code: config('["application/pdf", "image/svg+xml"]'),
      findings: [{ at: '"image/svg+xml"', level: "warning", fixes: ["remove-entry"] }],
      fixed: { "remove-entry": config('["application/pdf"]') },
    },
    {
      name: "pages, in a list of several lines",
      path: "config/production.json",
      files,
      code: config('[\n  "text/html",\n  "image/png"\n]'),
      findings: [{ at: '"text/html"' }],
      fixed: { "remove-entry": config('[\n  "image/png"\n]') },
    },
    {
      name: "all pictures, and nothing else",
      path,
      files,
      code: config('["image/*"]'),
      findings: [{ at: '"image/*"', message: "image/*" }],
      fixed: { "remove-entry": config("[]") },
    },
  ],
});
