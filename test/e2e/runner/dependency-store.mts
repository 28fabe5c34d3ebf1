interface Sketch {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** By path in the lockfile, without the folder of packages before it. */
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly code: string;
}

/** A store with a hole in a package that another one brings, and with a private package. */
export const DEPENDENCY_STORE = storeOf({
  dependencies: { "@private/pay": "^3.0.0", "shop-mailer": "^2.0.0" },
  packages: {
    "@private/pay": { version: "3.0.0" },
    "shop-mailer": { version: "2.0.0", dependencies: { "mail-parser": "^1.0.0" } },
    "mail-parser": { version: "1.0.0" },
  },
  code: 'import mailer from "shop-mailer";\nimport pay from "@private/pay";\nmailer(pay);\n',
});

/** The same with something in each state, for pictures. */
export const PICTURE_STORE = storeOf({
  dependencies: {
    "@private/pay": "^3.0.1",
    "shop-current": "1.0.0",
    "shop-legacy": "^1.0.0",
    "shop-mailer": "^2.0.0",
    "shop-rates": "^1.0.0",
  },
  devDependencies: { "shop-unheard": "^1.0.0" },
  packages: {
    "@private/pay": { version: "3.0.1" },
    "shop-current": { version: "1.0.0" },
    "shop-legacy": { version: "1.0.0" },
    "shop-mailer": { version: "2.0.0", dependencies: { "mail-parser": "^1.0.0" } },
    "mail-parser": { version: "1.0.0" },
    "shop-rates": { version: "1.0.0" },
    "shop-unheard": { version: "1.0.0", dev: true },
  },
  code: [
    'import mailer from "shop-mailer";',
    'import pay from "@private/pay";',
    'import current from "shop-current";',
    'import legacy from "shop-legacy";',
    "mailer(pay, current, legacy);",
    "",
  ].join("\n"),
});

function storeOf(sketch: Sketch): Readonly<Record<string, string>> {
  const { dependencies, devDependencies, packages, code } = sketch;
  const manifest = {
    name: "mail-store",
    version: "1.0.0",
    private: true,
    dependencies,
    ...(devDependencies && { devDependencies }),
  };
  const installed = Object.entries(packages).map(([path, entry]) => [
    `node_modules/${path}`,
    entry,
  ]);
  const lock = {
    name: manifest.name,
    version: manifest.version,
    lockfileVersion: 3,
    requires: true,
    packages: { "": manifest, ...Object.fromEntries(installed) },
  };
  return {
    "package.json": `${JSON.stringify(manifest, undefined, 2)}\n`,
    "package-lock.json": `${JSON.stringify(lock, undefined, 2)}\n`,
    "src/mail.js": code,
  };
}
