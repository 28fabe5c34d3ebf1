import type { Model } from "../models/model.ts";
import type { VouchedFor } from "../models/team-models.ts";
import type { NotCheckedItem } from "./not-checked.ts";

/** What a team says of libraries and functions of its own. */
export interface TaughtModels {
  readonly models: readonly Model[];
  /** What could not be read of it. */
  readonly notRead: readonly NotCheckedItem[];
  /** Functions that it vouches for and that count as before, since nobody trusts the workspace. */
  readonly ignored: readonly VouchedFor[];
}
