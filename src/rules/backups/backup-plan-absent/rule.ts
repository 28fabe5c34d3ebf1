import { type ConfigDocument, type ProjectView, projectRule } from "../../../engine/api.ts";
import { DUMPS } from "../../helpers/match/backup-command.ts";
import { isComposeFile } from "../../helpers/edit/use-environment.ts";

const DATABASE =
  /^(?:[\w.-]+\/)*(?:postgres|postgis|timescaledb|pgvector|mysql|mariadb|percona|mongo|mongodb|supabase\/postgres)(?:[:@]|$)/;
/** Names of files and images that speak of copies. */
const SAYS =
  /(?:^|[/._-])(?:backups?|restore|pgbackrest|barman|wal-?[eg]|litestream|restic|borg(?:matic)?|kopia|duplicity|velero|databack|prodrigestivill|snapshots?)(?:[/._-]|$)/i;
const TEXTS =
  /(?:^|\/)(?:\.github\/|\.gitlab-ci|readme|docs?\/|runbook|operations|deploy|makefile|crontab)|\.(?:sh|bash)$/i;

export const rule = projectRule({
  id: "backup-plan-absent",
  meta: {
    category: "backups",
    title: "Nothing in the project makes a backup of the database",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [],
    owasp: [],
    asvs: [],
    tips: [7],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The database {{service}} runs here, and nothing in the project makes a copy of it.",
      help: "Make one every day, keep it elsewhere, and try to restore it at least every quarter. If the host or the provider does it, write that down in the README.",
    },
  },
  noFix: "How the data is copied, and where the copies are kept, the shop has to decide.",
  project(project, context) {
    const databases = project.files
      .filter((path) => isComposeFile(path) && !DEVELOPMENT.test(path))
      .flatMap((path) => runningDatabases(project.document(path)));
    if (databases.length === 0 || speaksOfCopies(project)) return;
    for (const { path, at, service } of databases)
      context.report(path, { at, message: "found", data: { service } });
  },
});

const DEVELOPMENT = /dev|test|local|override|\bci\b|e2e|example|demo/i;

/** Services that start again by themselves, as a server's do, and keep what they have in a volume. */
function runningDatabases(document: ConfigDocument | undefined) {
  if (!document) return [];
  const { entries, path } = document;
  return entries.flatMap((entry) => {
    const [services, service, key] = entry.path;
    if (services !== "services" || service === undefined || key !== "image") return [];
    if (entry.path.length !== 3 || !DATABASE.test(String(entry.value))) return [];
    const of = (name: string) =>
      entries.filter((each) => each.path[1] === service && each.path[2] === name);
    const restarts = of("restart").some(({ value }) =>
      /^(?:always|unless-stopped)$/.test(String(value)),
    );
    return restarts && of("volumes").length > 0 ? [{ path, at: entry.valueRange, service }] : [];
  });
}

function speaksOfCopies(project: ProjectView): boolean {
  const tracked = project.tracked.known ? [...project.tracked.paths] : [];
  const paths = [...new Set([...project.files, ...tracked])];
  // Copies of code are no copies of data.
  if (paths.some((path) => SAYS.test(path) && !/\.(?:bak|[jt]sx?)$/.test(path))) return true;
  return paths.some((path) => {
    if (!isComposeFile(path) && !TEXTS.test(path) && !/(?:^|\/)package\.json$/.test(path))
      return false;
    const text = project.read(path) ?? "";
    return (
      DUMPS.test(text) || /\b(?:back-?ups?|snapshots?|restic|borg|pgbackrest|wal-g)\b/i.test(text)
    );
  });
}
