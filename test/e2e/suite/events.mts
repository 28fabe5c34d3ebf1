/** What the suite tells the runner, one event in each line of the editor's console. */
export type SuiteEvent =
  | {
      readonly event: "start";
      readonly version: string;
      readonly host: string;
      readonly node: string;
      readonly trusted: boolean;
    }
  | { readonly event: "pass"; readonly name: string; readonly ms: number }
  | { readonly event: "fail"; readonly name: string; readonly message: string }
  | {
      readonly event: "figure";
      readonly name: string;
      readonly value: number;
      readonly unit: string;
    }
  | { readonly event: "end" };

/** Precedes each event, so that it is found among everything else that an editor prints. */
export const EVENT_MARK = "storewarden-e2e ";

/** Names of the runs; the suite reads the one it is in from `RUN_VARIABLE`. */
export type RunName =
  | "trusted"
  | "restricted"
  | "dependencies"
  | "bench-activation"
  | "bench-first"
  | "bench-store";

export const RUN_VARIABLE = "STOREWARDEN_E2E_RUN";
