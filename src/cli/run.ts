import { readArguments } from "./arguments.ts";
import { runAudit } from "./audit-command.ts";
import { runRoutes } from "./routes-command.ts";
import { type CliSurroundings, EXIT } from "./surroundings.ts";
import { USAGE } from "./usage.ts";

/** The command line from its arguments to its exit code. Never throws. */
export async function run(args: readonly string[], around: CliSurroundings): Promise<number> {
  const parsed = readArguments(args);
  switch (parsed.kind) {
    case "help":
      around.out.write(USAGE);
      return EXIT.clean;
    case "version":
      around.out.write(`${around.version}\n`);
      return EXIT.clean;
    case "wrong":
      around.error.write(`${parsed.problem}.\n\n${USAGE}`);
      return EXIT.failed;
    case "audit":
    case "routes":
      try {
        return parsed.kind === "audit"
          ? await runAudit(parsed.audit, around)
          : await runRoutes(parsed.routes, around);
      } catch (error) {
        const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
        around.error.write(`Storewarden failed; this is a mistake of the program.\n${words}\n`);
        return EXIT.failed;
      }
  }
}
