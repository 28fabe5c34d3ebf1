import type { ArtifactLocation } from "sarif";

/** The base of all paths. Its own address is left out, since it would tell who ran the audit and where. */
export const ROOT_BASE = "%SRCROOT%";

/** A file below the audited root, by its path with forward slashes. */
export function artifactLocation(path: string): ArtifactLocation {
  return { uri: artifactUri(path), uriBaseId: ROOT_BASE };
}

/** Halves of a character, which nothing can be percent-encoded from. */
const LONE = /\p{Surrogate}/gu;

/**
 * Every segment is percent-encoded: brackets are not allowed in a URI, a plus sign is read as a
 * space by some, and a colon would look like a scheme.
 */
function artifactUri(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(segment.replace(LONE, "\uFFFD")))
    .join("/");
}
