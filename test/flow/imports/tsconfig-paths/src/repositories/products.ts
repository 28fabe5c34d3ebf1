import { all } from "#db";

export const findByTitle = (title: string) => all(`SELECT id FROM products WHERE title = '${title}'`); // !alert sql-injection
export const findByTitleBound = (title: string) => all("SELECT id FROM products WHERE title = $1", [title]); // !safe sql-injection
