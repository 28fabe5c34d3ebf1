import type { LoaderFunctionArgs } from "react-router";
import { createReadableStreamFromReadable } from "@react-router/node";
import * as fs from "node:fs";
import * as path from "node:path";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const file = new URL(request.url).searchParams.get("file")!;
  const stream = fs.createReadStream(path.join("exports", file)); // !alert path-traversal
  const safe = fs.createReadStream(path.join("exports", path.basename(file))); // !safe path-traversal
  safe.destroy();
  return new Response(createReadableStreamFromReadable(stream), { // !either header-injection-filename -- the name of the path
    headers: { "Content-Disposition": `attachment; filename=${params.name}` },
  });
};
