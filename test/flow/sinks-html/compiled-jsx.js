"use strict";
const { jsx: _jsx } = require("react/jsx-runtime");
const React = require("react");
function Banner({ location }) {
  const html = new URLSearchParams(window.location.search).get("banner");
  return _jsx("div", { dangerouslySetInnerHTML: { __html: html } }); // !alert xss-dangerously-set-inner-html
}
function Other() {
  const html = decodeURIComponent(window.location.hash);
  return React.createElement("div", { dangerouslySetInnerHTML: { __html: html } }); // !alert xss-dangerously-set-inner-html
}
function Safe() {
  return React.createElement("div", { title: window.location.hash }, window.location.hash); // !safe xss-dangerously-set-inner-html
}
exports.Banner = Banner; exports.Other = Other; exports.Safe = Safe;
