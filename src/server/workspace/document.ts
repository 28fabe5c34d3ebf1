import type { FileResult } from "../../engine/api.ts";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Project } from "./project.ts";

/** An open document and its place in a project. */
export interface OpenDocument {
  readonly uri: string;
  readonly project: Project;
  /** Relative to the project's root; invented for documents that have no file. */
  readonly path: string;
  /** Changes in place with every edit. */
  readonly text: TextDocument;
  /** What its last analysis gave. */
  last: FileResult | undefined;
  /** How long its last whole analysis took, in milliseconds. */
  took: number;
  /** The state that was answered with what it shows before its data was followed. */
  previewed: string | undefined;
}
