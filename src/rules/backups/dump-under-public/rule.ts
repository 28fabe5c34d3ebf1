import { projectRule } from "../../../engine/api.ts";
import { dataCopy, servedFolder } from "../../helpers/match/data-copy.ts";

export const rule = projectRule({
  id: "dump-under-public",
  meta: {
    category: "backups",
    title: "A private file lies where the web server serves it",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [219, 552],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["13.4.7"],
    tips: [7, 12],
    since: "0.1.0",
  },
  messages: {
    data: {
      what: "Everybody can fetch {{file}}: the web server serves all of {{folder}}/.",
      help: "Move it out of the folder. If the shop was ever online with it, treat its content as known: change passwords and keys, and end sessions.",
    },
    secrets: {
      what: "Everybody can fetch {{file}} with its secrets: the web server serves all of {{folder}}/.",
      help: "Move it out of the folder, and replace the secrets: robots ask every shop for such files.",
    },
    log: {
      what: "Everybody can fetch {{file}}: the web server serves all of {{folder}}/.",
      help: "Write logs to another folder, and take this one out of version control.",
    },
    code: {
      what: "Everybody can read {{file}}: because of its extension, the web server sends it as text.",
      help: "Delete it: version control keeps older versions.",
    },
  },
  noFix: "Where the file belongs instead, and whether it is needed at all, only its owner knows.",
  project(project, context) {
    const tracked = project.tracked.known ? project.tracked.paths : [];
    for (const path of [...new Set([...tracked, ...project.files])].toSorted()) {
      const folder = servedFolder(path);
      if (folder === undefined) continue;
      const message = kindOf(path.slice(folder.length + 1));
      if (!message) continue;
      const file = path.slice(path.lastIndexOf("/") + 1);
      context.report(path, {
        at: { start: 0, end: 0 },
        message,
        data: { file, folder },
        ...((message === "log" || message === "code") && { level: "warning" }),
      });
    }
  },
});

function kindOf(path: string): "data" | "secrets" | "log" | "code" | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (/^\.env(?:\.(?!example|sample|template|dist)[\w.-]+)?$/.test(name)) return "secrets";
  if (
    /^\.(?:htpasswd|npmrc|pgpass|netrc)$|^id_(?:rsa|dsa|ecdsa|ed25519)$|\.(?:pem|key|p12|pfx|jks|keystore)$/.test(
      name,
    )
  )
    return /(?:public|cert|chain|ca)[^/]*\.pem$|\.pub\b|pubkey/.test(name) ? undefined : "secrets";
  if (/(?:^|\/)\.git\/(?:config|HEAD|index)$/.test(path)) return "data";
  if (/^(?:phpinfo|adminer|info)\.php$/.test(name)) return "data";
  if (
    /^(?:npm-debug|yarn-error|error|access|debug|laravel|exception|system)[\w.-]*\.log(?:\.\d+|\.gz)?$/.test(
      name,
    )
  )
    return "log";
  if (
    /\.(?:php|[jt]sx?|json|ya?ml|xml|ini|conf|env|phtml|py|rb)(?:\.(?:bak|old|orig|save|swp|copy)|~)$/.test(
      name,
    )
  )
    return "code";
  const copy = dataCopy(path);
  // A list to be downloaded may be meant for everybody.
  return copy === undefined || copy === "export" ? undefined : "data";
}
