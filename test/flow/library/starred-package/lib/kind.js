"use strict";
exports.kindOf = (value) => typeof value;
