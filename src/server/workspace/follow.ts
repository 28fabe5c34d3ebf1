import { MAX_FILE_BYTES, fileKind } from "../../engine/api.ts";
import type { OpenDocument } from "./document.ts";
import type { Project } from "./project.ts";

/** Follows data into an open document as far as `isOver` allows; true when nothing is left to follow. */
export function followInto({ project, path, text }: OpenDocument, isOver: () => boolean): boolean {
  return followText(project, path, text.getText(), isOver);
}

/** The same for a file that is not open. */
export function followFile(project: Project, path: string, isOver: () => boolean): boolean {
  const text = fileKind(path) === "script" ? project.read(path) : undefined;
  return text === undefined || followText(project, path, text, isOver);
}

function followText(
  { session }: Project,
  path: string,
  text: string,
  isOver: () => boolean,
): boolean {
  const isFollowed =
    session.rules.followData &&
    fileKind(path) === "script" &&
    text.length <= MAX_FILE_BYTES &&
    session.classify(path).kind !== "muted";
  return !isFollowed || session.incoming.flows.advance(path, text, isOver);
}
