import { createWriteStream } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import tar from "tar-stream";
import unzipper from "unzipper";

export class FeedImporter {
  constructor(private readonly dir: string) {}

  async unpack(archive: NodeJS.ReadableStream) {
    const zip = archive.pipe(unzipper.Parse({ forceStream: true }));
    for await (const entry of zip) await pipeline(entry, createWriteStream(join(this.dir, entry.path))); // !alert zip-slip
  }

  async unpackFlat(archive: NodeJS.ReadableStream) {
    const zip = archive.pipe(unzipper.Parse({ forceStream: true }));
    for await (const entry of zip) await pipeline(entry, createWriteStream(join(this.dir, basename(entry.path)))); // !safe zip-slip
  }

  async untar(archive: NodeJS.ReadableStream) {
    const extract = tar.extract();
    archive.pipe(extract);
    for await (const entry of extract) await pipeline(entry, createWriteStream(`${this.dir}/${entry.header.name}`)); // !alert zip-slip
  }
}
