import picomatch from "picomatch";

/** Folders that a glob reaches into only by naming them: whoever asks for all .js files means the project's. */
const NAMED_ONLY = new Set(["node_modules", "bower_components", "jspm_packages"]);

/** Whether files below a folder may match one of the globs, so that a muted or ignored folder is worth entering. */
export function mayMatchBelow(globs: readonly string[]): (folder: string) => boolean {
  const scanned = globs.map((glob) => {
    const clean = glob.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
    const isTied = clean !== glob.replace(/\/+$/, "") || clean.includes("/");
    const { base, isGlob } = picomatch.scan(clean);
    return { clean, base: isTied ? (isGlob ? base : clean) : "" };
  });
  return (folder) => {
    const segments = folder.split("/");
    return scanned.some(({ clean, base }) => {
      const unnamed = segments.find((each) => NAMED_ONLY.has(each) && !clean.includes(each));
      return unnamed === undefined && (isWithin(folder, base) || isWithin(base, folder));
    });
  };
}

function isWithin(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
