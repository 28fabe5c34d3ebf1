import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder on disk with the given files, removed with `using`. */
export interface TemporaryStore extends Disposable {
  readonly root: string;
  /** The absolute path of a file. */
  path(file: string): string;
  write(file: string, text: string): void;
}

export function temporaryStore(files: Readonly<Record<string, string>>): TemporaryStore {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "storewarden-test-")));
  const store: TemporaryStore = {
    root,
    path: (file) => join(root, file),
    write(file, text) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const [file, text] of Object.entries(files)) store.write(file, text);
  return store;
}
