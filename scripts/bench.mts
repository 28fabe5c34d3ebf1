// Prints figures of one kind: `npm run bench -- audit`. Nothing here passes or fails.
import { benchAudit } from "./bench/audit.mts";
import { benchDeps } from "./bench/deps.mts";
import { benchEdit } from "./bench/edit.mts";
import { benchMemory } from "./bench/memory.mts";

const benches: Readonly<Record<string, () => Promise<void>>> = {
  audit: benchAudit,
  deps: benchDeps,
  edit: benchEdit,
  memory: benchMemory,
};
const name = process.argv[2] ?? "";
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;

if (bench) await bench();
else {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exitCode = 2;
}
