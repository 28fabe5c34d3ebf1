import { type ProjectView } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";

/** Tables in which accounts are kept. */
export const PEOPLE_TABLE =
  /^(?:(?:app|shop|store)_)?(?:users?|customers?|accounts?|members?|employees?|admins?)$/i;
/** Statements that ask for all columns of such a table. */
const ASKS_FOR_ALL =
  /\bselect\s+\*\s+from\s+[`"[]?(?:\w+[`"\]]?\.[`"[]?)?(?:(?:app|shop|store)_)?(?:users?|customers?|accounts?|members?|employees?|admins?)\b|\breturning\s+\*/i;
/** Files that usually make tables. */
const MAKES_TABLES =
  /\.sql$|(?:migrat|schema|tables?|init|setup|seed|database|db)[^/]*\.[cm]?[jt]s$|(?:^|\/)migrations?\/[^/]+\.[cm]?[jt]s$/i;
const USUAL = [
  "schema.sql",
  "db/schema.sql",
  "database/schema.sql",
  "sql/schema.sql",
  "init.sql",
  "db/init.sql",
  "database.sql",
];
const MAX_FILES = 200;

/** The column with the password that a statement makes or fills in a table. */
export function secretColumnIn(text: string, table: string): string | undefined {
  const name = `[\`"[]?(?:\\w+[\`"\\]]?\\.[\`"[]?)?${table}\\b[\`"\\]]?`;
  const fills = new RegExp(
    `\\b(?:insert\\s+into|create\\s+table(?:\\s+if\\s+not\\s+exists)?)\\s+${name}\\s*\\(([^;]*)`,
    "i",
  );
  const sets = new RegExp(`\\bupdate\\s+[\`"[]?${table}\\b[\`"\\]]?\\s+set\\s+([^;]*)`, "i");
  const columns = fills.exec(text)?.[1] ?? sets.exec(text)?.[1];
  return columns?.match(/\w+/g)?.find((word) => SECRET_FIELD.test(word));
}

/** True for code with a statement that may bring a password along. */
export function asksForAll(text: string): boolean {
  return ASKS_FOR_ALL.test(text);
}

/** What the files that make tables say of one, each read once. */
export function columnsOfProject(project: ProjectView): (table: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  let texts: readonly string[] | undefined;
  return (table) => {
    if (known.has(table)) return known.get(table);
    texts ??= tableTexts(project);
    let found: string | undefined;
    for (const text of texts) found ??= secretColumnIn(text, table);
    known.set(table, found);
    return found;
  };
}

function tableTexts({ files, tracked, read }: ProjectView): string[] {
  const all = [...files, ...(tracked.known ? tracked.paths : [])].filter((path) =>
    MAKES_TABLES.test(path),
  );
  return [...new Set([...all, ...USUAL])].slice(0, MAX_FILES).flatMap((path) => {
    const text = read(path) ?? "";
    return /create\s+table|insert\s+into/i.test(text) ? [text] : [];
  });
}
