import { exec } from "node:child_process";
import { bus } from "./bus";

bus.on("order.placed", (order, count) => {
  exec(`lp ${order.label}`); // !alert command-injection
  exec(`lp -n ${count}`); // !safe command-injection
});
bus.on("order.counted", (order) => {
  exec(`lp ${order.label}`); // !safe command-injection
});
