import fs from "node:fs/promises";

export default async (request, response, next) => {
  const { name, text } = request.body; // !source
  await fs.writeFile(`notes/${name}.txt`, text); // !alert path-traversal
  await fs.writeFile(`notes/${request.getCurrentCustomer().uuid}.txt`, text); // !safe path-traversal
  response.json({ data: { saved: true } });
};
