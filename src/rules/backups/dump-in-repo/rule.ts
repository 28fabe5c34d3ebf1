import { type ProjectView, type Report, projectRule } from "../../../engine/api.ts";
import { ignoreFile } from "../../helpers/edit/ignore-file.ts";
import {
  type DataCopy,
  dataCopy,
  givesAway,
  listsPeople,
  servedFolder,
} from "../../helpers/match/data-copy.ts";

export const rule = projectRule({
  id: "dump-in-repo",
  meta: {
    category: "backups",
    title: "A copy of the store's data is in version control",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [538, 530],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["14.2.4"],
    pci: ["3.2.1"],
    tips: [7, 12],
    since: "0.1.0",
  },
  messages: {
    people: {
      what: "{{file}} is in version control, with people's addresses or passwords in it.",
      help: "Run `git rm --cached` on it, name it in .gitignore, keep copies where only few get at them, and take it out of the history: everybody with the repository has these people's data.",
    },
    database: {
      what: "{{file}}, a whole database, is in version control.",
      help: "Run `git rm --cached` on it and name it in .gitignore. Sessions and tokens in it are as good as passwords: end them.",
    },
    cache: {
      what: "{{file}}, what Redis had in memory, is in version control: sessions, carts, jobs with their data.",
      help: "Run `git rm --cached` on it and name it in .gitignore. End the sessions that it holds.",
    },
    archive: {
      what: "{{file}} is in version control and is a copy of something by its name.",
      help: "Keep copies where only few get at them: run `git rm --cached` on it and name it in .gitignore.",
    },
    data: {
      what: "{{file}}, the dump of a database with its rows, is in version control.",
      help: "Keep dumps out of the repository: run `git rm --cached` on it and name it in .gitignore. For a schema, dump without data.",
    },
  },
  fixes: [
    {
      id: "ignore-file",
      kind: "suggestion",
      title: "Name {{file}} in .gitignore; `git rm --cached` is still to do",
    },
  ],
  project(project, context) {
    if (!project.tracked.known) return;
    const folders = new Set<string>();
    for (const path of [...project.tracked.paths].toSorted()) {
      const copy = dataCopy(path);
      // What a web server hands out is said with more force by another rule.
      if (copy === undefined || servedFolder(path) !== undefined) continue;
      const found = judge(path, copy, project);
      if (!found) continue;
      const folder = folderOf(path);
      if (IN_FOLDERS.test(path) && folders.has(folder)) continue;
      folders.add(folder);
      const file = path.slice(path.lastIndexOf("/") + 1);
      context.report(path, {
        at: { start: 0, end: 0 },
        data: { file },
        fixes: ignoreFile(path, project),
        ...found,
      });
    }
  },
});

/** A dump of MongoDB is a folder of files, and the data of MySQL a folder of such folders. */
const IN_FOLDERS = /\.(?:bson|frm|ibd|my[di])$/i;

function folderOf(path: string): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return path.endsWith(".bson") ? folder : folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
}

function judge(
  path: string,
  copy: DataCopy,
  project: ProjectView,
): Pick<Report, "message" | "level" | "preset"> | undefined {
  if (copy === "database" || copy === "cache") return { message: copy };
  if (copy === "archive") return { message: copy, level: "information", preset: "balanced" };
  // Compressed and very large texts cannot be looked at.
  const text = /\.(?:gz|bz2|xz|zst|zip)$/i.test(path) ? undefined : project.read(path);
  if (copy === "export")
    return text !== undefined && listsPeople(text) ? { message: "people" } : undefined;
  if (text === undefined) {
    const place = path.split("/").slice(-2).join("/");
    return /(?:dump|backup|prod|live|full|export)/i.test(place) ? { message: "data" } : undefined;
  }
  const away = givesAway(text);
  if (away === undefined) return undefined;
  return away === "people"
    ? { message: "people" }
    : { message: "data", level: "information", preset: "balanced" };
}
