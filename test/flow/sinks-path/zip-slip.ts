import AdmZip from "adm-zip";
import JSZip from "jszip";
import { createWriteStream, writeFileSync } from "node:fs";
import path from "node:path";
import StreamZip from "node-stream-zip";
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
        stream.pipe(createWriteStream(`${TARGET}/${entry.fileName}`)); // !safe zip-slip -- yauzl refuses names that lead up
      });
    });
  });
}

export function readRaw(file: string) {
  yauzl.open(file, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
    if (error) throw error;
    zip.on("entry", (entry) => {
      zip.openReadStream(entry, (problem, stream) => {
        if (problem) throw problem;
        stream.pipe(createWriteStream(`${TARGET}/${entry.fileName.toString("utf8")}`)); // !alert zip-slip
      });
    });
  });
}

export async function installFlat(archive: Buffer) {
  for (const entry of new AdmZip(archive).getEntries()) {
    writeFileSync(path.join(TARGET, entry.name), entry.getData()); // !safe zip-slip -- the last part of the name
  }
}

export function unzip(file: string) {
  const zip = new StreamZip({ file });
  zip.on("entry", (entry) => {
    writeFileSync(path.join(TARGET, entry.name), zip.entryDataSync(entry)); // !safe zip-slip -- names are looked at
  });
}

export function unzipUnchecked(file: string) {
  const zip = new StreamZip({ file, skipEntryNameValidation: true });
  zip.on("entry", (entry) => {
    writeFileSync(path.join(TARGET, entry.name), zip.entryDataSync(entry)); // !alert zip-slip
  });
}

export async function unpackPictures(archive: Buffer) {
  const zip = await JSZip.loadAsync(archive);
  zip.forEach((name, file) => {
    writeFileSync(path.join(TARGET, name), file.async("nodebuffer")); // !safe zip-slip -- which versions clean names is known
  });
}
