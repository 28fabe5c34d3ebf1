import { projectRule } from "../../../engine/api.ts";
import { ignoreFile } from "../../helpers/edit/ignore-file.ts";
import { servedFolder } from "../../helpers/match/data-copy.ts";

const NAMES = /\.(?:pem|key|ppk|p8)$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/i;
const KEY =
  /^-----BEGIN (?:(?:RSA|DSA|EC|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----|^PuTTY-User-Key-File-\d/m;
const ENCRYPTED = /ENCRYPTED PRIVATE KEY|^Proc-Type: 4,ENCRYPTED|^Encryption: (?!none)/m;
/** Made for developers' own machines, which trust them if anybody does. */
const LOCAL = /(?:^|\/)localhost[^/]*$/i;
const STORES = /\.(?:p12|pfx|jks|keystore)$/i;

export const rule = projectRule({
  id: "private-key-tracked",
  meta: {
    category: "authentication",
    title: "A private key is in version control",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [321, 538],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["13.3.1"],
    pci: ["8.6.2"],
    tips: [4, 6],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    key: {
      what: "The private key {{file}} is in version control: whoever has the repository can use it.",
      help: "Make a new key, revoke the old one, run `git rm --cached` on the file and add it to .gitignore.",
    },
    locked: {
      what: "The private key {{file}} is in version control: its passphrase can be guessed offline, for as long as it takes.",
      help: "Make a new key, keep it where only the server can read it, and revoke the old one.",
    },
    store: {
      what: "{{file}}, by its name a store of private keys, is in version control.",
      help: "Run `git rm --cached` on it and add it to .gitignore. If it was ever used, make new keys.",
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
    for (const path of [...project.tracked.paths].toSorted()) {
      // What a web server hands out is another rule's business.
      if ((!NAMES.test(path) && !STORES.test(path)) || servedFolder(path) !== undefined) continue;
      const file = path.slice(path.lastIndexOf("/") + 1);
      if (STORES.test(path)) {
        if (!/debug|test|sample|trust/i.test(file))
          context.report(path, {
            at: { start: 0, end: 0 },
            message: "store",
            data: { file },
            fixes: ignoreFile(path, project),
            level: "warning",
            preset: "balanced",
          });
        continue;
      }
      const text = project.read(path) ?? "";
      const found = KEY.exec(text);
      if (!found) continue;
      const isLocked = ENCRYPTED.test(text);
      context.report(path, {
        at: { start: found.index, end: found.index + found[0].length },
        message: isLocked ? "locked" : "key",
        data: { file },
        fixes: ignoreFile(path, project),
        ...(isLocked && { level: "warning" as const }),
        ...(LOCAL.test(path) && { level: "information" as const, preset: "balanced" as const }),
      });
    }
  },
});
