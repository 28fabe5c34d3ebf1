import { exec } from "node:child_process";
import { counts, jobs, latest } from "./jobs";

jobs.subscribe(({ name }) => exec(`job ${name}`)); // !alert command-injection
jobs.subscribe({ next: (job) => exec(`show ${job.name}`) }); // !alert command-injection
counts.subscribe((count) => exec(`count ${count}`)); // !safe command-injection
setInterval(() => exec(`show ${latest.getValue()}`), 1000); // !alert command-injection
