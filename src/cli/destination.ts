import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { failureOf } from "../host/failure.ts";

/** Why a report could not be written to a file; undefined as far as can be told. Asked before a long audit, not after. */
export function destinationProblem(file: string): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return "it is a folder";
    if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) {
      return "its folder does not exist";
    }
    accessSync(stats ? file : dirname(file), constants.W_OK);
    return undefined;
  } catch (error) {
    return failureOf(error).text;
  }
}

/** Writes a report; the reason when that fails. */
export function writeReport(file: string, text: string): string | undefined {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    return failureOf(error).text;
  }
}
