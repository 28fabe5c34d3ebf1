import { isObject } from "./advisory-shape.ts";
import { type OlderRoot, readOlderRoot } from "./composer-older.ts";

/** What a repository of Composer says of itself in its `packages.json`. Plain data. */
export interface ComposerRoot {
  /** Where the document of a package is, with `%package%` for its name; absent in repositories of the older kind. */
  readonly metadataUrl?: string;
  /** Names and patterns that it has; absent where it does not list them. */
  readonly available?: readonly string[];
  /** Where it answers about advisories. */
  readonly advisoriesUrl?: string;
  /** How it is asked otherwise, in repositories of the older kind. */
  readonly older?: OlderRoot;
}

const MAX_URL = 500;
const MAX_AVAILABLE = 20_000;

/** Undefined where an answer is no such document. */
export function readComposerRoot(answer: unknown): ComposerRoot | undefined {
  if (!isObject(answer)) return undefined;
  const { "metadata-url": metadata, "security-advisories": security } = answer;
  const isRoot = ["packages", "metadata-url", "providers-url", "includes", "provider-includes"];
  if (!isRoot.some((key) => key in answer)) return undefined;
  const advisories = isObject(security) ? security["api-url"] : undefined;
  const lists = [answer["available-packages"], answer["available-package-patterns"]];
  const older = isShortText(metadata) ? undefined : readOlderRoot(answer);
  const available = lists.filter(Array.isArray).flat().filter(isShortText);
  return {
    ...(isShortText(metadata) && metadata.includes("%package%") && { metadataUrl: metadata }),
    ...(lists.some(Array.isArray) && { available: available.slice(0, MAX_AVAILABLE) }),
    ...(older && { older }),
    ...(isShortText(advisories) && { advisoriesUrl: advisories }),
  };
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_URL;
}
