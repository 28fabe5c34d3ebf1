import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/engine/documents/read-document.ts";

function fields(path: string, text: string): string[] {
  const document = readDocument(path, text);
  return (document?.entries ?? []).map(({ path: keys, value, keyRange, valueRange }) => {
    expect(text.slice(keyRange?.start, keyRange?.end)).toBe(keys.at(-1));
    const written = text.slice(valueRange.start, valueRange.end).replace(/\s/g, "");
    expect(written).toBe(value);
    return `${keys.join(".")}: ${value}`;
  });
}

describe("schemas", () => {
  it("of GraphQL give the fields of types and their arguments", () => {
    const text = `# type No { a: Int }
"""
type No { b: Int }
"""
extend type Order implements Node & Total @key(fields: "id") {
  id: ID! @external
  "note: the note"
  lines(first: Int = 10, filter: LineFilter = { open: true }): [OrderLine!]!
}
input LineFilter { open: Boolean = true, names: [String] }
enum Kind { A B }
union Any = Order | Line
query Orders($id: ID!) { order(id: $id) { id } }
`;
    expect(fields("a.graphql", text)).toEqual([
      "type.Order.id: ID!",
      "type.Order.lines.first: Int",
      "type.Order.lines.filter: LineFilter",
      "type.Order.lines: [OrderLine!]!",
      "input.LineFilter.open: Boolean",
      "input.LineFilter.names: [String]",
    ]);
    expect(readDocument("a.graphql", text)?.comments.map((each) => each.text)).toEqual([
      " type No { a: Int }",
    ]);
  });

  it("of Prisma give the columns of models", () => {
    const text = `generator client {
  provider = "prisma-client-js"
}
/// Orders
model Order {
  id    String   @id @default(cuid()) // the id
  lines Line[]
  total Decimal? @db.Decimal(10, 2)
  note  String   @default("a } b")
  @@index([id, total])
}
enum Kind {
  A
}
`;
    expect(fields("schema.prisma", text)).toEqual([
      "model.Order.id: String",
      "model.Order.lines: Line",
      "model.Order.total: Decimal",
      "model.Order.note: String",
    ]);
  });

  it.each(["a.graphql", "a.prisma"])("are read in whatever state somebody leaves them", (path) => {
    const text =
      'type A implements B { a(b: [Int!] = {c: "d"}): """x""" [E model F {\n g H[] @i("j';
    for (let end = 0; end <= text.length; end++) fields(path, text.slice(0, end));
  });
});
