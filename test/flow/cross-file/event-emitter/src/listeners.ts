import { exec } from "node:child_process";
import { bus } from "./bus";

bus.on("print", (job: { label: string }) => {
  exec(`lp ${job.label}`); // !alert command-injection
});
bus.on("count", (count: number) => {
  exec(`logger ${count}`); // !safe command-injection
});
