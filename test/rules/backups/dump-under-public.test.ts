import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/backups/dump-under-public/rule.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

const found = (path: string) =>
  trackedFindings([rule], { [path]: "" }).map(({ level, message }) => [level, message]);

describe("dump-under-public", () => {
  it.each([
    ["a dump that is not served", "db/backup.sql"],
    ["static parts inside the sources", "src/modules/mail/static/dump.rdb"],
    ["a template of variables", "public/.env.example"],
    ["a certificate", "public/certs/ca-cert.pem"],
    ["a public key", "public/keys/public.pem"],
    ["a sample to download", "public/downloads/sample-backup.zip"],
    ["an archive of something else", "public/press-kit.zip"],
    ["a list of stores", "public/stores.json"],
    ["scripts and pages", "public/index.html"],
  ])("stays silent: %s", (_name, path) => {
    expect(found(path)).toEqual([]);
  });

  it.each([
    ["public/backup.sql", "error"],
    ["apps/web/public/shop-backup-2024.zip", "error"],
    ["static/dump.rdb", "error"],
    ["pub/media/db.sql.gz", "error"],
    ["public/.env", "error"],
    ["apps/api/public/.env.production", "error"],
    ["public/keys/server.key", "error"],
    ["pub/phpinfo.php", "error"],
    ["public_html/wp-config.php.bak", "warning"],
    ["www/logs/error.log", "warning"],
  ])("reports %s", (path, level) => {
    const [finding, ...others] = found(path);
    expect(others).toEqual([]);
    expect(finding?.[0]).toBe(level);
    expect(finding?.[1]?.length).toBeLessThanOrEqual(120);
  });

  it("names the folder that is served", () => {
    expect(found("apps/web/public/backup.sql")[0]?.[1]).toBe(
      "Everybody can fetch backup.sql: the web server serves all of apps/web/public/.",
    );
  });
});
