import { statSync } from "node:fs";
import { failureOf } from "../host/failure.ts";

/** Why a folder cannot be read as one; undefined when it can. */
export function folderProblem(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? undefined : "it is not a folder";
  } catch (error) {
    return failureOf(error).text;
  }
}
