"use strict";
const tslib_1 = require("tslib");
const pg_1 = tslib_1.__importDefault(require("pg"));
const express_1 = tslib_1.__importDefault(require("express"));
const pool = new pg_1.default.Pool();
const app = (0, express_1.default)();
app.get("/a", (req, res) => tslib_1.__awaiter(void 0, void 0, void 0, function* () {
    const found = yield pool.query(`SELECT id FROM products WHERE title = '${req.query.q}'`); // !alert sql-injection
    const bound = yield pool.query("SELECT id FROM products WHERE title = $1", [req.query.q]); // !safe sql-injection
    res.json([found.rows, bound.rows]);
}));
