import type { FunctionRow } from "./declared-rows.ts";
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

const SERIES_KINDS = ["next", "all", "named", "streams"] as const;

export function functions(reader: RowReader, model: Fields): FunctionRow[] {
  return reader.rows(model, "functions", ["on", "path", "of", "gives"]).flatMap((row) => {
    const [of] = reader.paths(row, "of", true);
    const gives = row.oneOf("gives", MADE_FUNCTIONS);
    if (!gives) row.problem("A row of 'functions' needs 'gives'.", row.range);
    return of && gives ? [{ at: reader.places(row), of, gives }] : [];
  });
}

export function series(reader: RowReader, model: Fields): SeriesRow[] {
  return reader.rows(model, "series", ["on", "path", "tasks", "hands", "last"]).flatMap((row) => {
    const [tasks] = reader.paths(row, "tasks", true);
    const hands = row.oneOf("hands", SERIES_KINDS) ?? "all";
    const [last = []] = reader.paths(row, "last", hands !== "streams");
    return tasks ? [{ at: reader.places(row), tasks, hands, last }] : [];
  });
}
