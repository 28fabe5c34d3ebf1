import { describe, expect, it } from "vitest";
import { SINK_KINDS, SOURCE_KINDS } from "../../../src/engine/models/kinds.ts";
import type { Place } from "../../../src/engine/models/place.ts";
import { all } from "./all-models.ts";

// Names of the first years may have capitals.
describe("the catalogue", () => {
  const sinkKinds = countBy(
    all.flatMap(({ sinks }) => sinks.map(({ kind, at }) => [kind, at.length])),
  );
  const sourceKinds = countBy(
    all.flatMap(({ sources }) => sources.map(({ kind, at }) => [kind, at.length])),
  );

  it("has sources of every kind that a library gives", () => {
    // What users of a published package pass in, no model can know.
    const missing = SOURCE_KINDS.filter(
      (kind) => kind !== "library-input" && !sourceKinds.has(kind),
    );
    expect(missing).toEqual([]);
  });

  it("has sinks of every kind", () => {
    expect(SINK_KINDS.filter((kind) => !sinkKinds.has(kind))).toEqual([]);
  });

  it.each([
    ["express", "body"],
    ["express", "query"],
    ["express", "params"],
    ["express", "headers"],
    ["express", "cookies"],
    ["fastify", "body"],
    ["fastify", "query"],
    ["koa", "query"],
    ["koa", "body"],
    ["nestjs", "originalname"],
    ["next", "params"],
    ["next", "searchParams"],
    ["next", "cookies"],
    ["react-router", "params"],
    ["medusa", "validatedBody"],
    ["medusa", "rawData"],
    ["vendure", "createPayment"],
    ["shopify", "payload"],
    ["saleor", "payload"],
    ["graphql", "resolvers"],
    ["messages", "input"],
    ["messages", "handshake"],
    ["messages", "data"],
    ["serverless", "queryStringParameters"],
    ["web-frameworks", "parseBody"],
    ["web-frameworks", "readBody"],
    ["global", "formData"],
    ["global", "hash"],
    ["global", "referrer"],
  ])("knows the source %s: %s", (name, member) => {
    const isKnown = (["sources", "types"] as const).some((list) => hasMember(name, list, member));
    expect(isKnown).toBe(true);
  });

  it.each([
    ["sql", "pg", "query"],
    ["sql", "mysql2", "execute"],
    ["sql", "knex", "whereRaw"],
    ["sql", "typeorm", "andWhere"],
    ["sql", "mikro-orm", "execute"],
    ["sql", "prisma", "$queryRawUnsafe"],
    ["sql", "sequelize", "literal"],
    ["sql", "drizzle-orm", "raw"],
    ["sql", "sql-drivers", "unsafe"],
    ["sql", "sql-drivers", "prepare"],
    ["nosql", "mongodb", "findOne"],
    ["nosql-code", "mongodb", "$where"],
    ["regex", "mongodb", "$regex"],
    ["query-language", "query-languages", "fetch"],
    ["query-language", "query-languages", "run"],
    ["command", "child_process", "execSync"],
    ["command", "command-runners", "execaCommand"],
    ["path", "fs", "createReadStream"],
    ["path", "files", "outputFile"],
    ["path", "express", "sendFile"],
    ["path", "express", "download"],
    ["request-url", "global", "fetch"],
    ["request-url", "http-clients", "get"],
    ["request-url", "http-clients", "goto"],
    ["html", "express", "send"],
    ["dom-html", "global", "insertAdjacentHTML"],
    ["dom-html", "html", "append"],
    ["code", "global", "eval"],
    ["code", "vm", "runInNewContext"],
    ["template", "templates", "compile"],
    ["redirect", "express", "redirect"],
    ["redirect", "next", "permanentRedirect"],
    ["redirect", "react-router", "redirect"],
    ["amount", "payments", "paymentIntents"],
    ["amount", "payments", "transaction"],
    ["amount", "payments", "amountMoney"],
    ["xml", "data-formats", "parseXml"],
    ["deserialize", "data-formats", "unserialize"],
    ["log", "global", "console"],
    ["csv", "data-formats", "unparse"],
    ["header", "express", "set"],
    ["ldap", "query-languages", "search"],
    ["merge", "lodash", "defaultsDeep"],
    ["mail-html", "mail", "sendMail"],
    ["mail-header", "mail", "emails"],
  ] as const)("knows the sink %s: %s %s", (kind, name, member) => {
    expect(hasMember(name, "sinks", member, kind)).toBe(true);
  });

  it.each([
    ["global", "parseInt"],
    ["global", "encodeURIComponent"],
    ["html", "sanitize"],
    ["html", "escapeHtml"],
    ["node-text", "basename"],
    ["pg", "escapeLiteral"],
    ["mysql2", "escapeId"],
    ["sql-drivers", "literal"],
    ["command-runners", "quote"],
    ["lodash", "escapeRegExp"],
    ["schemas", "safeParse"],
    ["schemas", "validateAsync"],
    ["schemas", "whitelist"],
    ["query-languages", "filter"],
    ["mongodb", "sanitizeFilter"],
  ])("knows the sanitizer %s: %s", (name, member) => {
    expect(hasMember(name, "sanitizers", member)).toBe(true);
  });

  it("prints what it covers", () => {
    const table = [
      ["sources", [...sourceKinds].map(([kind, count]) => `${kind} ${count}`)],
      ["sinks", [...sinkKinds].map(([kind, count]) => `${kind} ${count}`)],
      ["sanitizers", [String(total("sanitizers"))]],
      ["guards", [String(total("guards"))]],
      ["summaries", [String(total("summaries"))]],
      ["packages", [String(new Set(all.flatMap(({ packages }) => packages)).size)]],
    ] as const;
    console.log(table.map(([what, parts]) => `${what}: ${parts.join(", ")}`).join("\n"));
    expect(total("sanitizers")).toBeGreaterThan(50);
  });
});

function hasMember(
  name: string,
  list: "sources" | "types" | "sinks" | "sanitizers",
  member: string,
  kind?: string,
): boolean {
  const rows = all
    .filter((model) => model.name === name)
    .flatMap(
      (model) =>
        model[list] as readonly { readonly at: readonly Place[]; readonly kind?: string }[],
    )
    .filter((row) => kind === undefined || row.kind === kind);
  return rows.some(({ at }) =>
    at.some(
      ({ origin, path }) =>
        (origin.kind === "global" && origin.name === member) ||
        path.some((token) => token.token === "member" && token.names.includes(member)),
    ),
  );
}

function countBy(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name, count] of pairs) counts.set(name, (counts.get(name) ?? 0) + count);
  return counts;
}

function total(list: "sanitizers" | "guards" | "summaries"): number {
  return all.reduce((sum, model) => sum + model[list].length, 0);
}
