import fs from "node:fs/promises";

export default async (request, response, next) => {
  const { name, text } = request.body; // !source
  await fs.writeFile(`notes/${name}.txt`, text); // !alert path-traversal
  response.json({ data: { saved: true } });
};
