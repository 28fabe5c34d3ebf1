import { flowRule } from "../../../engine/api.ts";
import { isChosenFile } from "../../helpers/match/chosen-file.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { switchOff } from "../../helpers/edit/switch-option.ts";

export const rule = flowRule({
  id: "xxe",
  meta: {
    category: "injection",
    title: "An XML parser resolves entities of a document that a visitor sends",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [611],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["1.5.1"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "XML from a visitor ({{source}}) is parsed with its entities: they can read files and reach other hosts.",
      help: "Leave out `noent` and `dtdload`; today's parsers resolve no entities unless told to.",
    },
  },
  fixes: [
    {
      id: "leave-entities",
      kind: "fix",
      title: "Leave entities as they are",
    },
  ],
  flow: {
    from: { remote: "error" },
    to: ["xml"],
    accepts: (flow) => !isChosenFile(flow),
    fixes: (place) =>
      offer("leave-entities", switchOff(place, ["noent", "dtdload", "replaceEntities"])),
  },
});
