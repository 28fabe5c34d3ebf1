import AdmZip from "adm-zip";
import { createWriteStream, writeFileSync } from "node:fs";
import path from "node:path";
import unzipper from "unzipper";
import yauzl from "yauzl";

const TARGET = path.resolve("themes");

export function installTheme(archive: Buffer) {
  for (const entry of new AdmZip(archive).getEntries()) {
    writeFileSync(path.join(TARGET, entry.entryName), entry.getData()); // !alert zip-slip
  }
}

export function installThemeChecked(archive: Buffer) {
  for (const entry of new AdmZip(archive).getEntries()) {
    const full = path.resolve(TARGET, entry.entryName);
    if (!full.startsWith(TARGET + path.sep)) throw new Error("entry outside of the theme");
    writeFileSync(full, entry.getData()); // !safe zip-slip
  }
}

export function unpack(file: NodeJS.ReadableStream) {
  file.pipe(unzipper.Parse()).on("entry", (entry) => {
    entry.pipe(createWriteStream(path.join(TARGET, entry.path))); // !alert zip-slip
  });
}

export function flatten(file: NodeJS.ReadableStream) {
  file.pipe(unzipper.Parse()).on("entry", (entry) => {
    entry.pipe(createWriteStream(path.join(TARGET, path.basename(entry.path)))); // !safe zip-slip
  });
}

export function read(file: string) {
  yauzl.open(file, { lazyEntries: true }, (error, zip) => {
    if (error) throw error;
    zip.on("entry", (entry) => {
      zip.openReadStream(entry, (problem, stream) => {
        if (problem) throw problem;
        stream.pipe(createWriteStream(`${TARGET}/${entry.fileName}`)); // !alert zip-slip
      });
    });
  });
}
