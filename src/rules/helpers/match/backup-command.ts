import type { Range } from "../../../engine/api.ts";

/** Programs that write a database to a file. */
export const DUMPS =
  /\b(?:pg_dump(?:all)?|pg_basebackup|mysqldump|mariadb-dump|mariabackup|xtrabackup|mongodump|redis-cli\b[^\n|;&]*--rdb|sqlite3\s+\S+\s+["']?\.(?:dump|backup))/;

const PASSWORDS: readonly RegExp[] = [
  // The client of MySQL takes the password glued to the option.
  /\b(?:mysqldump|mariadb-dump|mysql|mariabackup|xtrabackup)\b[^\n|;&]*?\s-p(?![\s$"'{<]|assword)([^\s"'|;&]+)/g,
  /\b(?:mysqldump|mariadb-dump|mysql|mariabackup|xtrabackup|mongodump|mongorestore|redis-cli)\b[^\n|;&]*?\s--(?:password|pass)[= ]["']?(?![\s$"'{<-])([^\s"'|;&]+)/g,
  /\b(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH)=["']?(?![\s$"'{<])([^\s"'|;&]+)/g,
  /\b(?:pg_dump|pg_dumpall|mongodump|psql|mysqldump)\b[^\n|;&]*?\b(?:postgres(?:ql)?|mongodb(?:\+srv)?|mysql):\/\/[^\s:/@]+:(?![$"'{<])([^\s@$"'{]+)@/g,
];

/** Passwords that are written into commands for databases; ranges are offsets in `text`. */
export function writtenPasswords(text: string): Range[] {
  return PASSWORDS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const value = match[1] ?? "";
      const inner = match[0].lastIndexOf(value);
      const start = match.index + inner;
      return { start, end: start + value.length };
    }),
  );
}

const UPLOAD =
  /\b(?:aws\s+s3\s+(?:cp|mv|sync)|aws\s+s3api\s+put-object|s3cmd\s+(?:put|sync)|rclone\s+(?:copy|sync|move|rcat)|gsutil\s+(?:-m\s+)?(?:cp|rsync|mv)|az\s+storage\s+blob\s+upload|mc\s+(?:cp|pipe|mirror)|scp|sftp|rsync)\b[^\n|;&]*/;
const CLEARTEXT =
  /\b(?:ftp|lftp|ncftpput|curl|wput)\b[^\n|;&]*?(?:\bftp:\/\/|\s(?:ftp|lftp|ncftpput)\b|http:\/\/)[^\n|;&]*|\b(?:ncftpput|wput)\b[^\n|;&]*/;
const PUBLIC =
  /--acl[= ]["']?public-read(?:-write)?\b["']?|--acl-public\b|\s-a\s+public-read\b|--public-access\s+(?:blob|container)\b/;
const ENCRYPTS =
  /\b(?:gpg2?|age|rage|openssl\s+(?:enc|smime|cms)|restic|borg|duplicity|kopia|sops|ccrypt|7z\s+a\s[^\n]*-p|zip\s[^\n]*(?:-e|-P)\b)|--sse|--server-side-encryption|sse-kms|kms|--encrypt|crypt:/i;

/** What is wrong with the way of a backup. */
export interface OpenBackup extends Range {
  readonly kind: "public" | "cleartext" | "unencrypted";
}

/** Looks at a script that makes a dump and sends it away; undefined for all other texts. */
export function openBackup(text: string): OpenBackup | undefined {
  if (!DUMPS.test(text) && !/\bbackup\S*\.(?:sql|dump|tar|gz|zip)\b/.test(text)) return undefined;
  const shown = PUBLIC.exec(text);
  if (shown && UPLOAD.test(text)) return placed("public", shown);
  if (!DUMPS.test(text)) return undefined;
  const open = CLEARTEXT.exec(text);
  if (open) return placed("cleartext", open);
  const upload = UPLOAD.exec(text);
  return upload && !ENCRYPTS.test(text) ? placed("unencrypted", upload) : undefined;
}

function placed(kind: OpenBackup["kind"], match: RegExpExecArray): OpenBackup {
  const own = match[0].trimEnd();
  const start = match.index + (own.length - own.trimStart().length);
  return { kind, start, end: match.index + own.length };
}
