"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.list = exports.show = exports.Controller = void 0;
const pg_1 = require("pg");
const child_process_1 = require("child_process");
const util_1 = require("util");
const path_1 = __importDefault(require("path"));
const fs_1 = __importDefault(require("fs"));
const pool = new pg_1.Pool();
const run = (0, util_1.promisify)(child_process_1.exec);
const list = (req, res) => __awaiter(void 0, void 0, void 0, function* () {
    const { rows } = yield pool.query("SELECT * FROM items WHERE tag = '" + req.query.tag + "'"); // !alert sql-injection
    const safe = yield pool.query("SELECT * FROM items WHERE tag = $1", [req.query.tag]); // !safe sql-injection
    res.json(rows.concat(safe.rows));
});
exports.list = list;
const show = (req, res) => __awaiter(void 0, void 0, void 0, function* () {
    yield run(`show ${req.params.name}`); // !alert command-injection
    yield run(`show ${Number(req.params.name)}`); // !safe command-injection
    res.end();
});
exports.show = show;
class Controller {
    constructor(root) {
        this.root = root;
    }
    file(req, res) {
        fs_1.default.createReadStream(path_1.default.join(this.root, req.query.file)).pipe(res); // !alert path-traversal
        fs_1.default.createReadStream(path_1.default.join(this.root, path_1.default.basename(req.query.file))).pipe(res); // !safe path-traversal
    }
}
exports.Controller = Controller;
