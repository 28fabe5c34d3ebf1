import type { NotCheckedItem } from "./not-checked.ts";

/** What a stopped audit did not come to; \`read\` of the files were read, and their data not followed. */
export function left(files: number, read: number): NotCheckedItem[] {
  const reason = "the audit was stopped before it came to them";
  const rest = { what: "dependencies and checks of the whole project", reason };
  const items: NotCheckedItem[] = [];
  if (files > read) items.push({ what: counted(files - read), reason });
  if (read > 0) {
    items.push({
      what: `the flow of data in ${counted(read)}`,
      reason: reason.replace(/them$/, "it"),
    });
  }
  return [...items, rest];
}

function counted(files: number): string {
  return files === 1 ? "1 file" : `${files} files`;
}
