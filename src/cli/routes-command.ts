import { resolve } from "node:path";
import { AnalysisSession, DEFAULT_CONFIGURATION, routesJson, routesText } from "../engine/api.ts";
import { findFiles } from "../host/find-files.ts";
import { createProjectFiles } from "../host/project-files.ts";
import { rememberFiles } from "../host/remembered-files.ts";
import { readTrackedFiles } from "../host/tracked-files.ts";
import type { RoutesArguments } from "./arguments.ts";
import { folderProblem } from "./folder.ts";
import { HostError } from "../host/failure.ts";
import { type CliSurroundings, EXIT } from "./surroundings.ts";

/** Runs `storewarden routes`: prints the ways into the store. Returns the exit code. */
export async function runRoutes(args: RoutesArguments, around: CliSurroundings): Promise<number> {
  const root = resolve(around.cwd, args.folder);
  const problem = folderProblem(root);
  if (problem !== undefined) {
    around.error.write(`Cannot list the routes of ${args.folder}: ${problem}.\n`);
    return EXIT.failed;
  }
  const stop = new AbortController();
  const forget = around.onInterrupt(() => stop.abort());
  try {
    const files = rememberFiles(createProjectFiles(root));
    const { include, exclude } = args;
    const session = new AnalysisSession({
      rules: [],
      models: around.models,
      platforms: around.platforms,
      middleware: around.middleware,
      files,
      configuration: { ...DEFAULT_CONFIGURATION, include, exclude },
      trusted: true,
      now: around.now,
      log: { warn: () => undefined },
    });
    const tracked = await readTrackedFiles(root);
    const found = await findFiles(root, { include, exclude, tracked, signal: stop.signal });
    const routes = session.routes.table(
      found.files.filter((path) => session.classify(path).kind !== "muted"),
    );
    if (stop.signal.aborted) return EXIT.interrupted;
    const read = (path: string) => files.read(path);
    around.out.write(
      args.format === "json"
        ? `${JSON.stringify(routesJson(routes, { root: args.folder, version: around.version, read }), null, 2)}\n`
        : routesText(routes, read),
    );
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    around.error.write(`${error.message}\n`);
    return EXIT.failed;
  } finally {
    forget();
  }
}
