/** How the server's process is started. */
export const SERVER_MEMORY: readonly string[] = [
  // Trees of syntax live for moments: with room for a few of them at once, an eighth of the work is not spent on collecting them.
  "--max-semi-space-size=24",
  // The rest is collected once a third as much again is used, not four times as much: an editor has other processes.
  "--heap-growing-percent=35",
];

/** More of them where the extension is debugged. */
export const INSPECT: readonly string[] = ["--nolazy", "--inspect=127.0.0.1:6019"];

/** What its environment says beside that of the editor. Of memory that threads leave behind, less stays with the process where they share it; known to glibc only. */
export const SERVER_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: "2" };

/** The variable that names the folder for compiled code of the server. */
export const COMPILED_FOLDER = "STOREWARDEN_COMPILED";
