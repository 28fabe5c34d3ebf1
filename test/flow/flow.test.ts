import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadCase } from "../harness/marked-case.ts";
import { testMarkedCases } from "../harness/marked-suite.ts";
import { RowLog } from "../harness/row-log.ts";

// A case is a file of a group, or a folder of one where several files belong together.
const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((group) => group.isDirectory())
  .flatMap((group) =>
    readdirSync(join(import.meta.dirname, group.name))
      .sort()
      .map((name) =>
        loadCase(join(import.meta.dirname, group.name, name), `${group.name}/${name}`),
      ),
  );

const log = new RowLog();
testMarkedCases("data flow", cases, () => log.models);

/** Fewer are better; a new row needs a case in which it applies. */
const MAX_UNUSED = 0;

it("has a case for all but a few rows of the models", () => {
  const unused = log.unused();
  if (unused.length === log.count) return;
  console.log(
    [`rows of the models without a case: ${unused.length} of ${log.count}`, ...unused].join("\n  "),
  );
  expect(unused.length).toBeLessThanOrEqual(MAX_UNUSED);
});
