import { join } from "./path-aliases.ts";
import type { ResolutionFiles } from "./resolution-files.ts";

const ENDINGS = ["", ".js", ".ts", ".mjs", "/index.js", "/index.ts"];
/** What is no script is not looked for. */
const OTHER_FILES =
  /\.(?!(?:[cm]?[jt]s)$)(?:css|s[ac]ss|less|svg|png|jpe?g|gif|webp|json|html|md|graphql|gql|woff2?)$/i;

/**
 * The script behind a relative specifier whose letters are written otherwise than the file's:
 * `require("./models/User")` of `models/user.js`, which Windows and macOS load. Only what people
 * mix up is tried: the first letter of the file and of its folder, and a name in capitals.
 */
export function inOtherCase(
  files: ResolutionFiles,
  folder: string,
  specifier: string,
): string | undefined {
  if (OTHER_FILES.test(specifier)) return undefined;
  for (const each of variantsOf(specifier)) {
    const stem = join(folder, each);
    const endings = /\.[cm]?[jt]sx?$/.test(stem) ? [""] : ENDINGS.slice(1);
    const found = endings.map((ending) => stem + ending).find((path) => files.exists(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

function variantsOf(specifier: string): readonly string[] {
  const parts = specifier.split("/");
  const last = parts.at(-1) ?? "";
  const before = parts.at(-2) ?? "";
  const around = parts.slice(0, -2);
  if (!/^[a-z]/i.test(last)) return [];
  const folders = /^[a-z]/i.test(before) ? [before, toggled(before)] : [before];
  const names = [last, toggled(last), last.toLowerCase()];
  return folders
    .flatMap((folder) => names.map((name) => [...around, folder, name].join("/")))
    .filter((each, i, all) => each !== specifier && all.indexOf(each) === i);
}

function toggled(name: string): string {
  const first = name.slice(0, 1);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other + name.slice(1);
}
