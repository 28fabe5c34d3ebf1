/** Columns of SQL texts, by the position of the placeholder that is compared with one or written into it. */
export function columnsOf(sql: string): ReadonlyMap<number, string> {
  const known = kept.get(sql);
  if (known) return known;
  const found = read(sql);
  if (kept.size > MAX_KEPT) kept.clear();
  kept.set(sql, found);
  return found;
}

const MAX_KEPT = 500;
/** Texts that are longer are data more often than statements. */
const MAX_LENGTH = 8000;
const LONGEST_NAME = 90;
const kept = new Map<string, ReadonlyMap<number, string>>();

/** `?` counts by itself, `$2` says its place. */
const PLACEHOLDER = /\?|\$(\d+)/g;
const INSERTED =
  /\binto\s+[\w."`[\]]+\s*\(([^()]*)\)\s*values\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/i;
/** Also `balance = balance - ?`: what is added to a column is for that column. */
const COMPARED =
  /["`[]?(\w+)["`\]]?\s*(?:=\s*(?:\w+\.)?["`[]?\1["`\]]?\s*[-+]|=|<>|!=|<=|>=|<|>|\blike\b|\bilike\b|\bin\s*\()\s*(?:\w+\s*\(\s*)?$/i;

function read(sql: string): Map<number, string> {
  const columns = new Map<number, string>();
  if (sql.length > MAX_LENGTH) return columns;
  const [whole = "", names = "", values = ""] = INSERTED.exec(sql) ?? [];
  const start = whole === "" ? -1 : sql.indexOf(whole) + whole.lastIndexOf(values);
  const listed = names.split(",").map((name) => name.replace(/["`[\]\s]/g, ""));
  let count = 0;
  for (const match of sql.matchAll(PLACEHOLDER)) {
    const position = match[1] === undefined ? count++ : Number(match[1]) - 1;
    const at = match.index;
    const isInserted = start !== -1 && at >= start && at < start + values.length;
    const name = isInserted
      ? listed[values.slice(0, at - start).split(",").length - 1]
      : COMPARED.exec(sql.slice(Math.max(0, at - LONGEST_NAME), at))?.[1];
    if (name !== undefined && name !== "" && !columns.has(position)) columns.set(position, name);
  }
  return columns;
}
