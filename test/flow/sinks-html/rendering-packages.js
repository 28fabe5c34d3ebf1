const express = require('express');
const ejs = require('ejs');
const { html, render } = require('lit-html');
const Mustache = require('mustache');
const { Liquid } = require('liquidjs');
const { marked } = require('marked');
const MarkdownIt = require('markdown-it');
const xss = require('xss');
const React = require('react');
const { renderToString } = require('react-dom/server');
const { h } = require('preact');
const cheerio = require('cheerio');
const createDOMPurify = require('dompurify');
const app = express();
const engine = new Liquid();

app.get('/a', async (req, res) => {
  res.send(ejs.render('<p><%- name %></p>', { name: req.query.name })); // !alert xss-server-response
  res.send(ejs.render('<p><%= name %></p>', { name: req.query.name })); // !safe xss-server-response
  res.send(Mustache.render('<p>{{name}}</p>', { name: req.query.name })); // !safe xss-server-response
  res.send(Mustache.render(req.query.template, {})); // !safe template-injection
  res.send(await engine.parseAndRender(req.query.template, {})); // !safe template-injection
  res.send(marked.parse(req.query.text)); // !alert xss-server-response
  res.send(new MarkdownIt({ html: true }).render(req.query.text)); // !alert xss-server-response
  res.send(new MarkdownIt().render(req.query.text)); // !safe xss-server-response
  res.send(xss(marked.parse(req.query.text))); // !safe xss-server-response
  res.send(renderToString(React.createElement('p', null, req.query.name))); // !safe xss-server-response
  res.send(renderToString(React.createElement('p', { dangerouslySetInnerHTML: { __html: req.query.name } }))); // !alert xss-dangerously-set-inner-html
  const $ = cheerio.load('<p></p>');
  $('p').text(req.query.name);
  res.send($.html()); // !safe xss-server-response
  res.render('page', { name: req.query.name }); // !safe xss-server-response
  res.render(req.query.page); // !alert path-traversal

  res.status(400).send('Unknown ' + req.query.name); // !alert xss-server-response
  res.jsonp({ name: req.query.name }); // !safe xss-server-response

  res.end(req.query.name); // !alert xss-server-response
});
