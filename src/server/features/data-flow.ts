import type { Connection } from "vscode-languageserver";
import { type Finding, LineIndex, type Step } from "../../engine/api.ts";
import {
  type DataFlow,
  type DataFlowParams,
  type DataFlowStep,
  METHODS,
} from "../../protocol/messages.ts";
import { toLspRange } from "../convert/ranges.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Longer code is cut: a step is a line in a list. */
const MAX_CODE = 80;

/** Says step by step how data gets to a finding. */
export function registerDataFlow(connection: Connection, workspace: Workspace): void {
  connection.onRequest(METHODS.dataFlow, async (params: DataFlowParams): Promise<DataFlow[]> => {
    await workspace.ready;
    const document = workspace.document(params.uri);
    if (!document) return [];
    const { project, text } = document;
    const all = workspace
      .analyse(document)
      .findings.filter((finding) => finding.surface === "editor" && finding.steps.length > 0);
    const wanted = chosen(all, params, new LineIndex(text.getText()));
    return wanted.map((finding) => ({
      ruleId: finding.ruleId,
      message: finding.message,
      steps: finding.steps.flatMap((step) => stepOf(step, project) ?? []),
    }));
  });
}

function chosen(
  all: readonly Finding[],
  { fingerprint, position }: DataFlowParams,
  lines: LineIndex,
): readonly Finding[] {
  if (fingerprint !== undefined) return all.filter((each) => each.fingerprint === fingerprint);
  if (!position) return all;
  const at = lines.offset({ line: position.line, column: position.character });
  const here = all.filter(({ range }) => range.start <= at && at <= range.end);
  return here.length > 0 ? here : all;
}

/** Undefined for a file that is gone. */
function stepOf({ file, range, message }: Step, project: Project): DataFlowStep | undefined {
  const text = project.read(file);
  if (text === undefined) return undefined;
  const code = text.slice(range.start, range.end).replace(/\s+/g, " ").trim();
  return {
    uri: project.uriOf(file),
    path: file,
    range: toLspRange(new LineIndex(text), range),
    says: message,
    code: code.length > MAX_CODE ? `${code.slice(0, MAX_CODE - 1)}…` : code,
  };
}
