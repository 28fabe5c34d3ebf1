/** What a file is a copy of, as far as its name says. */
export type DataCopy = "database" | "cache" | "archive" | "sql" | "export";

const MADE_UP =
  /(?:^|[/._-])(?:tests?|testing|specs?|__tests__|__fixtures__|fixtures?|mocks?|__mocks__|e2e|seeds?|seeders?|samples?|examples?|demo|dummy|stubs?|docs?|schema|init|migrations?|drizzle|migrate|template)(?:[/._-]|$)/i;
const SQL = /\.sql(?:\.(?:gz|bz2|xz|zst|zip))?$/i;
/** Lists that come with programs and hold nobody's data. */
const LIST =
  /(?:thumbs|geo|city|country|countries|maxmind|emoji|words?|dictionary|mime|timezones?)[^/]*\.(?:db|sqlite3?)$/i;

/** What editors and build tools remember for themselves. */
const OF_TOOLS =
  /(?:^|\/)\.(?:vs|vscode|idea|gradle|nx|turbo|angular|cache|parcel-cache|next|nuxt)\//;

/** The copy of data that a name announces; undefined for schemas, migrations, and data that is made up. */
export function dataCopy(path: string): DataCopy | undefined {
  if (MADE_UP.test(path) || OF_TOOLS.test(path)) return undefined;
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (SQL.test(name)) return "sql";
  if (/\.(?:sqlite3?|db3?|mdb|mdf|ldf|ibd|frm)(?:\.(?:bak|old|gz|zip))?$/.test(name))
    return LIST.test(name) ? undefined : "database";
  if (/\.(?:dump|pgdump|dmp|bson)(?:\.(?:gz|zip))?$|\.(?:sql|db|dump)\.(?:bak|old)$/.test(name))
    return "database";
  if (/\.(?:rdb|aof)$/.test(name)) return "cache";
  if (/\.(?:zip|tar|tgz|gz|bz2|xz|7z|rar)$/.test(name)) {
    return /(?:^|[^a-z])(?:backup|bak|dump|db|database|mysql|postgres|mongo)(?:[^a-z]|s?\d|$)/.test(
      name,
    )
      ? "archive"
      : undefined;
  }
  // The names that platforms give the lists that their admins export.
  const isExport =
    /^(?:customers?|orders?|subscribers|newsletter|users)(?:[_-]?(?:export|list|all|backup|dump|20\d\d)[^/]*)?\.(?:csv|tsv|xlsx?)$|^export[_-]?(?:customers|orders|users)[^/]*\.(?:csv|tsv|xlsx?)$/;
  return isExport.test(name) ? "export" : undefined;
}

const PEOPLE =
  /(?:INSERT\s+INTO|COPY)\s+(?:[`"'[]?\w+[`"'\]]?\.)?[`"'[]?\w*(?:customer|user|order|account|address|member|subscriber|payment|newsletter)\w*/i;
const DUMP =
  /^-- (?:MySQL|MariaDB|PostgreSQL database|phpMyAdmin SQL|Adminer|HeidiSQL|pg_dump|Navicat|sqlite)[^\n]*(?:dump|\d)/im;
const MAIL =
  /[\w.+-]+@(?!(?:example|test|localhost|domain|shop|store|acme|foo)\b)[\w-]+\.[a-z]{2,}/gi;
const PASSWORD = /\$2[aby]\$\d\d\$[./\w]{53}|\$argon2(?:id|i|d)\$/;

/** How much the text of a dump or a list gives away. */
export function givesAway(text: string): "people" | "data" | undefined {
  const mails = new Set(text.match(MAIL)?.map((each) => each.toLowerCase()));
  const isAboutPeople = PEOPLE.test(text);
  if (isAboutPeople && (PASSWORD.test(text) || mails.size > 0)) return "people";
  const hasRows = /^(?:INSERT\s+INTO|COPY\s+\S+\s*\()/im.test(text);
  return DUMP.test(text) && hasRows ? "data" : undefined;
}

/** True for a list with the addresses of at least three people. */
export function listsPeople(text: string): boolean {
  const mails = new Set(text.match(MAIL)?.map((each) => each.toLowerCase()));
  return mails.size >= 3 && /e-?mail|address|phone/i.test(text.slice(0, text.indexOf("\n")));
}

/** The folder that a web server hands out, where a path lies below one; undefined for all others. */
export function servedFolder(path: string): string | undefined {
  if (
    /(?:^|\/)(?:src|app|lib|test|tests|node_modules|templates|extensions)\/(?:.*\/)?static\//.test(
      path,
    )
  )
    return undefined;
  return /^(?:.*\/)?(?:public|static|www|wwwroot|htdocs|public_html|pub|media|webroot)(?=\/)/.exec(
    path,
  )?.[0];
}
