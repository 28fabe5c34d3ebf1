import type { DetectedPlatform } from "../platforms/platform.ts";

const STATUS: Readonly<Record<DetectedPlatform["status"], string>> = {
  supported: "Supported",
  behind: "Behind",
  ended: "No longer supported",
  unknown: "",
};

/** Such as `version 2.8.1 from package-lock.json (the deployed version is not known)`. */
export function versionWords({ version }: DetectedPlatform): string {
  if (!version || version.version === "*") return "version not known";
  const words = version.exact ? version.version : `${version.version} as declared`;
  return `version ${words} from ${version.from} (the deployed version is not known)`;
}

/** What is said of the support, by whom and when; empty where nothing is. */
export function supportWords(platform: DetectedPlatform): string {
  const { status, says, newest, source, checkedOn, notAnalysed } = platform;
  const parts: string[] = [];
  if (source !== undefined && checkedOn !== undefined) {
    const head = STATUS[status];
    const seen = newest === undefined ? "" : ` Newest version seen: ${newest}.`;
    parts.push(`${head === "" ? "" : `${head}. `}${says}${seen} (${source}, read ${checkedOn})`);
  }
  if (notAnalysed !== undefined) parts.push(notAnalysed);
  return parts.join(" ");
}
