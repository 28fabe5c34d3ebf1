/** Why the disk gave no answer. `text` is for people and names no path. */
export interface Failure {
  readonly reason:
    | "missing"
    | "denied"
    | "not-a-folder"
    | "not-a-file"
    | "too-many-open-files"
    | "link-loop"
    | "name-too-long"
    | "no-space"
    | "failed";
  readonly text: string;
}

/** An error of the disk with its reason, for callers that cannot go on without the answer. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly failure: Failure;

  constructor(failure: Failure, what: string, cause?: unknown) {
    super(`${what}: ${failure.text}`, { cause });
    this.failure = failure;
  }
}

/** Puts what Node threw into words. */
export function failureOf(error: unknown): Failure {
  const code =
    typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return BY_CODE.get(code) ?? { reason: "failed", text: code === "" ? "it failed" : code };
}

const BY_CODE: ReadonlyMap<string, Failure> = new Map<string, Failure>([
  ["ENOENT", { reason: "missing", text: "it does not exist" }],
  ["EACCES", { reason: "denied", text: "no permission" }],
  ["EPERM", { reason: "denied", text: "no permission" }],
  ["EROFS", { reason: "denied", text: "the file system is read-only" }],
  ["ENOTDIR", { reason: "not-a-folder", text: "it is not a folder" }],
  ["EISDIR", { reason: "not-a-file", text: "it is a folder" }],
  ["EMFILE", { reason: "too-many-open-files", text: "too many files are open" }],
  ["ENFILE", { reason: "too-many-open-files", text: "too many files are open" }],
  ["ELOOP", { reason: "link-loop", text: "its symbolic links lead in a circle" }],
  ["ENAMETOOLONG", { reason: "name-too-long", text: "its name is too long" }],
  ["ENOSPC", { reason: "no-space", text: "the disk is full" }],
]);
