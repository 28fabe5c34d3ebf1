import { type Ast, type ProjectView, type Semantics } from "../../../engine/api.ts";
import { collectionOfQuery, collectionSecrets } from "./collection-secrets.ts";
import { drizzleSecrets, tableOfQuery } from "./drizzle-query.ts";
import { modelOfQuery, prismaSecrets } from "./prisma-secrets.ts";
import { relatedSecret } from "./related-secret.ts";
import { type SendingFile } from "./sent-account.ts";
import { asksForAll, columnsOfProject } from "./table-columns.ts";

/** What other files say of what a file sends. */
export interface Beyond extends Required<Pick<SendingFile, "secretOf" | "relatedOf" | "columnOf">> {
  /** True for code that may ask for something which other files know of. */
  asks(text: string): boolean;
}

/** What Prisma's schema, Drizzle's tables and statements that make tables say. */
export function knownBeyond(project: ProjectView): Beyond {
  const prisma = prismaSecrets(project);
  const drizzle = drizzleSecrets(project);
  const models = new Set([
    ...prisma.own.keys(),
    ...[...prisma.related.keys()].map((each) => each.slice(0, each.indexOf("."))),
  ]);
  const delegates = new RegExp(`\\.(?:${[...models].join("|")})\\s*\\.\\s*(?:find|create|up)`);
  const collectionSecret = collectionSecrets(project);
  return {
    secretOf: (query: Ast.Node) =>
      prisma.own.get(modelOfQuery(query) ?? "") ??
      drizzle.own.get(tableOfQuery(query) ?? "") ??
      collectionSecret(collectionOfQuery(query) ?? ""),
    relatedOf: (query: Ast.Node, semantics: Semantics) =>
      relatedSecret(query, tableOfQuery(query), drizzle, semantics) ??
      relatedSecret(query, modelOfQuery(query), prisma, semantics),
    columnOf: columnsOfProject(project),
    asks: (text) =>
      asksForAll(text) ||
      (models.size > 0 && delegates.test(text)) ||
      /\.collection\(\s*["'`]/.test(text) ||
      (drizzle.own.size > 0 && /\.\s*query\s*\.\s*\w+\s*\.\s*find/.test(text)),
  };
}
