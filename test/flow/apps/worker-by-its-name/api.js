import { exec } from "node:child_process";

// No request comes with it.
export default {
  fetch(params) {
    exec(`lp ${params.url}`); // !safe command-injection
  },
};
