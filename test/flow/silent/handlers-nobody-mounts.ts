// Parameters called req are no requests when nobody hands one over.
import { exec } from "node:child_process";

interface BuildRequest {
  query: { target: string };
}

function build(req: BuildRequest) {
  exec(`make ${req.query.target}`); // !safe command-injection
}

build({ query: { target: "theme" } });
