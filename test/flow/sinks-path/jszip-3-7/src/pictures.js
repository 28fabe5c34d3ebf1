import JSZip from "jszip";
import { writeFile } from "node:fs/promises";
import path from "node:path";

export async function importPictures(archive) {
  const zip = await JSZip.loadAsync(archive);
  zip.forEach(async (name, file) => {
    await writeFile(path.join("pictures", name), await file.async("nodebuffer")); // !alert zip-slip
  });
}
