"use server";
// What a file holds is no name of a file, and its name is one.
import fs from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

export async function keepPicture(file: File) {
  const bytes = await file.arrayBuffer();
  const small = await sharp(Buffer.from(bytes)).webp().toBuffer(); // !safe path-traversal
  await fs.writeFile(path.join("/srv/pictures", file.name), small); // !alert path-traversal
  await fs.writeFile(path.join("/srv/pictures", path.basename(file.name)), small); // !safe path-traversal
}

export async function copyText(file: File) {
  const named = await file.text();
  await fs.readFile(path.join("/srv/pictures", named)); // !alert path-traversal
}
