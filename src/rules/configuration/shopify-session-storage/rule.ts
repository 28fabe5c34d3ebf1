import { projectRule } from "../../../engine/api.ts";
import { isConditional } from "../../helpers/match/enclosing.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const STORAGE =
  /^@shopify\/(?:shopify-app-session-storage-(?:memory|sqlite)|shopify-api(?:\/[\w/.-]+)?|shopify-app-session-storage)#(?:[\w.]*\.)?(MemorySessionStorage|SQLiteSessionStorage)$/;

export const rule = projectRule({
  id: "shopify-session-storage",
  meta: {
    category: "configuration",
    title: "A Shopify app keeps its sessions where they get lost or lie open",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [312, 922],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.4"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    memory: {
      what: "MemorySessionStorage forgets the access to all shops at each start, and no two instances share it.",
      help: "Keep sessions in a database: the packages @shopify/shopify-app-session-storage-… are there for most of them.",
    },
    file: {
      what: "{{name}} keeps the access tokens of all shops in a file beside the code.",
      help: "Keep sessions in a database server that only the app gets at. A file goes along with every copy of the folder, and a new deployment starts without it.",
    },
  },
  noFix: "Which database the app has, only its owner knows.",
  visit: {
    NewExpression(node, context) {
      const api = context.semantics.callee(node);
      const name = api === undefined ? undefined : STORAGE.exec(api)?.[1];
      if (name === undefined || isNeverDeployed(context)) return;
      if (isConditional(node) || isOutsideProduction(node, context.semantics)) return;
      const message = name === "MemorySessionStorage" ? "memory" : "file";
      context.report({ at: node, message, data: { name } });
    },
  },
  project(project, context) {
    for (const path of project.files) {
      if (!/(?:^|\/)package\.json$/.test(path)) continue;
      if (!project.platforms(path).some(({ id }) => id === "shopify-app")) continue;
      const schema = path.replace(/package\.json$/, "prisma/schema.prisma");
      const text = project.read(schema) ?? "";
      // Shopify's template keeps its sessions in this model.
      if (!/^model Session\s*\{[^}]*\baccessToken\b/m.test(text)) continue;
      const found = /^\s*provider\s*=\s*"sqlite"/m.exec(text);
      if (!found) continue;
      const start = found.index + found[0].indexOf("provider");
      const at = { start, end: found.index + found[0].length };
      context.report(schema, { at, message: "file", data: { name: "SQLite" } });
    }
  },
});
