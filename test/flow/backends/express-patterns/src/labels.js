import { exec } from "node:child_process";

export const create = async ({ body, user }, res) => {
  exec(`label ${body.name}`); // !alert command-injection
  exec(`label ${user.id}`); // !safe command-injection
  res.end();
};
export const show = ({ params: { id } }, res) => {
  exec(`label ${id}`); // !alert command-injection
  res.end();
};
export const card = ({ title, body }) => {
  exec(`label ${body}`); // !safe command-injection
};
