import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where the pages of the rules lie beside the built program; also when it was started through a link. */
export function rulePages(program: string): (ruleId: string) => string | undefined {
  return (ruleId) => {
    try {
      return readFileSync(join(dirname(realpathSync(program)), "rules", `${ruleId}.md`), "utf8");
    } catch {
      // Run from its sources the program has no pages; exports then explain rules by their metadata.
      return undefined;
    }
  };
}
