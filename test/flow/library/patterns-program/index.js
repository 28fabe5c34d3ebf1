const http = require("http");

// A package that hands nothing to anybody is a program: what its functions get is known.
function isEmpty(row) {
  return /^\s*(?:,\s*)*\s*;$/.test(row); // !safe redos-literal
}

http.createServer((request, response) => response.end(String(isEmpty("a,b")))).listen(3000);
