import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import type { AssetNamingStrategy, AssetStorageStrategy, RequestContext } from "@vendure/core";

export class DiskStorage implements AssetStorageStrategy {
  constructor(
    private readonly uploadPath: string,
    private readonly baseUrl: string,
  ) {}
  async writeFileFromBuffer(fileName: string, data: Buffer): Promise<string> {
    const filePath = path.join(this.uploadPath, fileName);
    await fs.writeFile(filePath, data, "binary"); // !safe path-traversal
    return filePath.slice(this.uploadPath.length);
  }
  readFileToBuffer(identifier: string): Promise<Buffer> {
    return fs.readFile(path.join(this.uploadPath, identifier)); // !safe path-traversal
  }
  readFileToStream(identifier: string) {
    return Promise.resolve(createReadStream(path.join(this.uploadPath, identifier))); // !safe path-traversal
  }
  deleteFile(identifier: string): Promise<void> {
    return fs.unlink(path.join(this.uploadPath, identifier)); // !safe path-traversal
  }
  toAbsoluteUrl(_request: unknown, identifier: string): string {
    return `${this.baseUrl}/${identifier}`;
  }
}

export class Naming implements AssetNamingStrategy {
  generateSourceFileName(_ctx: RequestContext, originalFileName: string): string {
    return `source/${path.basename(originalFileName)}`;
  }
  generatePreviewFileName(_ctx: RequestContext, sourceFileName: string): string {
    return `preview/${sourceFileName}.jpg`;
  }
}
