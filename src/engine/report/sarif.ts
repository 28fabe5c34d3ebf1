import type { Invocation, Log, Notification } from "sarif";
import { ROOT_BASE, artifactLocation } from "./artifact-location.ts";
import type { ReportFix, ReportInput, ReportNotChecked } from "./model.ts";
import { Places } from "./places.ts";
import { SarifResults } from "./sarif-results.ts";
import { type RuleLinks, toDescriptor } from "./sarif-rules.ts";

export interface SarifInput extends ReportInput, RuleLinks {
  /** The fixes of a file's findings with their edits, computed from the text that was analysed. */
  readonly fixesOf: (path: string) => readonly ReportFix[];
  /** The address of the program's own pages, where there is one. */
  readonly homepage?: string;
}

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The audit as SARIF 2.1.0. */
export function toSarif(input: SarifInput): Log {
  const places = new Places(input.read);
  const indexOf = new Map(input.rules.map((rule, index) => [rule.id, index]));
  const results = new SarifResults(places, indexOf, input.fixesOf);
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Storewarden",
            version: input.version,
            semanticVersion: input.version,
            ...(input.homepage === undefined ? {} : { informationUri: input.homepage }),
            rules: input.rules.map((rule) => toDescriptor(rule, input)),
          },
        },
        originalUriBaseIds: {
          [ROOT_BASE]: { description: { text: "The audited folder." } },
        },
        columnKind: "utf16CodeUnits",
        invocations: [toInvocation(input, indexOf)],
        results: input.audit.results.flatMap((file) => results.of(file)),
      },
    ],
  };
}

function toInvocation(input: SarifInput, indexOf: ReadonlyMap<string, number>): Invocation {
  const { audit } = input;
  const stopped: Notification[] = audit.cancelled
    ? [{ level: "error", message: { text: "The audit was stopped before its end." } }]
    : [];
  return {
    executionSuccessful: !audit.cancelled,
    startTimeUtc: input.startedAt.toISOString(),
    endTimeUtc: input.endedAt.toISOString(),
    toolExecutionNotifications: [
      ...stopped,
      ...audit.notChecked.map((item) => toNotification(item, indexOf)),
      ...audit.skipped.map(({ path, reason }): Notification => ({
        level: "note",
        message: { text: `Skipped ${path}: ${reason}` },
        locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
      })),
    ],
  };
}

/** A rule that failed is an error of the program; what else could not be checked is a warning. */
function toNotification(
  item: ReportNotChecked,
  indexOf: ReadonlyMap<string, number>,
): Notification {
  const index = item.rule === undefined ? undefined : indexOf.get(item.rule);
  return {
    level: item.rule === undefined ? "warning" : "error",
    message: { text: `Not checked: ${item.what}: ${item.reason}` },
    ...(item.rule === undefined
      ? {}
      : { associatedRule: { id: item.rule, ...(index === undefined ? {} : { index }) } }),
    ...(item.file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: artifactLocation(item.file) } }] }),
  };
}
