import type { Range } from "../../../engine/api.ts";
import { cleartextUrl } from "./cleartext-url.ts";

/** An address without encryption that code is fetched from, with its place in the text. */
export interface FetchedCode extends Range {
  readonly host: string;
  /** Where `http` may become `https`: not with a port of its own. */
  readonly canUseTls: boolean;
}

/** What runs, is installed or is unpacked, by the end of its path. */
const CODE =
  /\.(?:sh|bash|exe|msi|bat|cmd|ps1|deb|rpm|apk|dmg|pkg|appimage|run|bin|jar|war|tgz|tar(?:\.(?:gz|bz2|xz|zst))?|tbz2?|txz|zip|7z|whl|gem|phar|php|py|pl|rb|js|mjs|cjs|node|wasm|so|dll|dylib|vsix|crx)(?:[?#].*)?$/i;
/** What runs or is unpacked when code of a program fetches it; scripts of pages are another rule's business. */
export const PROGRAM =
  /\.(?:sh|bash|exe|msi|bat|cmd|ps1|deb|rpm|apk|dmg|pkg|appimage|run|bin|jar|war|tgz|tar(?:\.(?:gz|bz2|xz|zst))?|tbz2?|txz|zip|7z|whl|gem|phar|node|wasm|so|dll|dylib)(?:[?#].*)?$/i;
const URL_IN_COMMAND = /http:\/\/[^\s"'`;|&<>()\\]+/gi;
const FETCHES = /\b(?:curl|wget|aria2c|axel|fetch|Invoke-WebRequest|iwr|Invoke-RestMethod|irm)\b/i;
const INSTALLS =
  /\b(?:npm|pnpm|yarn|bun)\s+(?:i|install|add|dlx|exec)\b|\bnpx\b|\bpip3?\s+install\b|\bgem\s+install\b|\bgit\s+clone\b|\b(?:rpm|dnf|yum)\s+(?:-\w+\s+)*(?:install|-i\w*)\b|\bgo\s+install\b|\bcomposer\s+(?:require|config)\b|--registry|--index-url|--extra-index-url/;
const INTO_INTERPRETER =
  /\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:ba|z|da)?sh\b|\|\s*(?:sudo\s+)?(?:node|python3?|perl|ruby|php|tar|apt-key|gpg|iex|Invoke-Expression)\b|<\(\s*(?:curl|wget)|\$\(\s*(?:curl|wget)[^)]*\)"?\s*$/i;

/** Addresses in a text that a shell runs from which code is fetched without encryption. */
export function fetchedCode(text: string): FetchedCode[] {
  if (!/http:\/\//i.test(text)) return [];
  const found: FetchedCode[] = [];
  for (const { command, start } of commands(text)) {
    const isInstall = INSTALLS.test(command);
    const isFetch = FETCHES.test(command);
    if (!isInstall && !isFetch) continue;
    const isRun = isInstall || INTO_INTERPRETER.test(command);
    for (const match of command.matchAll(URL_IN_COMMAND)) {
      const url = cleartextUrl(match[0]);
      if (!url || (!isRun && !CODE.test(match[0]) && !savesCode(command))) continue;
      const at = start + match.index;
      found.push({
        start: at,
        end: at + match[0].length,
        host: url.host,
        canUseTls: url.secure !== undefined,
      });
    }
  }
  return found;
}

/** `-o install.sh`, `> tool.tar.gz`. */
function savesCode(command: string): boolean {
  const name = /(?:\s-(?:o|O|-output|-output-document)[ =]?|>\s*)["']?([^\s"';|&]+)/.exec(
    command,
  )?.[1];
  return name !== undefined && CODE.test(name);
}

/** Cut where one command ends and another begins; a pipe belongs to both. */
function commands(text: string): { command: string; start: number }[] {
  const found: { command: string; start: number }[] = [];
  for (const match of text.matchAll(/(?:\\\r?\n|\\n(?=\s)|[^\n;&]|(?<!&)&(?!&))+/g)) {
    // Of a line with a comment the code alone counts.
    if (/^\s*#/.test(match[0])) continue;
    found.push({ command: match[0], start: match.index });
  }
  return found;
}
