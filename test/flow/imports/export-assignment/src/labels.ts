import { exec } from "node:child_process";

const one = async (asked, answer) => {
  exec(`print ${asked.query.name}`); // !alert command-injection
  answer.end();
};
function two(asked, answer) {
  exec(`print ${asked.query.name}`); // !alert command-injection
  exec(`print ${Number(asked.query.copies)}`); // !safe command-injection
  answer.end();
}
const three = (asked) => {
  exec(`print ${asked.query.name}`); // !safe command-injection -- nobody gets it
};
void three;

export = { one, two };
