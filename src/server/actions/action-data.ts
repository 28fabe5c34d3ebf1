/** What a code action carries until it is chosen: enough to compute its edits, and from which text. */
export interface ActionData {
  readonly uri: string;
  /** Version of the document that the finding belongs to. */
  readonly version: number;
  readonly action:
    | { readonly kind: "fix"; readonly fingerprint: string; readonly fixId: string }
    | { readonly kind: "fix-rule"; readonly ruleId: string }
    | {
        readonly kind: "suppress";
        readonly fingerprint: string;
        /** This one alone, of all that the finding tells of. */
        readonly advisory?: string;
      }
    | { readonly kind: "trust-function"; readonly fingerprint: string; readonly step: number }
    | { readonly kind: "fix-all" };
}

/** The data of an action as it comes back from the editor; undefined when it is none of ours. */
export function readActionData(value: unknown): ActionData | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { uri, version, action } = value as Partial<Record<keyof ActionData, unknown>>;
  if (typeof uri !== "string" || typeof version !== "number") return undefined;
  if (typeof action !== "object" || action === null || !("kind" in action)) return undefined;
  const { kind, fingerprint, fixId, ruleId, step, advisory } = action as Record<string, unknown>;
  switch (kind) {
    case "fix":
      return typeof fingerprint === "string" && typeof fixId === "string"
        ? { uri, version, action: { kind, fingerprint, fixId } }
        : undefined;
    case "fix-rule":
      return typeof ruleId === "string" ? { uri, version, action: { kind, ruleId } } : undefined;
    case "suppress":
      if (typeof fingerprint !== "string") return undefined;
      return typeof advisory === "string"
        ? { uri, version, action: { kind, fingerprint, advisory } }
        : { uri, version, action: { kind, fingerprint } };
    case "trust-function":
      return typeof fingerprint === "string" && typeof step === "number"
        ? { uri, version, action: { kind, fingerprint, step } }
        : undefined;
    case "fix-all":
      return { uri, version, action: { kind } };
    default:
      return undefined;
  }
}
