module.exports = (code) => eval(code); // !alert code-injection
