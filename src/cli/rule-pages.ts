import { readFileSync } from "node:fs";
import { join } from "node:path";
import { neighbour } from "../host/neighbour.ts";

/** Where the pages of the rules lie beside the built program. Without them exports explain rules by their metadata. */
export function rulePages(program: string): (ruleId: string) => string | undefined {
  return (ruleId) => {
    const page = neighbour(program, join("rules", `${ruleId}.md`));
    return page === undefined ? undefined : readFileSync(page, "utf8");
  };
}
