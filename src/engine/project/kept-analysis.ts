import type { FlowTable } from "../flow/flow-table.ts";

/** What is known of the flows of a project, as plain data. */
export interface KeptAnalysis {
  readonly flows: FlowTable;
  /** Digests of the texts that it rests on. */
  readonly texts: readonly (readonly [path: string, hash: string])[];
  /** Which flows the findings of files were made from. */
  readonly told: readonly (readonly [path: string, flows: string])[];
}
