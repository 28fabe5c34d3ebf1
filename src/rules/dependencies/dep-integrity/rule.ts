import {
  entryInLock,
  type LockedPackage,
  type LockView,
  projectRule,
} from "../../../engine/api.ts";
import { isCleartextAddress, strangeHosts } from "./hosts.ts";
import { reportSignatures } from "./signatures.ts";

/** Fewer packages than this say nothing about what is usual in a lockfile. */
const ENOUGH = 5;

export const rule = projectRule({
  id: "dep-integrity",
  meta: {
    category: "dependencies",
    title: "A lockfile does not prove what is installed",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [353, 494],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    missing: {
      what: "{{count}} of {{all}} packages in this lockfile have no checksum, such as {{name}}.",
      help: "Nothing notices when their content is exchanged: delete the lockfile and node_modules together and install again, so that the package manager writes them anew.",
    },
    cleartext: {
      what: "{{name}} was fetched without encryption: {{host}}.",
      help: "Whoever is on the way can put other code in its place: set the registry to https and write the lockfile anew.",
    },
    host: {
      what: "{{count}} packages come from {{host}}, all others from {{usual}}, such as {{name}}.",
      help: "A changed address in a lockfile is how foreign code gets in unseen: if nobody chose this host, write the lockfile anew.",
    },
    forged: {
      what: "{{name}} has a signature of {{host}} that does not fit.",
      help: "Name, version or checksum is not what the registry has signed: do not install it, and tell those who run the registry or the proxy before it.",
    },
    exchanged: {
      what: "{{name}} is another content here than the one that {{host}} has signed.",
      help: "The lockfile demands a checksum that the registry never signed: take the entry out of the lockfile and install again, and find out who changed it.",
    },
    unsigned: {
      what: "{{name}} has no signature, and {{host}} signs everything else.",
      help: "It came in on another way than all other packages: see whether this version is what its authors released.",
    },
    stranger: {
      what: "{{name}} is signed with a key that {{host}} does not name.",
      help: "Nobody can say who signed it: see whether a proxy stands in front of the registry and hands out its old keys.",
    },
    expired: {
      what: "{{name}} was signed with a key of {{host}} after that had expired.",
      help: "Keys are taken out of use because others may have them: see whether this version is what its authors released.",
    },
  },
  noFix: "Only the package manager can write checksums and addresses that are right.",
  project(project, context) {
    for (const lock of project.locks) {
      reportSignatures(lock, context);
      const packages = [...lock.facts.packages.values()].filter(isFetched);
      const at = (locked: LockedPackage) => entryInLock(lock.text, lock.facts, locked);
      const bare = packages.filter((each) => each.integrity === undefined && mayHave(each, lock));
      const [first] = bare;
      if (first && packages.length >= ENOUGH && bare.length < packages.length) {
        const count = String(bare.length);
        const data = { count, all: String(packages.length), name: first.name };
        context.report(lock.path, { at: at(first), message: "missing", data });
      }
      const open = packages.find(({ resolved }) => isCleartextAddress(resolved));
      if (open) {
        const data = { name: open.name, host: hostOf(open.resolved) };
        context.report(lock.path, { at: at(open), message: "cleartext", data, level: "warning" });
      }
      const folder = lock.path.slice(0, lock.path.lastIndexOf("/") + 1);
      const config = [".npmrc", ".yarnrc", ".yarnrc.yml", "bunfig.toml"]
        .map((name) => project.read(folder + name) ?? "")
        .join("\n");
      for (const { host, usual, packages: from } of strangeHosts(packages, config)) {
        const [example] = from;
        if (!example || example === open) continue;
        const data = { host, usual, count: String(from.length), name: example.name };
        context.report(lock.path, { at: at(example), message: "host", data, preset: "audit" });
      }
    }
  },
});

/** What comes from a registry by itself, not inside another package. */
function isFetched({ version, link, bundled, resolved }: LockedPackage): boolean {
  return version !== undefined && !link && bundled !== true && !/^git[+:]/.test(resolved ?? "");
}

/** Some entries never have a checksum. */
function mayHave({ optional, resolved, path }: LockedPackage, { facts }: LockView): boolean {
  // Later versions of Yarn make none for packages that another system would install, and for patches.
  if (facts.format === "yarn") return false;
  if (/codeload\.|\/tarball\/|\/tar\.gz\//.test(resolved ?? "")) return false;
  return !(optional && resolved === undefined) && path !== "";
}

function hostOf(address: string | undefined): string {
  return /^\w+:\/\/([^/]+)/.exec(address ?? "")?.[1]?.replace(/^.*@/, "") ?? "";
}
