import type { FunctionRow, PathRow } from "./declared-rows.ts";
import type { Fields } from "./fields.ts";
import type { SeriesRow } from "./model.ts";
import type { RowReader } from "./row-reader.ts";

export const MADE_FUNCTIONS = [
  "forward",
  "backward",
  "bound",
  "curried",
  "promised",
  "through",
] as const;

export const PATH_RESULTS = [
  "joined",
  "resolved",
  "parent",
  "base",
  "parsed",
  "same",
  "names",
  "matches",
  "modules",
  "called",
  "root",
] as const;

const SERIES_KINDS = ["next", "all", "named", "streams"] as const;

export function functions(reader: RowReader, model: Fields): FunctionRow[] {
  return reader.rows(model, "functions", ["on", "path", "of", "gives"]).flatMap((row) => {
    const [of] = reader.paths(row, "of", true);
    const gives = row.oneOf("gives", MADE_FUNCTIONS);
    if (!gives) row.problem("A row of 'functions' needs 'gives'.", row.range);
    return of && gives ? [{ at: reader.places(row), of, gives }] : [];
  });
}

export function paths(reader: RowReader, model: Fields): PathRow[] {
  return reader.rows(model, "paths", ["on", "path", "from", "to", "gives"]).flatMap((row) => {
    const [from = FIRST_ARGUMENT] = reader.paths(row, "from");
    const gives = row.oneOf("gives", PATH_RESULTS);
    if (!gives) row.problem("A row of 'paths' needs 'gives'.", row.range);
    const at = reader.places(row);
    const targets = row.has("to") ? reader.paths(row, "to") : [[{ token: "return" } as const]];
    return gives ? targets.map((to) => ({ at, from, to, gives })) : [];
  });
}

const FIRST_ARGUMENT: PathRow["from"] = [{ token: "argument", from: 0, to: 0 }];

export function series(reader: RowReader, model: Fields): SeriesRow[] {
  return reader.rows(model, "series", ["on", "path", "tasks", "hands", "last"]).flatMap((row) => {
    const [tasks] = reader.paths(row, "tasks", true);
    const hands = row.oneOf("hands", SERIES_KINDS) ?? "all";
    const [last = []] = reader.paths(row, "last", hands !== "streams");
    return tasks ? [{ at: reader.places(row), tasks, hands, last }] : [];
  });
}
