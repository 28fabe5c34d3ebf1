import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface PinnedProject {
  /** `owner/name`. */
  readonly name: string;
  readonly commit: string;
}

/** What says which packages a project has, and the code that uses them. Pictures and the like stay where they are. */
const WANTED =
  /(?:^|\/)(?:yarn\.lock|bun\.lock|composer\.lock|bunfig\.toml|\.npmrc|\.yarnrc|\.nvmrc|\.node-version|Dockerfile[^/]*)$|\.(?:json|ya?ml|[cm]?[jt]sx?|vue|svelte|s?css|html)$/;

/**
 * The files of a project as they were published, taken from a clone (`owner+name`, with a work tree
 * or a bare one in `repo`) in one of some folders. Undefined where none of them has the commit.
 */
export function checkOut(
  { name, commit }: PinnedProject,
  bases: readonly string[],
  cache: string,
): string | undefined {
  const folder = join(cache, `${name.replace("/", "+")}@${commit.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const clones = bases.flatMap((base) => {
    const clone = join(base, name.replace("/", "+"));
    return [clone, join(clone, "repo")];
  });
  const clone = clones.find(
    (each) =>
      existsSync(each) &&
      spawnSync("git", ["cat-file", "-e", `${commit}^{commit}`], { cwd: each }).status === 0,
  );
  if (clone === undefined) return undefined;
  const scratch = `${folder}.part`;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const archive = `${scratch}.tar`;
  const args = ["archive", "--format=tar", `--output=${archive}`, commit, "--"];
  // git complains of each large file that a snapshot lacks, none of which is wanted.
  execFileSync("git", ["--literal-pathspecs", ...args, ...present(clone, commit)], {
    cwd: clone,
    stdio: ["ignore", "ignore", "pipe"],
  });
  execFileSync("tar", ["xf", archive], { cwd: scratch });
  rmSync(archive);
  renameSync(scratch, folder);
  return folder;
}

/** Snapshots may lack their largest files: those that are not there are no reason to do without the rest. */
function present(clone: string, commit: string): string[] {
  const run = (args: readonly string[], input: string): string[] =>
    execFileSync("git", args, {
      cwd: clone,
      input,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["pipe", "pipe", "ignore"],
    })
      .trim()
      .split("\n");
  const entries = run(["-c", "core.quotePath=false", "ls-tree", "-r", commit], "").flatMap(
    (line) => {
      const [about = "", path = ""] = line.split("\t");
      return about.includes(" blob ") && WANTED.test(path)
        ? [{ id: about.split(" ")[2] ?? "", path }]
        : [];
    },
  );
  const there = run(["cat-file", "--batch-check"], entries.map(({ id }) => id).join("\n"));
  return entries.flatMap(({ path }, index) =>
    there[index]?.endsWith(" missing") === false ? [path] : [],
  );
}
