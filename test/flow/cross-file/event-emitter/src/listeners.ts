import { exec } from "node:child_process";
import { bus } from "./bus";

bus.on("print", (job: { label: string }) => {
  exec(`lp ${job.label}`); // !missing command-injection -- events are not joined with their listeners by name
});
bus.on("count", (count: number) => {
  exec(`logger ${count}`); // !safe command-injection
});
