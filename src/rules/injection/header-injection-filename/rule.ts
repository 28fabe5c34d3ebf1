import { flowRule } from "../../../engine/api.ts";
import { encodeFilename } from "../../helpers/edit/encode-name.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "header-injection-filename",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of a response header",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [113, 116],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["5.4.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes part of a response header without being encoded.",
      help: "Encode it (encodeURIComponent), or let content-disposition or res.attachment write the header.",
    },
  },
  fixes: [
    {
      id: "encode-extended-filename",
      kind: "fix",
      title: "Encode the name of the file (encodeURIComponent)",
    },
    {
      id: "encode-filename",
      kind: "suggestion",
      title: "Encode the name of the file (encodeURIComponent)",
    },
  ],
  flow: {
    from: { remote: "information" },
    to: ["header"],
    fixes: (place) => [
      ...offer("encode-extended-filename", encodeFilename(place, true)),
      ...offer("encode-filename", encodeFilename(place, false)),
    ],
  },
});
