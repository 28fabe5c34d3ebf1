// yauzl refuses entries that lead out of an archive, unless it is told to leave their names alone; who reads them is another function.
import fs from "node:fs";
import path from "node:path";
import yauzl from "yauzl";

const eachEntry = (archive, options, visit) =>
  new Promise((resolve, reject) => {
    yauzl.open(archive, { lazyEntries: true, ...options }, (error, zip) => {
      if (error) return reject(error);
      zip.on("end", resolve);
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (failed, stream) => visit(String(entry.fileName), stream, () => zip.readEntry()));
      });
      zip.readEntry();
    });
  });

export const loose = (archive) =>
  eachEntry(archive, { decodeStrings: false }, (name, stream, next) => {
    stream.pipe(fs.createWriteStream(path.join("/srv/labels", name))).on("close", next); // !alert zip-slip
  });
export const based = (archive) =>
  eachEntry(archive, { decodeStrings: false }, (name, stream, next) => {
    stream.pipe(fs.createWriteStream(path.join("/srv/labels", path.basename(name)))).on("close", next); // !safe zip-slip
  });
const eachChecked = (archive, options, visit) => {
  yauzl.open(archive, options, (error, zip) => {
    zip.on("entry", (entry) => visit(entry.fileName));
  });
};
export const checked = (archive) =>
  eachChecked(archive, { decodeStrings: true }, (name) => fs.createWriteStream(path.join("/srv/labels", name))); // !safe zip-slip
export const usual = (archive) =>
  eachChecked(archive, {}, (name) => fs.createWriteStream(path.join("/srv/labels", name))); // !safe zip-slip
