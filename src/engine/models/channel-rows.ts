import type { Fields } from "./fields.ts";
import type { ChannelRow } from "./model.ts";
import type { RowReader } from "./row-reader.ts";

const CHANNEL_KEYS =
  "on path channel key exported beside writes reads decorator methods platforms".split(" ");

export function channels(reader: RowReader, model: Fields): ChannelRow[] {
  return reader.rows(model, "channels", CHANNEL_KEYS).flatMap((row) => {
    const channel = row.string("channel", true)?.text;
    const [key] = reader.paths(row, "key");
    const [writes] = reader.paths(row, "writes");
    const [reads] = reader.paths(row, "reads");
    const name = row.string("decorator")?.text;
    const exported = row.string("exported")?.text;
    const beside = row.oneOf("beside", ["file", "folder"] as const);
    if (channel === undefined) return [];
    return [
      {
        at: name === undefined ? reader.places(row) : [],
        channel,
        ...(name !== undefined && { decorator: { specifiers: reader.packages, name } }),
        ...(row.has("methods") && { methods: reader.texts(row, "methods") }),
        ...(key && { key }),
        ...(exported !== undefined && { exported }),
        ...(beside && { beside }),
        ...(writes && { writes }),
        ...(reads && { reads }),
        ...(row.has("platforms") && { platforms: reader.texts(row, "platforms") }),
      },
    ];
  });
}
