import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AnalysisSession, DEFAULT_CONFIGURATION } from "../../src/engine/api.ts";
import { composerHoles } from "../../src/engine/deps/composer/holes.ts";
import { readComposerLock } from "../../src/engine/deps/composer/read-lock.ts";
import { readComposerManifest } from "../../src/engine/deps/composer/read-manifest.ts";
import { readDocument } from "../../src/engine/documents/read-document.ts";
import { createProjectFiles } from "../../src/host/project-files.ts";
import { createRegistry } from "../../src/registry/registry.ts";
import { startOutsideServer } from "../../test/harness/outside-server.ts";
import { type Around, difference } from "./run-deps.mts";

interface PlainLock {
  readonly packages: readonly PlainPackage[];
  readonly "packages-dev": readonly PlainPackage[];
}

interface PlainPackage {
  readonly name: string;
  readonly version: string;
  readonly abandoned?: unknown;
}

const LOCK = "composer.lock";

/** Checks a store's Composer packages against a Packagist on loopback in which every fourth has a planted hole. */
export async function checkComposer({ folder, home }: Around): Promise<void> {
  if (!existsSync(join(folder, LOCK))) return;
  const text = readFileSync(join(folder, LOCK), "utf8");
  const plain: PlainLock = JSON.parse(text);
  const all = [...plain.packages, ...plain["packages-dev"]];
  const read = readComposerLock(text);
  const manifest = readDocument(
    "composer.json",
    readFileSync(join(folder, "composer.json"), "utf8"),
  );
  const facts = manifest && readComposerManifest(manifest);
  if (!read.ok || !facts) throw new Error(`${LOCK} cannot be read`);
  const own = [...read.lock.packages.values()];
  console.log(difference(`packages in ${LOCK}`, new Set(own.map(id)), new Set(all.map(id))));
  const planted = all.filter((_, index) => index % 4 === 0);
  const holes = planted.map(({ name, version }, index) => [
    name,
    [
      {
        advisoryId: `PKSA-${index}`,
        affectedVersions: `<=${version.replace(/^v/, "")}`,
        title: "A hole",
      },
    ],
  ]);
  const known = { advisoryId: "PKSA-known", affectedVersions: "<5.2.18", title: "known" };
  const server = await startOutsideServer({
    packagist: { "phpmailer/phpmailer": [known], ...Object.fromEntries(holes) },
  });
  const { url } = server;
  const registry = createRegistry({
    projectDirs: [],
    trusted: true,
    env: { HOME: home },
    now: Date.now,
    addresses: { osv: url, packagist: url, packagistDocuments: url },
  });
  try {
    const session = new AnalysisSession({
      rules: [],
      files: createProjectFiles(folder, new Map()),
      configuration: DEFAULT_CONFIGURATION,
      trusted: true,
      now: () => new Date(),
      log: { warn: console.log },
    });
    const question = session.composers.question("composer.json");
    const answers = await registry.composer(question, { sources: new Set(["packagist"]) });
    const { advisories } = answers ?? {};
    if (!advisories?.ok) throw new Error(advisories?.text ?? "nobody was asked");
    const found = composerHoles(facts, read.lock, advisories.advisories);
    const names = [...found.values()].flat().map((hole) => id(hole.package));
    console.log(difference("planted holes found", new Set(names), new Set(planted.map(id))));
  } finally {
    await registry.close();
    await server.stop();
  }
}

function id({ name, version }: Pick<PlainPackage, "name" | "version">): string {
  return `${name}@${version}`;
}
