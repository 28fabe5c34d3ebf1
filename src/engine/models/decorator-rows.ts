import type { DecoratorRow } from "./declared-rows.ts";
import type { Fields } from "./fields.ts";
import type { RowReader } from "./row-reader.ts";

export function decorators(reader: RowReader, model: Fields): DecoratorRow[] {
  const keys = ["packages", "decorator", "type", "returns", "member", "undeclared"];
  return reader.rows(model, "decorators", keys).flatMap((row) => {
    const placed = row.string("type", true);
    if (!placed) return [];
    const type = reader.type(placed);
    const returns = row.boolean("returns");
    const member = row.string("member")?.text;
    const undeclared = row.string("undeclared");
    return reader.texts(row, "decorator", true).map((decorator) => ({
      specifiers: row.has("packages") ? reader.texts(row, "packages") : reader.packages,
      decorator,
      type,
      ...(returns && { returns }),
      ...(member !== undefined && { member }),
      ...(undeclared && { undeclared: reader.type(undeclared) }),
    }));
  });
}
