import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadCase } from "../harness/marked-case.ts";
import { testMarkedCases } from "../harness/marked-suite.ts";

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

testMarkedCases("data flow", cases);
