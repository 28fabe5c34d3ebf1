// A server without a framework.
var http = require('http');
var url = require('url');
var fs = require('fs');
var path = require('path');
var querystring = require('querystring');
var cp = require('child_process');

var ROOT = path.join(__dirname, 'public');

http.createServer(function (request, response) {
  var parsed = url.parse(request.url, true);
  var pathname = decodeURIComponent(parsed.pathname);

  if (pathname === '/hello') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<h1>Hello ' + parsed.query.name + '</h1>'); // !alert xss-server-response
    return;
  }
  if (pathname === '/plain') {
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    response.end('Hello ' + parsed.query.name); // !safe xss-server-response
    return;
  }
  if (pathname === '/ping') {
    cp.exec('ping -c 1 ' + parsed.query.host, function (err, stdout) { // !alert command-injection
      response.end(stdout);
    });
    return;
  }
  if (pathname === '/count') {
    cp.exec('head -n ' + (parsed.query.n | 0) + ' log.txt', function (err, stdout) { // !safe command-injection
      response.end(stdout);
    });
    return;
  }
  if (request.method === 'POST') {
    var body = '';
    request.on('data', function (chunk) {
      body += chunk;
    });
    request.on('end', function () {
      var form = querystring.parse(body);
      fs.writeFile(path.join(ROOT, form.file), form.text, function () { // !alert path-traversal
        response.writeHead(302, { Location: form.next }); // !alert open-redirect
        response.end();
      });
    });
    return;
  }
  var file = path.join(ROOT, pathname);
  if (file.indexOf(ROOT + path.sep) !== 0) {
    response.statusCode = 403;
    return response.end();
  }
  fs.createReadStream(file).pipe(response); // !safe path-traversal
}).listen(8080);

http.createServer((req, res) => {
  const address = new URL(req.url, 'http://localhost');
  fs.readFile('./files/' + address.searchParams.get('name'), 'utf8', (error, text) => { // !alert path-traversal
    if (error) throw error;
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify({ text }));
  });
}).listen(8081);
