const Joi = require("joi");
const only = require("./only");

// A schema for each part of the request; what comes out takes the place of what came in.
module.exports = (parts) => (req, res, next) => {
  const known = only(parts, ["params", "query", "body"]);
  const sent = only(req, Object.keys(known));
  const { value, error } = Joi.compile(known).prefs({ abortEarly: false }).validate(sent);
  if (error) return next(new Error(error.message));
  Object.assign(req, value);
  return next();
};
