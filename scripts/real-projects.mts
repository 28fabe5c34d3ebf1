// Checks the dependencies of published stores and plug-ins: `npm run real-projects`. Their files, as
// they were published, come from clones in the folders that REAL_PROJECTS names. Each is checked
// twice: against a registry on loopback that is filled from its own lockfiles, with planted holes
// and deprecations, and, with --configured, against the registry of this machine's configuration.
// What is said is compared with other readers of the same files; differences are printed to be
// read by somebody. --only=<text> takes the projects with that in their names.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkOut, type PinnedProject } from "./real-projects/checkout.mts";
import { checkConfigured } from "./real-projects/configured.mts";
import { lockfilesIn, readLocks } from "./real-projects/locks.mts";
import { checkComposer } from "./real-projects/planted-composer.mts";
import { checkPlanted } from "./real-projects/planted.mts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const CACHE = join(ROOT, ".cache/real-projects");
const ONLY = process.argv.find((each) => each.startsWith("--only="))?.slice(7) ?? "";
const bases = (process.env["REAL_PROJECTS"] ?? "").split(delimiter).filter((each) => each !== "");
const projects: readonly PinnedProject[] = JSON.parse(
  readFileSync(join(ROOT, "test/real-projects.json"), "utf8"),
);

mkdirSync(CACHE, { recursive: true });
const home = join(CACHE, "home");
for (const project of projects) {
  if (!project.name.includes(ONLY)) continue;
  const folder = checkOut(project, bases, CACHE);
  console.log(`\n== ${project.name}@${project.commit.slice(0, 12)}`);
  if (folder === undefined) {
    console.log("not run: REAL_PROJECTS names no folder with a clone that has the commit");
    continue;
  }
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  const locks = readLocks(folder, lockfilesIn(folder));
  const around = { program: join(ROOT, "dist/cli.js"), folder, home, locks };
  await checkPlanted(around);
  await checkComposer(around);
  if (process.argv.includes("--configured")) await checkConfigured(around);
}
