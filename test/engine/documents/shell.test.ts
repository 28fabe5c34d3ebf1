import { expect, test } from "vitest";
import { commentTexts, read, show } from "./show.ts";

const values = (text: string): unknown[] =>
  read("backup.sh", text).entries.map((entry) => entry.value);

test("each command line is a value with its place", () => {
  const document = read("backup.sh", "#!/bin/sh\nset -e\npg_dump shop > shop.sql # nightly\n");
  expect(show(document)).toEqual([
    ["command", "set -e", undefined, "set -e", "set -e"],
    ["command", "pg_dump shop > shop.sql", undefined, ...Array(2).fill("pg_dump shop > shop.sql")],
  ]);
  expect(commentTexts(document)).toEqual(["!/bin/sh", " nightly"]);
});

test("backslashes and quotes continue a line", () => {
  expect(values("curl \\\n  -o x \\\r\n  http://a.example\necho 'a\n# b'\n")).toEqual([
    "curl -o x http://a.example",
    "echo 'a\n# b'",
  ]);
});

test("marks inside words and quotes are no comments", () => {
  expect(values('echo "$#" a#b \\# c\necho "\\" # d"\n')).toEqual([
    'echo "$#" a#b \\# c',
    'echo "\\" # d"',
  ]);
});

test("here-documents are left out, and what follows is read", () => {
  expect(values("cat > a <<'EOF' # x\nrm -rf /\nEOF\nls\ncat <<-END\nb\n\tEND\nfind .\n")).toEqual([
    "cat > a <<'EOF'",
    "ls",
    "cat <<-END",
    "find .",
  ]);
});

test("a quote that is never closed is a problem", () => {
  expect(read("a.sh", 'echo "a\n').problem).toBeDefined();
});
